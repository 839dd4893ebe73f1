import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mostGroups } from "~/groups/division/content";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card } from "~/ui/page";

/** Begins a division: its name and how many groups. Everything else is asked on the next page. */
export function NewDivisionForm({
  action,
  suggested,
  reply,
}: {
  action: string;
  suggested: { name: string; groups: number };
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("groups");
  const [form, fields] = useForm<{ name: string; groups: string }>({
    id: "new-division",
    lastResult: reply,
    defaultValue: { name: suggested.name, groups: String(suggested.groups) },
    constraint: { name: { required: true }, groups: { required: true } },
  });
  return (
    <Card title={t("groups.new")}>
      <Form
        method="post"
        action={action}
        {...getFormProps(form)}
        className="grid max-w-2xl items-end gap-4 sm:grid-cols-2"
      >
        <TextField field={fields.name} label={t("groups.name")} />
        <TextField field={fields.groups} type="number" min={1} max={mostGroups} label={t("groups.count")} />
        <div>
          <Button look="primary" name="intent" value="create">
            {t("groups.create")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
