import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { TextField } from "~/ui/fields";
import { shortestPassword } from "../password-length";

/** A new password, typed twice. */
export function NewPassword({
  fields,
}: {
  fields: { password: FieldMetadata<string>; again: FieldMetadata<string> };
}) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <TextField
        field={fields.password}
        type="password"
        label={t("password.new")}
        hint={t("password.hint", { count: shortestPassword })}
        autoComplete="new-password"
      />
      <TextField
        field={fields.again}
        type="password"
        label={t("password.again")}
        autoComplete="new-password"
      />
    </>
  );
}
