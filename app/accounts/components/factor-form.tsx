import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { PasswordField } from "~/ui/password-field";

interface Props {
  intent: string;
  label: string;
  text?: string | undefined;
  /** Who signs in by another service has no password to type again. */
  hasPassword: boolean;
  reply?: SubmissionResult<string[]> | undefined;
  primary?: boolean;
}

/** Something about the second factor that asks for the password again. */
export function FactorForm({ intent, label, text, hasPassword, reply, primary = false }: Props) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<{ password: string }>({
    id: `second-factor-${intent}`,
    lastResult: reply,
    constraint: { password: { required: true } },
  });
  return (
    <Form
      method="post"
      action="/account/second-factor"
      reloadDocument
      {...getFormProps(form)}
      className="grid max-w-md gap-4"
    >
      <input type="hidden" name="intent" value={intent} />
      {text ? <p>{text}</p> : null}
      {hasPassword ? (
        <PasswordField
          field={fields.password}
          label={t("second-factor.password")}
          autoComplete="current-password"
        />
      ) : null}
      <div>
        <Button look={primary ? "primary" : "secondary"}>{label}</Button>
      </div>
    </Form>
  );
}
