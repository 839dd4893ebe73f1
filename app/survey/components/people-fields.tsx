import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { SelectField, TextArea } from "~/ui/fields";
import { Card } from "~/ui/page";

interface Props {
  here: string;
  /** The step that is chosen at first. */
  step: string;
  /** The steps whose lists can still change. */
  steps: { value: string; label: string }[];
  withNames: boolean;
  reply: SubmissionResult<string[]> | undefined;
}

/** Adds people to a plan and to the list of a step, one a line. */
export function PeopleFields({ here, step, steps, withNames, reply }: Props) {
  const { t } = useTranslation("survey");
  const [form, fields] = useForm<{ step: string; lines: string }>({
    id: "people",
    lastResult: reply,
    defaultValue: { step },
    constraint: { step: { required: true }, lines: { required: true } },
  });
  return (
    <Card title={t("people.add")}>
      {steps.length === 0 ? (
        <p className="text-muted">{t("people.no-step")}</p>
      ) : (
        <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
          <SelectField field={fields.step} label={t("people.step")} options={steps} />
          <TextArea
            field={fields.lines}
            label={t("people.lines")}
            hint={t(withNames ? "people.lines-names" : "people.lines-codes")}
            rows={8}
          />
          <div>
            <Button look="primary">{t("people.submit")}</Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
