import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StandingView } from "~/groups/reports/word-standing.server";
import { Button } from "~/ui/button";
import { SelectField, TextField } from "~/ui/fields";
import { Card, Notice } from "~/ui/page";

interface LinkMakerProps {
  here: string;
  groups: StandingView[];
  /** Until when addresses work unless another day is chosen. */
  lastDay: string;
  reply: SubmissionResult<string[]> | null;
  problem: string | null;
}

/** The form that makes secret addresses for secretaries. */
export function LinkMaker({ here, groups, lastDay, reply, problem }: LinkMakerProps) {
  const { t } = useTranslation("groups");
  const [form, fields] = useForm<{ for: string; until: string }>({
    id: "links",
    lastResult: reply,
    defaultValue: { until: lastDay },
    constraint: { until: { required: true }, for: { required: true } },
  });
  return (
    <Card title={t("reports.overview.make-title")}>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="intent" value="make" />
        {problem ? (
          <div className="sm:col-span-2">
            <Notice tone="warn" live>
              {problem}
            </Notice>
          </div>
        ) : null}
        <SelectField
          field={fields.for}
          label={t("reports.overview.make-for")}
          empty={t("reports.overview.every-group")}
          options={groups.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextField
          field={fields.until}
          type="date"
          label={t("reports.overview.until")}
          hint={t("reports.overview.until-hint")}
        />
        <div className="sm:col-span-2">
          <Button>{t("reports.overview.make")}</Button>
        </div>
      </Form>
    </Card>
  );
}
