import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { categories, facts } from "~/readiness/template";
import { TemplateItemForm } from "~/readiness/template-form";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField, TextArea, TextField, TickBox } from "~/ui/fields";
import { Card, Notice } from "~/ui/page";

interface TemplateItemFieldsProps {
  here: string;
  back: string;
  /** The version of the template that the form was opened with. */
  version: number;
  values: Record<string, string>;
  others: { value: string; label: string }[];
  reply: SubmissionResult<string[]> | null;
}

const origins = ["first-day", "last-day", "item", "fixed"] as const;

/** The form of one item of a template. */
export function TemplateItemFields({ here, back, version, values, others, reply }: TemplateItemFieldsProps) {
  const { t } = useTranslation(["readiness", "common"]);
  const [form, fields] = useForm<Record<string, string>>({
    id: "item",
    lastResult: reply,
    defaultValue: values,
    constraint: getZodConstraint(TemplateItemForm),
  });
  const field = (name: string) => {
    const found = fields[name];
    if (!found) throw new Error(`No field ${name}`);
    return found;
  };
  return (
    <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-3xl gap-6">
      {form.errors ? (
        <Notice tone="block" live>
          {form.errors.join(" ")}
        </Notice>
      ) : null}
      <input type="hidden" name="basedOn" value={version} />
      <Card>
        <div className="grid gap-4">
          <TextField field={field("titleVi")} label={t("template.field.titleVi")} />
          <TextField field={field("titleEn")} label={t("template.field.titleEn")} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              field={field("code")}
              label={t("template.field.code")}
              hint={t("template.field.code-hint")}
            />
            <SelectField
              field={field("category")}
              label={t("template.field.category")}
              options={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
            />
          </div>
          <TextArea field={field("instructions")} label={t("template.field.instructions")} />
          <TextField field={field("source")} label={t("template.field.source")} />
        </div>
      </Card>
      <Card title={t("template.field.due")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            field={field("from")}
            label={t("template.field.from")}
            options={origins.map((value) => ({ value, label: t(`template.field.from-${value}`) }))}
          />
          <TextField
            field={field("days")}
            label={t("template.field.days")}
            hint={t("template.field.days-hint")}
          />
          <SelectField
            field={field("other")}
            label={t("template.field.other")}
            options={others}
            empty={t("template.field.none")}
          />
          <TextField field={field("day")} type="date" label={t("template.field.day")} />
        </div>
      </Card>
      <Card>
        <div className="grid gap-4">
          <TickBox field={field("mandatory")} label={t("template.field.mandatory")} />
          <TickBox field={field("evidence")} label={t("template.field.evidence")} />
          <SelectField
            field={field("fact")}
            label={t("template.field.fact")}
            options={facts.map((value) => ({ value, label: t(`template.fact.${value}`) }))}
            empty={t("template.field.fact-none")}
          />
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button look="primary">{t("template.save")}</Button>
        <ButtonLink to={back}>{t("common:cancel")}</ButtonLink>
      </div>
    </Form>
  );
}
