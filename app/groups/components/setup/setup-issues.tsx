import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";

/** What is wrong with the setup, and which conditions do not hold now because somebody does not take part. */
export function SetupIssues({ faults, setAside }: { faults: string[]; setAside: string[] }) {
  const { t } = useTranslation("groups");
  return (
    <>
      {faults.length > 0 ? (
        <Notice tone="block" title={t("setup.faults")}>
          <ul className="list-disc pl-5">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {setAside.length > 0 ? (
        <Notice tone="warn" title={t("setup.set-aside")}>
          <ul className="list-disc pl-5">
            {setAside.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
