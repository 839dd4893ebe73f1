import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Choice, Choices } from "~/platform/choices";
import { Button, ButtonLink } from "~/ui/button";
import { ChoiceField } from "~/ui/choice-field";
import { SelectField, TextField } from "~/ui/fields";
import type { FormAnswer } from "./answers.server";
import { CommitteeForm, type CommitteeFields } from "./committee-form";
import { FormNotice } from "./form-notice";

interface Props {
  values: Partial<CommitteeFields>;
  version: number;
  parents: Choices;
  /** True where the committee may stand at the top of a tree. */
  mayBeTop: boolean;
  levels: Choice[];
  answer: FormAnswer | undefined;
}

const constraint = getZodConstraint(CommitteeForm);

/** The form of a committee, posted to the page that it stands on. */
export function CommitteeFormFields({ values, version, parents, mayBeTop, levels, answer }: Props) {
  const { t } = useTranslation(["congress", "common"]);
  const [form, fields] = useForm<z.input<typeof CommitteeForm>>({
    id: "committee",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: { ...constraint, parentId: { required: !mayBeTop } },
  });
  const stored = answer?.stored ?? {};
  return (
    <Form method="post" {...getFormProps(form)} noValidate className="grid gap-4">
      <FormNotice answer={answer} />
      <input type="hidden" name="basedOn" value={answer?.basedOn ?? version} />
      <TextField
        field={fields.nameVi}
        label={t("committee.name")}
        hint={t("committee.name-hint")}
        stored={stored.nameVi}
      />
      <TextField field={fields.nameEn} label={t("committee.name-en")} stored={stored.nameEn} />
      <TextField
        field={fields.organVi}
        label={t("committee.organ")}
        hint={t("committee.organ-hint")}
        stored={stored.organVi}
      />
      <TextField field={fields.organEn} label={t("committee.organ-en")} stored={stored.organEn} />
      <ChoiceField
        field={fields.parentId}
        label={t("committee.parent")}
        choices={parents}
        reply={answer?.reply}
        empty={t(mayBeTop ? "committee.no-parent" : "committee.choose-parent")}
        stored={stored.parentId}
      />
      <SelectField
        field={fields.levelId}
        label={t("committee.level")}
        options={levels}
        empty={t("committee.choose-level")}
        stored={stored.levelId}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary">{t("common:save")}</Button>
        <ButtonLink to="/committees">{t("common:cancel")}</ButtonLink>
      </div>
    </Form>
  );
}
