import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { grantable } from "~/survey/grants";
import { Button } from "~/ui/button";
import { CheckList, TextField } from "~/ui/fields";

interface Props {
  here: string;
  /** The day that is filled in. */
  endsOn: string;
  reply: SubmissionResult<string[]> | undefined;
}

/** Grants somebody access by name: to whom, what, until when. */
export function GrantFields({ here, endsOn, reply }: Props) {
  const { t } = useTranslation("survey");
  const required = { required: true } as const;
  const [form, fields] = useForm<{ email: string; capabilities: string[]; endsOn: string }>({
    id: "grant",
    lastResult: reply,
    defaultValue: { endsOn, capabilities: ["read"] },
    constraint: { email: required, capabilities: required, endsOn: required },
  });
  return (
    <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-2xl gap-4">
      <input type="hidden" name="intent" value="grant" />
      <TextField
        field={fields.email}
        type="email"
        label={t("access.email")}
        hint={t("access.email-hint")}
        autoComplete="off"
      />
      <CheckList
        field={fields.capabilities}
        label={t("access.what")}
        options={grantable.map((value) => ({ value, label: t(`capability.${value}`) }))}
      />
      <TextField field={fields.endsOn} type="date" label={t("access.ends-on")} />
      <div>
        <Button look="primary">{t("access.grant")}</Button>
      </div>
    </Form>
  );
}
