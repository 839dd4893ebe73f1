import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { TextArea } from "~/ui/fields";
import { Badge, Card } from "~/ui/page";

interface RoundUnitsProps {
  here: string;
  units: { id: string; name: string; answer: "commented" | "agreed" | null; agreedBy: string }[];
  reply: SubmissionResult<string[]> | null;
}

/** Who was asked, who has not answered yet, and asking further units. */
export function RoundUnits({ here, units, reply }: RoundUnitsProps) {
  const { t } = useTranslation("documents");
  const [form, fields] = useForm<{ names: string }>({ id: "units", lastResult: reply });
  const silent = units.filter(({ answer }) => answer === null);
  const answered = units.filter(({ answer }) => answer !== null);
  return (
    <Card title={t("units.title", { answered: answered.length, count: units.length })}>
      {units.length === 0 ? <p className="text-muted">{t("units.none")}</p> : null}
      <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {[...silent, ...answered].map(({ id, name, answer, agreedBy }) => (
          <li key={id} className="flex items-start justify-between gap-3 py-1">
            <span className="min-w-0 break-words">
              {name}
              {answer === "agreed" && agreedBy ? <span className="text-muted"> ({agreedBy})</span> : null}
            </span>
            <Badge tone={answer === null ? "warn" : "good"}>{t(`units.${answer ?? "silent"}`)}</Badge>
          </li>
        ))}
      </ul>
      <details className="no-print mt-2" open={reply !== null}>
        <summary className="text-accent min-h-11 py-2 font-semibold">{t("units.invite")}</summary>
        <div className="grid gap-4">
          <Form method="post" action={here}>
            <input type="hidden" name="intent" value="invite-below" />
            <Button>{t("units.invite-below")}</Button>
          </Form>
          <Form method="post" action={here} {...getFormProps(form)} className="grid gap-3">
            <input type="hidden" name="intent" value="invite" />
            <TextArea field={fields.names} label={t("units.names")} hint={t("units.names-hint")} rows={3} />
            <div>
              <Button>{t("units.invite")}</Button>
            </div>
          </Form>
        </div>
      </details>
    </Card>
  );
}

/** For a unit that was asked: what it has answered, and the answer that it has nothing to add. */
export function OwnUnit({
  here,
  unit,
  isOpen,
}: {
  here: string;
  unit: { name: string; answer: "commented" | "agreed" | null };
  isOpen: boolean;
}) {
  const { t } = useTranslation("documents");
  return (
    <Card title={unit.name}>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={unit.answer === null ? "warn" : "good"}>{t(`units.${unit.answer ?? "silent"}`)}</Badge>
        {unit.answer === null ? <span className="text-muted text-sm">{t("units.asked")}</span> : null}
      </p>
      {unit.answer === null && isOpen ? (
        <Form method="post" action={here} className="mt-3">
          <input type="hidden" name="intent" value="agree" />
          <Button>{t("units.agree")}</Button>
        </Form>
      ) : null}
    </Card>
  );
}
