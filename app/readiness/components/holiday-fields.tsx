import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { HolidayForm } from "~/readiness/holiday-form";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";

interface HolidayFieldsProps {
  here: string;
  /** The version that a change rests on; null to enter a holiday. */
  version: number | null;
  values: z.input<typeof HolidayForm> | { day: string; source: string };
  reply: SubmissionResult<string[]> | null;
}

/** The day, names and source of a holiday. */
export function HolidayFields({ here, version, values, reply }: HolidayFieldsProps) {
  const { t } = useTranslation(["readiness", "common"]);
  const [form, fields] = useForm<z.input<typeof HolidayForm>>({
    id: "holiday",
    lastResult: reply,
    defaultValue: values,
    constraint: getZodConstraint(HolidayForm),
  });
  return (
    <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-2xl gap-4">
      {version === null ? null : <input type="hidden" name="basedOn" value={version} />}
      <TextField field={fields.day} type="date" label={t("holidays.day")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.nameVi} label={t("holidays.name-vi")} autoComplete="off" />
        <TextField field={fields.nameEn} label={t("holidays.name-en")} autoComplete="off" />
      </div>
      <TextField
        field={fields.source}
        label={t("holidays.source")}
        hint={t("holidays.source-hint")}
        autoComplete="off"
      />
      <div>
        <Button look="primary">{t(version === null ? "holidays.add" : "common:save")}</Button>
      </div>
    </Form>
  );
}
