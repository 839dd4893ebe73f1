import { useTranslation } from "react-i18next";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/page";

/** Says that delegates fell out or came new since the division was made, and leads to the page that mends it. */
export function LateNotice({ to, gone, unseated }: { to: string; gone: number; unseated: number }) {
  const { t } = useTranslation("groups");
  if (gone + unseated === 0) return null;
  return (
    <div className="no-print">
      <Notice tone="warn" title={t("late.title")}>
        <p>
          {[
            gone > 0 ? t("late.gone", { count: gone }) : "",
            unseated > 0 ? t("late.unseated", { count: unseated }) : "",
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
        <p className="mt-2">
          <ButtonLink look="primary" to={to}>
            {t("late.look")}
          </ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
