import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Choices } from "~/platform/choices";
import { ChoiceField } from "~/ui/choice-field";
import { SelectField } from "~/ui/fields";
import { roles } from "../viewer";

/** A role, and where it holds: everywhere, or for one committee and those below it. */
export function RoleFields({
  fields,
  committees,
  hint,
  reply,
}: {
  fields: { role: FieldMetadata<unknown>; committee: FieldMetadata<unknown> };
  committees: Choices;
  hint?: string;
  reply: SubmissionResult | null | undefined;
}) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <SelectField
        field={fields.role}
        label={t("people.role")}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <ChoiceField
        field={fields.committee}
        label={t("people.committee")}
        hint={hint}
        empty={t("people.everywhere")}
        choices={committees}
        reply={reply}
      />
    </>
  );
}
