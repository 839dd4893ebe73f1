import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { agendaLevels } from "~/congress/committee";
import { Button } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import type { FormAnswer } from "./answers.server";
import { FormNotice } from "./form-notice";
import { LevelForm, type LevelFields } from "./level-form";

interface Props {
  /** The level's identifier, or `new`. */
  id: string;
  values: Partial<LevelFields>;
  version: number;
  answer: FormAnswer | undefined;
  /** What the form is called to those who hear it. */
  label: string;
  submit: string;
  /** Beside the button that saves. */
  remark?: string | undefined;
}

const constraint = getZodConstraint(LevelForm);

/** The form of one level among others on the page. */
export function LevelFormFields({ id, values, version, answer, label, submit, remark }: Props) {
  const { t } = useTranslation(["congress", "common"]);
  const [form, fields] = useForm<z.input<typeof LevelForm>>({
    id: `level-${id}`,
    lastResult: answer?.reply,
    defaultValue: values,
    constraint,
  });
  const stored = answer?.stored ?? {};
  return (
    <Form method="post" {...getFormProps(form)} noValidate aria-label={label} className="grid gap-4">
      <FormNotice answer={answer} />
      <input type="hidden" name="level" value={id} />
      <input type="hidden" name="basedOn" value={answer?.basedOn ?? version} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_7rem_1fr]">
        <TextField field={fields.nameVi} label={t("level.name")} stored={stored.nameVi} />
        <TextField field={fields.nameEn} label={t("level.name-en")} stored={stored.nameEn} />
        <TextField
          field={fields.position}
          inputMode="numeric"
          label={t("level.position")}
          stored={stored.position}
        />
        <SelectField
          field={fields.agendaLevel}
          label={t("level.agenda-level")}
          stored={stored.agendaLevel}
          options={agendaLevels.map((value) => ({ value, label: t(`agenda-level.${value}`) }))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button look={id === "new" ? "primary" : "secondary"}>{submit}</Button>
        {remark ? <span className="text-muted text-sm">{remark}</span> : null}
      </div>
    </Form>
  );
}
