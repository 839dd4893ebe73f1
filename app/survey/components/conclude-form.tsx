import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Button } from "~/ui/button";
import { CheckList, TextArea, TextField } from "~/ui/fields";
import { Hidden } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "version" | "result">;
  today: string;
  reply: SubmissionResult<string[]> | null;
}

/** The number and day of the minutes; where people are tied, who goes on and why. */
export function ConcludeForm({ here, step, today, reply }: Props) {
  const { t } = useTranslation("survey");
  const tie = step.result?.tie ?? null;
  const [form, fields] = useForm<{ number: string; day: string; chosen: string[]; tieReason: string }>({
    id: "conclude",
    lastResult: reply,
    defaultValue: { day: today },
    constraint: {
      number: { required: true },
      day: { required: true },
      tieReason: { required: tie !== null },
    },
  });
  return (
    <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-xl gap-4">
      <Hidden intent="conclude" version={step.version} />
      {tie ? (
        <>
          <CheckList
            field={fields.chosen}
            label={t("result.tie-choose")}
            hint={tie.text}
            options={tie.people.map(({ id, code, name }) => ({
              value: id,
              label: `${code} ${name}`.trim(),
            }))}
          />
          <TextArea field={fields.tieReason} label={t("result.tie-reason")} rows={2} />
        </>
      ) : null}
      <TextField field={fields.number} label={t("now.minutes-number")} autoComplete="off" />
      <TextField field={fields.day} type="date" label={t("now.minutes-day")} />
      <div>
        <Button look="primary">{t("now.conclude")}</Button>
      </div>
    </Form>
  );
}
