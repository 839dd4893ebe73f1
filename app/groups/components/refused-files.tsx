import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";

/** The refused rows with the reasons, to be mended and imported again. */
export function RefusedFiles({ here }: { here: string }) {
  const { t } = useTranslation("groups");
  return (
    <Card title={t("import.refused-title")}>
      <p className="mb-3 text-sm">{t("import.refused-text")}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={`${here}/refused.xlsx`} reloadDocument>
          {t("import.refused-xlsx")}
        </ButtonLink>
        <ButtonLink to={`${here}/refused.csv`} reloadDocument>
          {t("import.refused-csv")}
        </ButtonLink>
      </div>
    </Card>
  );
}
