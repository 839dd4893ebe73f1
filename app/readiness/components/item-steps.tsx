import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ItemView } from "~/readiness/item-view.server";
import type { StepKind } from "~/readiness/item-state";
import { Button, ButtonLink } from "~/ui/button";
import { TextArea } from "~/ui/fields";
import { KeepTyping } from "~/ui/keep-typing";
import { Card } from "~/ui/page";

interface ItemStepsProps {
  here: string;
  congress: string;
  item: ItemView;
  formKey: string;
  reply: SubmissionResult<string[]> | null;
  isSaved: boolean;
}

type ReasonedStep = "return" | "propose-not-applicable";
const isReasoned = (step: StepKind): step is ReasonedStep =>
  step === "return" || step === "propose-not-applicable";

/** What the viewer can do with the item now. */
export function ItemSteps({ here, congress, item, formKey, reply, isSaved }: ItemStepsProps) {
  const { t } = useTranslation("readiness");
  const plain = item.steps.filter((step) => !isReasoned(step));
  const reasoned = item.steps.filter(isReasoned);
  const main =
    plain.find((step) => step === "done" || step === "confirm") ?? plain.find((step) => step === "start");
  return (
    <Card title={t("item.actions")}>
      {item.tie === null ? null : (
        <div className="mb-3 grid gap-3">
          <p>
            {t("item.tied")} {t(`item.tied-to.${item.tie}`)}
          </p>
          {item.tie === "agenda-published" ? (
            <p>
              <ButtonLink to={`/congresses/${congress}/agenda`}>{t("item.to-agenda")}</ButtonLink>
            </p>
          ) : null}
        </div>
      )}
      {item.steps.length === 0 && item.tie === null ? (
        <p className="text-muted">{t("item.no-actions")}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {plain.map((step) => (
          <Form key={step} method="post" action={here}>
            <Hidden step={step} />
            <input type="hidden" name="basedOn" value={item.version} />
            <input type="hidden" name="key" value={formKey} />
            <Button look={step === main ? "primary" : "secondary"}>
              {t(
                step === "confirm" && item.state === "not-applicable-proposed"
                  ? "step.confirm-not-applicable"
                  : `step.${step}`,
              )}
            </Button>
          </Form>
        ))}
      </div>
      {reasoned.map((step) => (
        <ReasonForm
          key={`${step} ${item.version}`}
          {...{ here, step, formKey, isSaved }}
          version={item.version}
          reply={reply?.initialValue?.step === step ? reply : null}
        />
      ))}
    </Card>
  );
}

interface ReasonFormProps {
  here: string;
  step: ReasonedStep;
  version: number;
  formKey: string;
  reply: SubmissionResult<string[]> | null;
  isSaved: boolean;
}

function ReasonForm({ here, step, version, formKey, reply, isSaved }: ReasonFormProps) {
  const { t } = useTranslation("readiness");
  const [form, fields] = useForm<{ reason: string }>({
    id: step,
    lastResult: reply,
    constraint: { reason: { required: true } },
  });
  return (
    <details className="mt-2" open={reply !== null}>
      <summary className="text-accent min-h-11 py-2 font-semibold">{t(`step.${step}`)}</summary>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-3">
        <Hidden step={step} />
        <KeepTyping name={`${here} ${step}`} basedOn={version} {...{ formKey, isSaved }} />
        <TextArea field={fields.reason} label={t(`step-reason.${step}`)} rows={3} />
        <div>
          <Button look={step === "return" ? "danger" : "secondary"}>{t(`step.${step}`)}</Button>
        </div>
      </Form>
    </details>
  );
}

function Hidden({ step }: { step: StepKind }) {
  return (
    <>
      <input type="hidden" name="intent" value="step" />
      <input type="hidden" name="step" value={step} />
    </>
  );
}
