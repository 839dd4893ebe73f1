import { useTranslation } from "react-i18next";
import { Card } from "~/ui/page";
import { StepButton } from "./step-form";

/** Takes a step out of a plan that has not begun. */
export function RemoveStep({ here, version }: { here: string; version: number }) {
  const { t } = useTranslation("survey");
  return (
    <Card title={t("step.remove")}>
      <p className="text-muted mb-3 text-sm">{t("step.remove-text")}</p>
      <StepButton look="danger" intent="remove" label={t("step.remove")} {...{ here, version }} />
    </Card>
  );
}
