import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { templateCodes } from "~/agenda/create-form";
import { Button } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Card } from "~/ui/page";

/** Begins an agenda from a template. */
export function CreateAgenda({
  action,
  suggested,
  asksDay,
  asksDelegates,
  reply,
}: {
  action: string;
  suggested: string;
  asksDay: boolean;
  asksDelegates: boolean;
  reply?: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("agenda");
  const [form, fields] = useForm<{ template: string; firstDay?: string; delegates?: number }>({
    id: "create-agenda",
    lastResult: reply,
    defaultValue: { template: suggested },
    constraint: { template: { required: true }, firstDay: { required: true }, delegates: { required: true } },
  });
  return (
    <Card title={t("edit.create-title")}>
      <p className="text-muted mb-4">{t("edit.create-lead")}</p>
      <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-xl gap-4">
        <input type="hidden" name="intent" value="create" />
        <SelectField
          field={fields.template}
          label={t("edit.template")}
          hint={t("edit.template-note")}
          options={templateCodes.map((value) => ({ value, label: t(`edit.templates.${value}`) }))}
        />
        {asksDay ? (
          <TextField
            field={fields.firstDay}
            type="date"
            label={t("edit.first-day")}
            hint={t("edit.first-day-hint")}
          />
        ) : null}
        {asksDelegates ? (
          <TextField field={fields.delegates} type="number" min={1} label={t("edit.delegates")} />
        ) : null}
        <div>
          <Button look="primary">{t("edit.create")}</Button>
        </div>
      </Form>
    </Card>
  );
}
