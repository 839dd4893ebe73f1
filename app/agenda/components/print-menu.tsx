import { useTranslation } from "react-i18next";

const papers = ["programme", "script", "cards"] as const;

/** The papers of a draft: what can be taken to the printer. `base` is the address of the congress. */
export function PrintMenu({ base }: { base: string }) {
  const { t } = useTranslation("agenda");
  return (
    <details className="relative">
      <summary className="bg-surface text-accent border-line-strong hover:bg-accent-soft inline-flex min-h-11 cursor-pointer items-center rounded-md border px-4 py-2 text-sm font-semibold">
        {t("print.menu")}
      </summary>
      <ul className="bg-surface border-line-strong rounded-card absolute left-0 z-20 mt-1 w-72 max-w-[calc(100vw-2rem)] border py-1 shadow-lg">
        {papers.map((paper) => (
          <li key={paper}>
            <a
              href={`${base}/agenda/edit/${paper}.docx`}
              className="text-accent hover:bg-accent-soft flex min-h-11 items-center px-4 py-2 text-sm font-semibold"
            >
              {t(`print.${paper}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
