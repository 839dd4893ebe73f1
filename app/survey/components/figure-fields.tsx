import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Figures } from "~/survey/figures";
import { CountBox } from "./count-box";
import { PersonLabel } from "./person-label";

export interface FigureValues {
  issued: number;
  collected: number;
  valid: number;
  invalid: number;
  approvals: { person: string; count: number }[];
}

interface Props {
  fields: { [Name in keyof FigureValues]: FieldMetadata<FigureValues[Name]> };
  list: { id: string; code: string; name: string }[];
  /** What stands in the boxes at first. */
  figures: Figures | null;
}

/** The boxes of a count: the ballots, then each person on the list. */
export function FigureFields({ fields, list, figures }: Props) {
  const { t } = useTranslation("survey");
  const rows = fields.approvals.getFieldList();
  return (
    <div className="grid items-start gap-x-10 gap-y-4 md:grid-cols-2">
      <fieldset className="min-w-0">
        <legend className="text-lg font-semibold">{t("count.ballots")}</legend>
        <CountBox field={fields.issued} label={t("count.issued")} initial={figures?.issued} />
        <CountBox field={fields.collected} label={t("count.collected")} initial={figures?.collected} />
        <CountBox field={fields.valid} label={t("count.valid")} initial={figures?.valid} />
        <CountBox field={fields.invalid} label={t("count.invalid")} initial={figures?.invalid} />
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="text-lg font-semibold">{t("count.approvals")}</legend>
        {fields.approvals.errors?.length ? (
          <p className="text-block text-sm font-medium">{fields.approvals.errors.join(" ")}</p>
        ) : null}
        {list.map((person, index) => {
          const row = rows[index]?.getFieldset();
          if (!row) return null;
          return (
            <div key={person.id}>
              <input type="hidden" name={row.person.name} value={person.id} />
              <CountBox
                field={row.count}
                label={<PersonLabel {...person} />}
                initial={figures?.approvals[person.id]}
              />
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}
