import { newRow } from "./congress-form";

/** The lists of rows in the form of a congress, and which field of a row takes the focus. */
const lists = { halls: "name", documents: "kind" } as const;
export type RowList = keyof typeof lists;

/** Where a field, or a list of rows, stands on the page of the form. */
export const anchorOf = (field: string): string => (field in lists ? field : `congress-${field}`);

/** What a button of the form asks for instead of saving. */
export type RowIntent = { list: RowList; remove: number | null };

export const addRow = (list: RowList): string => `add-${list}`;
export const removeRow = (list: RowList, index: number): string => `remove-${list}-${index}`;

/** Reads the value of the button that was pressed; null for saving. */
export function rowIntent(value: unknown): RowIntent | null {
  const found =
    typeof value === "string" ? /^(add|remove)-(halls|documents)(?:-(\d{1,3}))?$/.exec(value) : null;
  if (!found) return null;
  const [, verb, list, index] = found;
  if ((verb === "remove") !== (index !== undefined)) return null;
  return { list: list as RowList, remove: index === undefined ? null : Number(index) };
}

/**
 * The typed values with a row more or less, everything else as it was.
 * @param typed what was posted, as a tree
 * @returns the values, and the name of the field to go on with
 */
export function withRows<Typed extends Record<string, unknown>>(
  typed: Typed,
  { list, remove }: RowIntent,
): { values: Typed; focus: string } {
  const before: unknown[] = Array.isArray(typed[list]) ? typed[list] : [];
  const after = remove === null ? [...before, { id: newRow }] : before.filter((_, index) => index !== remove);
  const next = remove === null ? after.length - 1 : Math.min(remove, after.length - 1);
  return {
    values: { ...typed, [list]: after },
    focus: next < 0 ? addRow(list) : `${list}[${next}].${lists[list]}`,
  };
}
