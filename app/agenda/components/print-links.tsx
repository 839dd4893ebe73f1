import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";

/** The published programme as a file, and the page itself on paper where scripts can start the printer. */
export function PrintLinks({ base, version }: { base: string; version: number }) {
  const { t } = useTranslation("agenda");
  const isAwake = useHydrated();
  return (
    <>
      <ButtonLink to={`${base}/agenda/programme.docx?version=${version}`} reloadDocument>
        {t("print.download")}
      </ButtonLink>
      {isAwake ? <Button onClick={() => window.print()}>{t("print.print-page")}</Button> : null}
    </>
  );
}
