import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { BallotRule } from "~/survey/ballot";
import { figureFaults, type Figures } from "~/survey/figures";
import type { StepView } from "~/survey/step-view.server";
import { Button } from "~/ui/button";
import { FigureFields, type FigureValues } from "./figure-fields";
import { Hidden } from "./step-form";

interface Props {
  here: string;
  step: Pick<StepView, "version" | "list" | "attendance">;
  ballot: BallotRule;
  /** One's own count as it was entered before. */
  mine: Figures | null;
  reply: SubmissionResult<string[]> | null;
}

/** The form in which somebody enters a count from the ballots. With scripts, sums show while one types. */
export function CountForm({ here, step, ballot, mine, reply }: Props) {
  const { t } = useTranslation("survey");
  const { list, version } = step;
  const [typed, setTyped] = useState<Typed | null>(null);
  const [form, fields] = useForm<FigureValues>({
    id: "enter",
    lastResult: reply,
    defaultValue: { approvals: list.map(({ id }) => ({ person: id })) },
  });
  const follow = (event: FormEvent<HTMLFormElement>) => setTyped(readTyped(event.currentTarget, list));
  return (
    <Form method="post" action={here} {...getFormProps(form)} onInput={follow} className="grid gap-4">
      <Hidden intent="enter" version={version} />
      <FigureFields fields={fields} list={list} figures={mine} />
      <div className="border-line flex flex-wrap items-center justify-between gap-3 border-t pt-3">
        {typed ? <Sums {...{ typed, ballot, step }} /> : <span />}
        <Button look="primary">{t(mine ? "count.resubmit" : "count.submit")}</Button>
      </div>
    </Form>
  );
}

interface Typed {
  figures: Figures;
  /** How many boxes are still empty. */
  empty: number;
}

function readTyped(form: HTMLFormElement, list: Props["step"]["list"]): Typed {
  const data = new FormData(form);
  const names = ["issued", "collected", "valid", "invalid"];
  const texts = [...names, ...list.map((_, index) => `approvals[${index}].count`)].map((name) =>
    String(data.get(name) ?? "").trim(),
  );
  const [issued = 0, collected = 0, valid = 0, invalid = 0, ...approvals] = texts.map(Number);
  return {
    figures: {
      ...{ issued, collected, valid, invalid },
      approvals: Object.fromEntries(list.map(({ id }, index) => [id, approvals[index] ?? 0])),
    },
    empty: texts.filter((text) => text === "").length,
  };
}

function Sums({ typed, ballot, step }: { typed: Typed; ballot: BallotRule; step: Props["step"] }) {
  const { t } = useTranslation("survey");
  const { figures, empty } = typed;
  const sum = Object.values(figures.approvals).reduce((total, each) => total + each, 0);
  const people = step.list.map(({ id }) => id);
  const codeOf = (person: string | null) => step.list.find(({ id }) => id === person)?.code ?? "";
  const faults = empty > 0 ? [] : figureFaults(figures, step.attendance ?? { present: 0 }, people, ballot);
  return (
    <div role="status" className="min-w-0 text-sm">
      <p className="tabular-nums">
        {ballot.kind === "at-most"
          ? t("count.sum-most", { sum, most: ballot.names * figures.valid })
          : t("count.sum", { sum })}
      </p>
      {empty > 0 ? <p className="text-muted">{t("count.left", { count: empty })}</p> : null}
      {faults.slice(0, 3).map(({ code, person, value, limit }) => (
        <p key={code + person} className="text-block font-medium">
          {t(`fault.${code}`, { value, limit, code: codeOf(person) })}
        </p>
      ))}
      {empty === 0 && faults.length === 0 ? (
        <p className="text-good font-medium">✓ {t("count.complete")}</p>
      ) : null}
    </div>
  );
}
