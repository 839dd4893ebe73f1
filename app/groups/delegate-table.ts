import { compareTitles } from "~/platform/vietnamese";
import type { Translate } from "~/platform/translate";
import type { Delegate } from "./delegate";
import { attributeField, plainFields, textsOf, type Field } from "./import/fields";

/** The words of a field's value: statuses and sexes are codes, all else is text. */
export function wordValue(field: Field, text: string, t: Translate): string {
  if (text === "") return "";
  if (field === "status") return t(`groups:status.${text as Delegate["status"]}`);
  if (field === "sex") return t(`groups:sex.${text as "female" | "male"}`);
  return text;
}

/** The name of a plain field. */
export const wordField = (field: (typeof plainFields)[number], t: Translate): string =>
  t(`groups:delegate.${field === "birthYear" ? "birth-year" : field}`);

const widths: Record<(typeof plainFields)[number], number> = {
  ...{ code: 10, name: 28, status: 16, unit: 36, sex: 10, birthYear: 10, ethnicity: 12, sector: 22 },
};

/** The delegates as a table with a column for each further attribute that any of them has. */
export function delegateTable(delegates: readonly Delegate[], t: Translate) {
  const attributes = attributeNames(delegates);
  const fields: Field[] = [...plainFields, ...attributes.map(attributeField)];
  return {
    name: t("groups:delegates.title"),
    head: [...plainFields.map((field) => wordField(field, t)), ...attributes],
    rows: delegates.map((delegate) => {
      const texts = textsOf(delegate);
      return fields.map((field) => wordValue(field, texts.get(field) ?? "", t));
    }),
    widths: [...plainFields.map((field) => widths[field]), ...attributes.map(() => 20)],
  };
}

/** The names of all further attributes, in Vietnamese order. */
export const attributeNames = (delegates: readonly Delegate[]): string[] =>
  [...new Set(delegates.flatMap(({ attributes }) => Object.keys(attributes)))].sort(compareTitles);
