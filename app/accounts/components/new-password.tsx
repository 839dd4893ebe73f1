import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { PasswordField } from "~/ui/password-field";
import { shortestPassword } from "../password-length";
import { PasswordMeter } from "./password-meter";

/** A new password, typed twice. */
export function NewPassword({
  fields,
}: {
  fields: { password: FieldMetadata<string>; again: FieldMetadata<string> };
}) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <div>
        <PasswordField
          field={fields.password}
          label={t("password.new")}
          hint={t("password.hint", { count: shortestPassword })}
          autoComplete="new-password"
        />
        <PasswordMeter field={fields.password.id} />
      </div>
      <PasswordField field={fields.again} label={t("password.again")} autoComplete="new-password" />
    </>
  );
}
