import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { congressKinds } from "~/congress/congress";
import type { Choices } from "~/platform/choices";
import { ChoiceField } from "~/ui/choice-field";
import { SelectField, TextField, TickBox } from "~/ui/fields";
import { Card } from "~/ui/page";
import type { StoredWords } from "./answers.server";
import { stateChoices } from "./congress-days";
import type { CongressFields } from "./congress-form";

type Fields = { [Name in keyof CongressFields]: FieldMetadata<CongressFields[Name]> };

/** Whose congress it is, its title, form, ordinal and term. */
export function BasicFacts({
  fields,
  committees,
  stored,
  reply,
}: {
  fields: Pick<Fields, "committeeId" | "titleVi" | "titleEn" | "kind" | "ordinal" | "term" | "isPublic">;
  committees: Choices;
  stored: StoredWords;
  reply: SubmissionResult | undefined;
}) {
  const { t } = useTranslation(["congress", "form"]);
  return (
    <Card title={t("edit.basic-facts")}>
      <div className="grid gap-4">
        <ChoiceField
          field={fields.committeeId}
          label={t("edit.committee")}
          choices={committees}
          empty={t("edit.choose-committee")}
          stored={stored.committeeId}
          reply={reply}
        />
        <TextField
          field={fields.titleVi}
          label={t("edit.title")}
          hint={t("edit.title-hint")}
          stored={stored.titleVi}
        />
        <TextField field={fields.titleEn} label={t("edit.title-en")} stored={stored.titleEn} />
        <div
          className={`grid gap-4 sm:grid-cols-3 ${aligned([fields.kind, fields.ordinal, fields.term], stored)}`}
        >
          <SelectField
            field={fields.kind}
            label={t("edit.kind")}
            stored={stored.kind}
            options={congressKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextField
            field={fields.ordinal}
            label={t("edit.ordinal")}
            hint={t("edit.ordinal-hint")}
            stored={stored.ordinal}
          />
          <TextField
            field={fields.term}
            label={t("edit.term")}
            hint={t("edit.term-hint")}
            stored={stored.term}
          />
        </div>
        <div>
          <TickBox field={fields.isPublic} label={t("edit.is-public")} hint={t("edit.is-public-hint")} />
          {stored.isPublic === undefined ? null : (
            <p className="text-warn mt-1 text-sm font-medium">
              {t("form:stored-value", { value: stored.isPublic })}
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Its state and days, where it meets, how many come. */
export function TimeAndPlace({
  fields,
  stored,
}: {
  fields: Pick<
    Fields,
    "state" | "firstDay" | "lastDay" | "heldBy" | "timezone" | "place" | "coordinates" | "expectedDelegates"
  >;
  stored: StoredWords;
}) {
  const { t } = useTranslation("congress");
  return (
    <Card title={t("edit.time-and-place")}>
      <div
        className={`grid gap-4 sm:grid-cols-2 ${aligned([fields.state, fields.heldBy, fields.firstDay, fields.lastDay], stored)}`}
      >
        <SelectField
          field={fields.state}
          label={t("edit.state")}
          stored={stored.state}
          options={stateChoices.map((value) => ({ value, label: t(`state-choice.${value}`) }))}
        />
        <TextField
          field={fields.heldBy}
          type="date"
          label={t("edit.held-by")}
          hint={t("edit.held-by-hint")}
          stored={stored.heldBy}
        />
        <TextField field={fields.firstDay} type="date" label={t("edit.first-day")} stored={stored.firstDay} />
        <TextField
          field={fields.lastDay}
          type="date"
          label={t("edit.last-day")}
          hint={t("edit.last-day-hint")}
          stored={stored.lastDay}
        />
        <div className="sm:col-span-2">
          <TextField field={fields.place} label={t("edit.place")} stored={stored.place} />
        </div>
        <div className="sm:col-span-2">
          <TextField
            field={fields.coordinates}
            label={t("edit.coordinates")}
            hint={t("edit.coordinates-hint")}
            stored={stored.coordinates}
          />
        </div>
        <TextField
          field={fields.expectedDelegates}
          inputMode="numeric"
          label={t("edit.delegates")}
          stored={stored.expectedDelegates}
        />
        <TextField field={fields.timezone} label={t("edit.timezone")} stored={stored.timezone} />
      </div>
    </Card>
  );
}

/** Boxes of a row stand on one line, hints above them or not; with a message below one of them, the labels do. */
const aligned = (row: FieldMetadata<unknown>[], stored: StoredWords): string =>
  row.some(({ name, errors }) => errors?.length || stored[name] !== undefined) ? "items-start" : "items-end";
