import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { bases, carryKinds, comparisons } from "~/survey/ballot";
import type { StepFields as Values } from "~/survey/forms";
import { tracks } from "~/survey/plan";
import { storedBeside } from "~/survey/stored";
import { Button, ButtonLink } from "~/ui/button";
import { CheckList, SelectField, TextArea, TextField } from "~/ui/fields";
import { Card, Notice } from "~/ui/page";

type Fields = Omit<Values, "basedOn">;

interface Props {
  here: string;
  back: string;
  values: Fields;
  /** Null for a step that is added. */
  version: number | null;
  /** The steps that it can follow. */
  before: { value: string; label: string }[];
  /** Only time and place can be edited. */
  isFixed: boolean;
  answer: { reply: SubmissionResult<string[]>; problem: string; isOutdated: boolean } | undefined;
}

const required = { required: true } as const;

/** The form of a step: when and where, and, until the first step opens, what it is and by which rules. */
export function StepFields({ here, back, values, version, before, isFixed, answer }: Props) {
  const { t } = useTranslation(["survey", "common"]);
  const [form, fields] = useForm<Fields>({
    id: "step",
    lastResult: answer?.reply,
    defaultValue: values,
    constraint: {
      ...{ name: required, track: required, ballot: required, comparison: required, basis: required },
      ...{ carries: required, quorumNumerator: required, quorumDenominator: required },
      ...{ passNumerator: required, passDenominator: required },
    },
  });
  const stored = answer?.isOutdated ? storedBeside(answer.reply, values) : {};
  const text = (name: "name" | "body" | "place" | "responsible", label: string) => (
    <TextField field={fields[name]} label={label} stored={stored[name]} />
  );
  const number = (
    name:
      | "quorumNumerator"
      | "quorumDenominator"
      | "passNumerator"
      | "passDenominator"
      | "names"
      | "places"
      | "convened"
      | "duration",
    label: string,
    hint?: string,
  ) => <TextField field={fields[name]} inputMode="numeric" label={label} hint={hint} stored={stored[name]} />;
  const choice = <Value extends string>(
    name: "track" | "ballot" | "comparison" | "basis" | "carries",
    label: string,
    options: { value: Value; label: string }[],
  ) => (
    <SelectField
      field={fields[name]}
      label={label}
      options={options}
      stored={options.find(({ value }) => value === stored[name])?.label}
    />
  );
  return (
    <Form
      method="post"
      action={here}
      {...getFormProps(form)}
      className="grid grid-cols-[minmax(0,1fr)] gap-6"
    >
      {answer ? (
        <Notice tone={answer.isOutdated ? "warn" : "block"} live>
          {answer.problem}
        </Notice>
      ) : null}
      {version === null ? null : <input type="hidden" name="basedOn" value={version} />}
      {isFixed ? null : (
        <Card>
          <div className="grid gap-4">
            {choice(
              "track",
              t("field.track"),
              tracks.map((value) => ({ value, label: t(`track.${value}`) })),
            )}
            {text("name", t("field.name"))}
            {text("body", t("field.body"))}
            <TextArea field={fields.purpose} label={t("field.purpose")} rows={2} stored={stored.purpose} />
            <CheckList
              field={fields.predecessors}
              label={t("field.predecessors")}
              options={before}
              empty={t("field.no-predecessors")}
            />
          </div>
        </Card>
      )}
      <Card title={t("step.when")}>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <TextField field={fields.day} type="date" label={t("field.day")} stored={stored.day} />
          <TextField
            field={fields.startsAt}
            type="time"
            label={t("field.starts-at")}
            stored={stored.startsAt}
          />
          {number("duration", t("field.duration"))}
        </div>
        <div className="mt-4 grid gap-4">
          {text("place", t("field.place"))}
          {number("convened", t("field.convened"))}
          {text("responsible", t("field.responsible"))}
        </div>
      </Card>
      {isFixed ? null : (
        <Card title={t("step.rules")}>
          <div className="grid gap-4">
            <fieldset className="min-w-0">
              <legend className="text-sm font-semibold">{t("field.quorum")}</legend>
              <div className="mt-1 grid max-w-xs grid-cols-2 items-start gap-4">
                {number("quorumNumerator", t("field.numerator"))}
                {number("quorumDenominator", t("field.denominator"))}
              </div>
            </fieldset>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              {choice("ballot", t("field.ballot"), [
                { value: "each", label: t("step.ballot-each") },
                { value: "at-most", label: t("field.names") },
              ])}
              {number("names", t("field.names"))}
            </div>
            <fieldset className="min-w-0">
              <legend className="text-sm font-semibold">{t("field.pass")}</legend>
              <div className="mt-1 grid items-start gap-4 sm:grid-cols-4">
                {choice(
                  "comparison",
                  t("field.comparison"),
                  comparisons.map((value) => ({ value, label: t(`comparison.${value}`) })),
                )}
                {number("passNumerator", t("field.numerator"))}
                {number("passDenominator", t("field.denominator"))}
                {choice(
                  "basis",
                  t("field.basis"),
                  bases.map((value) => ({ value, label: t(`basis.${value}`) })),
                )}
              </div>
            </fieldset>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              {choice(
                "carries",
                t("field.carries"),
                carryKinds.map((value) => ({ value, label: t(`carries.${value}`) })),
              )}
              {number("places", t("field.places"), t("field.places-hint"))}
            </div>
          </div>
        </Card>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary">{t("common:save")}</Button>
        <ButtonLink to={back}>{t("common:cancel")}</ButtonLink>
      </div>
    </Form>
  );
}
