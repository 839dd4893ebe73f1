import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

/** The recovery codes, shown once, to be printed or written down. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <PageHead title={t("second-factor.codes-title")} lead={t("second-factor.codes-text")} />
      <div className="max-w-xl">
        <Card>
          <ol className="grid list-decimal gap-x-10 gap-y-2 pl-8 font-mono text-lg sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </Card>
        <p className="no-print mt-4">
          <ButtonLink to="/account/second-factor" look="primary" reloadDocument>
            {t("second-factor.codes-done")}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}
