import { useTranslation } from "react-i18next";
import type { Company } from "~/platform/board-company";

interface BoardStandingProps {
  isOffline: boolean;
  isSaving: boolean;
  company: Company;
}

/** Whether everything on a board is saved, and who else is there. */
export function BoardStanding({ isOffline, isSaving, company }: BoardStandingProps) {
  const { t } = useTranslation("common");
  return (
    <>
      <p className="text-muted text-sm" role="status">
        {isOffline ? (
          <span className="text-block font-semibold">{t("board.offline")}</span>
        ) : (
          t(isSaving ? "board.saving" : "board.saved")
        )}
      </p>
      {company.others.length > 0 ? (
        <p className="bg-warn-soft text-warn rounded px-2 py-1 text-sm font-semibold break-words">
          {t("board.present", { names: company.others.join(", ") })}
        </p>
      ) : null}
      {company.isOpenTwice ? <p className="text-muted text-sm">{t("board.open-twice")}</p> : null}
    </>
  );
}
