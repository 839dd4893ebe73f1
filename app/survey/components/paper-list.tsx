import type { PaperLine } from "~/survey/print/list-papers.server";
import { ButtonLink } from "~/ui/button";

/** The papers of a step: what each is, and its files by codes or with names. */
export function PaperList({ base, papers }: { base: string; papers: PaperLine[] }) {
  return (
    <ul className="divide-line divide-y">
      {papers.map(({ paper, name, text, files }) => (
        <li key={paper} className="grid gap-3 py-4 first:pt-0 last:pb-0">
          <div>
            <h2 className="font-semibold">{name}</h2>
            <p className="text-muted text-sm">{text}</p>
          </div>
          {files.map(({ file, label, sheets }) => (
            <div key={file} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <ButtonLink
                reloadDocument
                to={`${base}/${file}`}
                aria-label={`${name}: ${label}`}
                className="no-print min-w-56"
              >
                {label}
              </ButtonLink>
              {sheets ? <p className="min-w-0 flex-1 basis-56 text-sm">{sheets}</p> : null}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
