import { useTranslation } from "react-i18next";
import type { AccessView } from "~/survey/access-view.server";
import { ButtonLink } from "~/ui/button";

/** Who read and did what with a plan, the newest first. */
export function AccessLog({ log, older }: { log: AccessView[]; older: string | null }) {
  const { t } = useTranslation("survey");
  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">{t("access.log-text")}</p>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-line border-b">
            {(["at", "who", "did"] as const).map((column) => (
              <th key={column} scope="col" className="py-2 pr-3 font-semibold">
                {t(`access.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {log.map(({ number, at, name, deed, wasRefused }) => (
            <tr key={number} className="align-top">
              <td className="py-1.5 pr-3 tabular-nums">{at}</td>
              <td className="py-1.5 pr-3 break-words">{name}</td>
              <td className={`py-1.5 break-words ${wasRefused ? "text-block font-semibold" : ""}`}>{deed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {older ? (
        <div className="no-print">
          <ButtonLink to={older}>{t("access.older")}</ButtonLink>
        </div>
      ) : null}
    </div>
  );
}
