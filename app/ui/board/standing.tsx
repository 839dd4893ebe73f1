import { useTranslation } from "react-i18next";

interface BoardStandingProps {
  isOffline: boolean;
  isSaving: boolean;
  /** Names of the others who have the board open. */
  others: string[];
}

/** Whether everything on a board is saved, and who else is there. */
export function BoardStanding({ isOffline, isSaving, others }: BoardStandingProps) {
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
      {others.length > 0 ? (
        <p className="bg-warn-soft text-warn rounded px-2 py-1 text-sm font-semibold break-words">
          {t("board.present", { names: others.join(", ") })}
        </p>
      ) : null}
    </>
  );
}
