import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";

const papers = ["programme", "script", "cards"] as const;

/** The papers of a draft: what can be taken to the printer. `base` is the address of the congress. */
export function PrintMenu({ base }: { base: string }) {
  const { t } = useTranslation("agenda");
  return (
    <details className="open:w-full">
      <summary className="bg-surface text-accent border-line-strong hover:bg-accent-soft inline-flex min-h-11 cursor-pointer items-center rounded-md border px-4 py-2 text-sm font-semibold">
        {t("print.menu")}
      </summary>
      <ul className="mt-2 flex flex-wrap gap-2">
        {papers.map((paper) => (
          <li key={paper}>
            <ButtonLink to={`${base}/agenda/edit/${paper}.docx`} reloadDocument look="quiet">
              {t(`print.${paper}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
