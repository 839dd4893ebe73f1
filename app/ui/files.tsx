import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

interface FileFieldProps {
  id: string;
  name: string;
  label: string;
  hint: string;
  accept: string;
  multiple?: boolean;
}

/** Chooses files of one's own machine. */
export function FileField({ id, label, hint, ...input }: FileFieldProps) {
  return (
    <div className="grid min-w-0 gap-2">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-muted text-sm">
        {hint}
      </p>
      <input
        id={id}
        type="file"
        {...input}
        aria-describedby={`${id}-hint`}
        className="border-line-strong bg-surface block min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-sm"
      />
    </div>
  );
}

interface AttachedFilesProps {
  files: { id: string; name: string; about: string }[];
  /** Where files are fetched: followed by their id. */
  folder: string;
  /** The form that takes a file off, by the field that names it; null where none may be. */
  removal: { here: string; intent: string; field: string } | null;
}

/** Files that were attached, to be fetched or taken off. */
export function AttachedFiles({ files, folder, removal }: AttachedFilesProps) {
  const { t } = useTranslation("form");
  return (
    <ul className="divide-line divide-y">
      {files.map(({ id, name, about }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <div className="min-w-0">
            <a
              href={`${folder}/${id}`}
              className="text-accent font-semibold wrap-anywhere underline underline-offset-4"
            >
              {name}
            </a>
            <p className="text-muted text-sm">{about}</p>
          </div>
          {removal ? (
            <Form method="post" action={removal.here}>
              <input type="hidden" name="intent" value={removal.intent} />
              <input type="hidden" name={removal.field} value={id} />
              <Button look="quiet" aria-label={t("upload.remove-label", { name })}>
                {t("upload.remove")}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
