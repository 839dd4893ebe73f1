import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { Button } from "~/ui/button";
import { PasswordField } from "~/ui/password-field";
import type { ChangePasswordForm } from "../password-rules.server";
import { NewPassword } from "./new-password";

/** The current password and a new one. The e-mail stands in it unseen, for password managers. */
export function ChangePassword({
  email,
  reply,
}: {
  email: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<z.input<typeof ChangePasswordForm>>({
    id: "change-password",
    lastResult: reply,
    constraint: { current: { required: true }, password: { required: true }, again: { required: true } },
  });
  return (
    <Form
      method="post"
      action="/account"
      reloadDocument
      {...getFormProps(form)}
      className="grid max-w-md gap-4"
    >
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <PasswordField field={fields.current} label={t("password.current")} autoComplete="current-password" />
      <NewPassword fields={fields} />
      <div>
        <Button look="primary">{t("account.change-password")}</Button>
      </div>
    </Form>
  );
}
