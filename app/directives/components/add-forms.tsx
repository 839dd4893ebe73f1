import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ClauseForm, DutyForm } from "~/directives/forms";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";
import { ClauseFields, DutyFields } from "./part-fields";

interface AddFormProps {
  here: string;
  reply: SubmissionResult<string[]> | null;
}

/** A further clause at the end. */
export function AddClause({ here, reply }: AddFormProps) {
  const { t } = useTranslation("directives");
  const [form, fields] = useForm<z.input<typeof ClauseForm>>({
    id: "clause",
    lastResult: reply,
    constraint: getZodConstraint(ClauseForm),
  });
  return (
    <Card title={t("edit.add-clause")}>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="intent" value="clause" />
        <ClauseFields fields={fields} />
        <div>
          <Button>{t("edit.add-clause")}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** A further duty of a clause. */
export function AddDuty({ here, reply, clause, label }: AddFormProps & { clause: string; label: string }) {
  const { t } = useTranslation("directives");
  const [form, fields] = useForm<z.input<typeof DutyForm>>({
    id: `duty-${clause}`,
    lastResult: reply,
    constraint: getZodConstraint(DutyForm),
  });
  return (
    <details open={reply !== null}>
      <summary className="text-accent min-h-11 py-2 font-semibold">
        {t("edit.add-duty")} <span className="sr-only">{label}</span>
      </summary>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="intent" value="duty" />
        <input type="hidden" name="clause" value={clause} />
        <DutyFields fields={fields} />
        <div>
          <Button>{t("edit.add-duty")}</Button>
        </div>
      </Form>
    </details>
  );
}
