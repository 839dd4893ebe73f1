import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Button } from "~/ui/button";
import { CheckList, TextArea } from "~/ui/fields";
import { Card } from "~/ui/page";
import { CountBox } from "./count-box";
import { FigureFields, type FigureValues } from "./figure-fields";
import { Hidden } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "version" | "list" | "attendance" | "result">;
  reply: SubmissionResult<string[]> | null;
}

interface Values extends FigureValues {
  convened: number;
  present: number;
  excused: number;
  chosen: string[];
  reason: string;
}

/** Proposes new figures for a concluded step; a second person decides. */
export function CorrectionForm({ here, step, reply }: Props) {
  const { t } = useTranslation("survey");
  const { list, attendance, result } = step;
  const [form, fields] = useForm<Values>({
    id: "propose-correction",
    lastResult: reply,
    defaultValue: { approvals: list.map(({ id }) => ({ person: id })) },
    constraint: { reason: { required: true } },
  });
  const figures = result ? { ...result.figures, approvals: result.approvals } : null;
  return (
    <Card title={t("correction.title")}>
      <details open={reply !== null}>
        <summary className="text-accent min-h-11 py-2 font-semibold">{t("correction.propose")}</summary>
        <p className="text-muted mb-3 max-w-prose text-sm">{t("correction.text")}</p>
        <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
          <Hidden intent="propose-correction" version={step.version} />
          <TextArea field={fields.reason} label={t("correction.reason")} rows={2} />
          <div className="max-w-md">
            <CountBox field={fields.convened} label={t("step.convened")} initial={attendance?.convened} />
            <CountBox field={fields.present} label={t("now.present")} initial={attendance?.present} />
            <CountBox field={fields.excused} label={t("now.excused")} initial={attendance?.excused} />
          </div>
          <FigureFields fields={fields} list={list} figures={figures} />
          <details>
            <summary className="text-accent min-h-11 py-2 text-sm font-semibold">
              {t("result.tie-choose")}
            </summary>
            <CheckList
              field={fields.chosen}
              label={t("result.tie-choose")}
              options={list.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}`.trim() }))}
            />
          </details>
          <div>
            <Button look="primary">{t("correction.submit")}</Button>
          </div>
        </Form>
      </details>
    </Card>
  );
}
