import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";
import { addRow, removeRow, type RowList } from "./congress-rows";

interface Props {
  list: RowList;
  rows: { id: FieldMetadata<string>; fields: ReactNode }[];
  title: string;
  add: string;
  /** Words of the button that removes a row, by its number from 1. */
  remove: (number: number) => string;
  errors: string[] | undefined;
  stored: string | undefined;
  /** The columns of a row, the last one for its button. */
  columns: string;
}

/**
 * Rows of one kind. Adding and removing are buttons that send the form: the page comes back with everything that was
 * typed, at this part of it.
 */
export function RowsCard({ list, rows, title, add, remove, errors, stored, columns }: Props) {
  const { t } = useTranslation(["congress", "form"]);
  return (
    <Card id={list} title={title}>
      {stored === undefined ? null : (
        <p className="text-warn mb-2 text-sm font-medium break-words">
          {t("form:stored-value", { value: stored || "—" })}
        </p>
      )}
      {errors?.length ? <p className="text-block mb-2 text-sm font-medium">{errors.join(" ")}</p> : null}
      {rows.map(({ id, fields }, index) => (
        <fieldset key={id.key ?? id.name} className="border-line border-b py-3 first-of-type:pt-0">
          <legend className="sr-only">{`${title}, ${t("edit.row", { number: index + 1 })}`}</legend>
          <input type="hidden" name={id.name} value={String(id.initialValue ?? "")} />
          <div className={`grid items-start gap-x-4 gap-y-3 ${columns}`}>
            {fields}
            <Button
              name="intent"
              value={removeRow(list, index)}
              formAction={`#${list}`}
              aria-label={remove(index + 1)}
              className="justify-self-start sm:mt-7"
            >
              {t("edit.remove")}
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="mt-3">
        <Button name="intent" value={addRow(list)} formAction={`#${list}`}>
          {add}
        </Button>
      </div>
    </Card>
  );
}
