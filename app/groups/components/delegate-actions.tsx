import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";

interface DelegateActionsProps {
  base: string;
  /** The query of the page: what is exported is what is shown. */
  address: string;
  mayEdit: boolean;
}

/** Adds, imports, exports. */
export function DelegateActions({ base, address, mayEdit }: DelegateActionsProps) {
  const { t } = useTranslation("groups");
  return (
    <>
      {mayEdit ? (
        <>
          <ButtonLink look="primary" to={`${base}/new`}>
            {t("delegates.add")}
          </ButtonLink>
          <ButtonLink to={`${base}/import`}>{t("delegates.import")}</ButtonLink>
        </>
      ) : null}
      <ButtonLink to={`${base}/cards`}>{t("delegates.cards")}</ButtonLink>
      <ButtonLink to={`${base}/export.xlsx${address}`} reloadDocument>
        {t("delegates.export-xlsx")}
      </ButtonLink>
      <ButtonLink to={`${base}/export.csv${address}`} reloadDocument>
        {t("delegates.export-csv")}
      </ButtonLink>
    </>
  );
}
