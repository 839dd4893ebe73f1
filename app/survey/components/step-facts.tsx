import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Card } from "~/ui/page";

/** When, where, who, and by which rules. */
export function StepFacts({ step }: { step: StepView }) {
  const { t } = useTranslation("survey");
  const facts = [
    [t("step.when"), [step.when, step.distance].filter(Boolean).join(", ")],
    [t("step.place"), step.place],
    [t("step.body"), step.body],
    [t("step.purpose"), step.purpose],
    [t("step.responsible"), step.responsible],
    [t("step.convened"), step.planned === null ? "" : String(step.planned)],
    [t("step.depends"), step.follows],
  ] as const;
  return (
    <Card title={t("step.facts")}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value], index) => (
            <div key={index} className="contents">
              <dt className="text-muted text-sm">{name}</dt>
              <dd className="break-words whitespace-pre-line">{value}</dd>
            </div>
          ))}
      </dl>
      <ul className="border-line mt-3 grid gap-1 border-t pt-3">
        {step.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Card>
  );
}
