import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import { useTranslation } from "react-i18next";
import { languages, type Language } from "~/platform/language";
import { Button } from "~/ui/button";
import { SelectField, TextField, TickBox } from "~/ui/fields";
import { alarmChoices, type EntryKind } from "../entry";
import type { NewFeed as Schema } from "../feed-form";

interface Props {
  scopes: { value: string; label: string }[];
  kinds: readonly EntryKind[];
  reply: SubmissionResult | null;
}

/** The form for a new secret feed. */
export function NewFeed({ scopes, kinds: offered, reply }: Props) {
  const { t, i18n } = useTranslation("calendar");
  const [form, fields] = useForm<z.input<typeof Schema>>({
    id: "new-feed",
    lastResult: reply,
    defaultValue: {
      scope: scopes[0]?.value,
      language: i18n.language as Language,
      kinds: { congress: "on", slot: "on" },
    } as never,
    constraint: { name: { required: true }, scope: { required: true }, language: { required: true } },
  });
  const kinds = fields.kinds.getFieldset();
  const alarms = fields.alarms.getFieldset();
  const alarmOptions = ["none" as const, ...alarmChoices].map((choice) => ({
    value: String(choice),
    label: t(`secret.alarm-${choice}`),
  }));
  return (
    <Form method="post" reloadDocument {...getFormProps(form)} className="grid gap-4">
      <TextField field={fields.name} label={t("secret.name")} hint={t("secret.name-hint")} />
      <SelectField field={fields.scope} label={t("secret.scope")} options={scopes} />
      <fieldset>
        <legend className="text-sm font-semibold">{t("secret.kinds")}</legend>
        {offered.map((kind) => (
          <TickBox key={kind} field={kinds[kind]} label={t(`kind.${kind}`)} />
        ))}
        <p className="text-muted mt-1 text-sm">{t("secret.kinds-hint")}</p>
      </fieldset>
      <TickBox field={fields.tasks} label={t("secret.tasks")} hint={t("secret.tasks-hint")} />
      <details className="border-line rounded-md border px-3">
        <summary className="min-h-11 py-2.5 text-sm font-semibold">{t("secret.alarms")}</summary>
        <p className="text-muted pb-2 text-sm">{t("secret.alarm-hint")}</p>
        <div className="grid gap-3 pb-3 sm:grid-cols-2">
          {offered.map((kind) => (
            <SelectField
              key={kind}
              field={alarms[kind]}
              label={t("secret.alarm", { kind: t(`kind.${kind}`) })}
              options={alarmOptions}
            />
          ))}
        </div>
      </details>
      <SelectField
        field={fields.language}
        label={t("secret.language")}
        options={languages.map((language) => ({ value: language, label: t(`page.in-${language}`) }))}
      />
      <Button look="primary" name="intent" value="create" className="justify-self-start">
        {t("secret.create")}
      </Button>
    </Form>
  );
}
