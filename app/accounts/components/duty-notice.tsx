import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Notice } from "~/ui/page";

/** Tells somebody whose roles ask for a second factor to set it up, until when, and that roles rest after that. */
export function DutyNotice({ by, isOver }: { by: string; isOver: boolean }) {
  const { t } = useTranslation("accounts");
  return (
    <div className="no-print mb-6">
      <Notice tone={isOver ? "block" : "warn"}>
        {isOver ? t("second-factor.due-over") : t("second-factor.due-soon", { at: by })}{" "}
        <Link to="/account/second-factor" className="font-semibold underline underline-offset-4">
          {t("second-factor.due-link")}
        </Link>
      </Notice>
    </div>
  );
}
