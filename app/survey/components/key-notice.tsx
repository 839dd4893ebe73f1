import { useTranslation } from "react-i18next";
import type { PlanHeadView } from "~/survey/plan-view.server";
import { Notice } from "~/ui/page";

/** Why names and traits cannot be read, where they cannot. */
export function KeyNotice({ head }: { head: Pick<PlanHeadView, "isArchived" | "keyProblem"> }) {
  const { t } = useTranslation("survey");
  if (head.isArchived) return <Notice tone="warn">{t("plan.archived")}</Notice>;
  return head.keyProblem ? <Notice tone="block">{t("plan.wrong-key")}</Notice> : null;
}
