import type { Translate } from "~/platform/translate";
import { printable } from "~/platform/printable";
import { wordField, wordValue } from "../delegate-table";
import { attributeOf, plainFields, type Field } from "./fields";
import type { PlannedRow } from "./plan";
import type { Remark } from "./read-row";

const longest = 80;
/** What stands in a file, fit to be shown. */
const shown = (text: string): string => {
  const signs = [...printable(text)];
  return signs.length > longest ? `${signs.slice(0, longest).join("")}…` : signs.join("");
};

/** The name of a field as the edit page has it. */
export function wordAnyField(field: Field, t: Translate): string {
  const plain = plainFields.find((each) => each === field);
  return plain ? wordField(plain, t) : shown(attributeOf(field) ?? "");
}

export function wordRemark({ code, field, value, maximum, lines }: Remark, t: Translate): string {
  return t(`groups:import.remark.${code}`, {
    field: field === null ? t("groups:delegate.attributes") : wordAnyField(field, t),
    value: shown(value),
    maximum: maximum ?? 0,
    lines: lines.slice(0, 5).join(", "),
  });
}

/** A row of the preview in words. */
export function wordRow({ row, outcome, name, changes, remarks }: PlannedRow, t: Translate) {
  return {
    line: row.line,
    outcome,
    name: shown(name || row.cells.filter((cell) => cell !== "").join(" · ")),
    changes: changes.map(({ field, from, to }) => ({
      field: wordAnyField(field, t),
      from: shown(wordValue(field, from, t)),
      to: shown(wordValue(field, to, t)),
    })),
    remarks: remarks.map((each) => wordRemark(each, t)),
  };
}
export type WordedRow = ReturnType<typeof wordRow>;
