import { useTranslation } from "react-i18next";
import type { LocalOpinion } from "~/groups/reports/saving";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";

interface OpinionConflictProps {
  conflict: NonNullable<LocalOpinion["conflict"]>;
  hasScripts: boolean;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** What another device stored meanwhile; the writer decides which text holds. */
export function OpinionConflict({ conflict, hasScripts, keepMine, takeTheirs }: OpinionConflictProps) {
  const { t } = useTranslation("groups");
  return (
    <div className="mb-3">
      <Notice
        tone="block"
        live
        title={t(conflict === "removed" ? "reports.form.conflict-removed" : "reports.form.conflict-title")}
      >
        {conflict === "removed" ? null : (
          <>
            <p>{t("reports.form.conflict-by", { author: conflict.author })}</p>
            <p className="text-ink mt-1 break-words whitespace-pre-line">
              {[conflict.fields.section, conflict.fields.text].filter(Boolean).join(": ")}
            </p>
          </>
        )}
        {hasScripts ? (
          <div className="mt-2 flex flex-wrap gap-2">
            <Button type="button" onClick={keepMine}>
              {t("reports.form.keep-mine")}
            </Button>
            <Button type="button" onClick={takeTheirs}>
              {t("reports.form.take-theirs")}
            </Button>
          </div>
        ) : null}
      </Notice>
    </div>
  );
}
