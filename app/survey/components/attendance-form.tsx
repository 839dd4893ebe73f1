import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Button } from "~/ui/button";
import { CountBox } from "./count-box";
import { Hidden } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "version" | "planned" | "attendance">;
  reply: SubmissionResult<string[]> | null;
}

/** How many were convened, are present, are excused. */
export function AttendanceForm({ here, step, reply }: Props) {
  const { t } = useTranslation("survey");
  const { attendance, planned } = step;
  const [form, fields] = useForm<{ convened: number; present: number; excused: number }>({
    id: "attend",
    lastResult: reply,
    defaultValue: {
      convened: attendance?.convened ?? planned,
      present: attendance?.present,
      excused: attendance?.excused ?? 0,
    },
  });
  return (
    <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-md gap-1">
      <Hidden intent="attend" version={step.version} />
      <CountBox field={fields.convened} label={t("step.convened")} />
      <CountBox field={fields.present} label={t("now.present")} />
      <CountBox field={fields.excused} label={t("now.excused")} />
      <div className="mt-3">
        <Button look={attendance ? "secondary" : "primary"}>{t("now.attend")}</Button>
      </div>
    </Form>
  );
}
