import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import { Card } from "~/ui/page";
import { QrPicture } from "~/ui/qr-picture";

interface Props {
  secret: string;
  code: { side: number; path: string };
  reply?: SubmissionResult<string[]> | undefined;
}

/** The secret as a picture and as text, and the form that proves that the app has it. */
export function ScanSecret({ secret, code, reply }: Props) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<{ code: string }>({
    id: "second-factor-confirm",
    lastResult: reply,
    constraint: { code: { required: true } },
  });
  return (
    <>
      <Card title={t("second-factor.scan-title")}>
        <p className="mb-4">{t("second-factor.scan-text")}</p>
        <QrPicture code={code} label={t("second-factor.scan-label")} />
        <p className="mt-4 text-sm">{t("second-factor.by-hand")}</p>
        <p className="mt-1">
          <code className="font-mono text-sm">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </Card>
      <Card title={t("second-factor.confirm-title")}>
        <Form
          method="post"
          action="/account/second-factor"
          reloadDocument
          {...getFormProps(form)}
          className="grid max-w-md gap-4"
        >
          <input type="hidden" name="intent" value="confirm" />
          <TextField
            field={fields.code}
            label={t("second-factor.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <div>
            <Button look="primary">{t("second-factor.confirm")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
