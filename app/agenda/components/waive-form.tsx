import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { RuleCode } from "~/agenda/finding";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";

/** Sets a demand aside, with the name of who decided it and the reason. */
export function WaiveForm({
  code,
  action,
  decider,
  reply,
}: {
  code: RuleCode;
  action: string;
  decider: string;
  reply?: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("agenda");
  const [form, fields] = useForm<{ name: string; reason: string }>({
    id: `waive-${code}`,
    lastResult: reply,
    defaultValue: { name: decider },
    constraint: { name: { required: true }, reason: { required: true } },
  });
  return (
    <details className="mt-2" open={reply !== undefined}>
      <summary className="text-accent min-h-9 cursor-pointer py-1.5 text-sm font-semibold">
        {t("publishing.waive")}
      </summary>
      <Form method="post" action={action} {...getFormProps(form)} className="mt-2 grid max-w-xl gap-3">
        <input type="hidden" name="code" value={code} />
        <TextField field={fields.name} label={t("publishing.waive-name")} />
        <TextField field={fields.reason} label={t("publishing.waive-reason")} />
        <div>
          <Button name="intent" value="waive">
            {t("publishing.waive-submit")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
