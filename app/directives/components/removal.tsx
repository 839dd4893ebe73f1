import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PartAnswer } from "~/directives/part-answer.server";
import { Button } from "~/ui/button";
import { TextField, TickBox } from "~/ui/fields";
import { Card, Notice } from "~/ui/page";

interface RemovalProps {
  here: string;
  version: number;
  title: string;
  /** What goes with it. */
  about: string;
  /** How much progress has been reported. */
  notes: number;
  answer: PartAnswer | null;
}

/** Takes a clause or a duty off the pages; where progress was reported, asks first. */
export function RemovalCard({ here, version, title, about, notes, answer }: RemovalProps) {
  const { t } = useTranslation("directives");
  const [form, fields] = useForm<{ reason: string; isAgreed: string }>({
    // Not the id of the card: fields name their form by its id.
    id: "take-out",
    lastResult: answer?.reply ?? null,
    constraint: { reason: { required: notes > 0 }, isAgreed: { required: notes > 0 } },
  });
  return (
    <Card title={title} id="removal">
      <Form method="post" action={`${here}#removal`} {...getFormProps(form)} className="grid gap-4">
        {answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <p className="text-muted text-sm">{about}</p>
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="basedOn" value={answer?.basedOn ?? version} />
        <input type="hidden" name="notes" value={notes} />
        {notes > 0 ? <Notice tone="warn">{t("part.notes", { count: notes })}</Notice> : null}
        <TextField field={fields.reason} label={t("part.reason")} autoComplete="off" />
        {notes > 0 ? <TickBox field={fields.isAgreed} label={t("part.agree", { count: notes })} /> : null}
        <div>
          <Button look="danger">{title}</Button>
        </div>
      </Form>
    </Card>
  );
}
