import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "./button";
import { TextField } from "./fields";
import { Card } from "./page";

interface Props {
  here: string;
  intent: string;
  field: "email" | "confirmation";
  label: string;
  title: string;
  text: string;
  reply: SubmissionResult<string[]> | undefined;
}

/** Something grave: what it does, and one thing to type before it is done. */
export function ConfirmForm({ here, intent, field, label, title, text, reply }: Props) {
  const [form, fields] = useForm<Record<Props["field"], string>>({
    id: intent,
    lastResult: reply,
    constraint: { [field]: { required: true } },
  });
  return (
    <Card title={title}>
      <p className="mb-3 max-w-prose">{text}</p>
      <Form method="post" action={here} {...getFormProps(form)} className="grid max-w-md gap-3">
        <input type="hidden" name="intent" value={intent} />
        <TextField
          field={fields[field]}
          type={field === "email" ? "email" : "text"}
          label={label}
          autoComplete="off"
        />
        <div>
          <Button look="danger">{title}</Button>
        </div>
      </Form>
    </Card>
  );
}
