import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SelectField } from "~/ui/fields";
import { roles } from "../viewer";

/** A role, and where it holds: everywhere, or for one committee and those below it. */
export function RoleFields({
  fields,
  committees,
  hint,
}: {
  fields: { role: FieldMetadata<unknown>; committee: FieldMetadata<unknown> };
  committees: { value: string; label: string }[];
  hint?: string;
}) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <SelectField
        field={fields.role}
        label={t("people.role")}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <SelectField
        field={fields.committee}
        label={t("people.committee")}
        hint={hint}
        empty={t("people.everywhere")}
        options={committees}
      />
    </>
  );
}
