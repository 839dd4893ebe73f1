import type { Delegate, DelegateValues } from "../delegate";
import type { Mapping } from "./columns";
import { textsOf, valuesOf, type Texts } from "./fields";
import { changesOf, matchRows, type Change, type Match } from "./match";
import { countsColumns, readRow, remark, type ReadRow, type Remark } from "./read-row";
import type { SheetRow } from "./sheet";

export const outcomes = ["added", "changed", "unchanged", "skipped", "refused"] as const;
export type Outcome = (typeof outcomes)[number];
export type Counts = Record<Outcome, number>;

/** What becomes of a row. */
export interface PlannedRow {
  row: SheetRow;
  outcome: Outcome;
  name: string;
  /** The delegate that the row means; null for a new one. */
  delegate: Delegate | null;
  /** What is stored when the plan is carried out; null when nothing is. */
  values: DelegateValues | null;
  changes: Change[];
  /** Why it is skipped or refused, and what one should know. */
  remarks: Remark[];
}

export interface Plan {
  rows: PlannedRow[];
  counts: Counts;
}

export interface PlanQuestion {
  rows: readonly SheetRow[];
  mapping: Mapping;
  /** Those on the list. */
  delegates: readonly Delegate[];
}

/** Plans an import: what each row of the file does to the delegates on the list. Importing twice changes nothing. */
export function planImport({ rows, mapping, delegates }: PlanQuestion): Plan {
  const planned = new Map<SheetRow, PlannedRow>();
  const open: ReadRow[] = [];
  const seen = new Map<string, number>();
  for (const row of rows.slice(mapping.headerRow + 1)) {
    const read = readRow(row, mapping);
    const { texts, faults } = read;
    const key = JSON.stringify([...texts]);
    const settle = (outcome: Outcome, remarks: Remark[]) =>
      planned.set(row, settled(read, outcome, [...remarks, ...read.notes]));
    if (countsColumns(row)) settle("skipped", [remark("column-numbers")]);
    else if (isBlank(texts) && faults.length === 0) settle("skipped", [remark("nothing-here")]);
    else if (faults.length > 0) settle("refused", faults);
    else if (seen.has(key)) settle("skipped", [remark("same-row", { lines: [seen.get(key) as number] })]);
    else {
      seen.set(key, row.line);
      open.push(read);
    }
  }
  for (const [read, match] of matchRows(open, delegates, mapping.erases))
    planned.set(read.row, decided(read, match, mapping));
  const inOrder = rows.flatMap((row) => planned.get(row) ?? []);
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, inOrder.filter((row) => row.outcome === outcome).length]),
  ) as Counts;
  return { rows: inOrder, counts };
}

const isBlank = (texts: Texts): boolean =>
  [...texts].every(([field, text]) => text === "" || field === "sex");

const settled = (read: ReadRow, outcome: Outcome, remarks: Remark[]): PlannedRow => ({
  ...{ row: read.row, outcome, name: read.texts.get("name") ?? "", remarks },
  ...{ delegate: null, values: null, changes: [] },
});

function decided(read: ReadRow, match: Match, mapping: Mapping): PlannedRow {
  if (match.kind === "refused") return settled(read, "refused", [match.reason, ...read.notes]);
  const remarks = [...match.notes, ...read.notes];
  const before: Texts = match.kind === "stored" ? textsOf(match.delegate) : new Map();
  const changes = changesOf(read.texts, before, mapping.erases);
  const delegate = match.kind === "stored" ? match.delegate : null;
  const name = read.texts.get("name") || (delegate?.name ?? "");
  if (delegate && changes.length === 0) return { ...settled(read, "unchanged", remarks), name, delegate };
  const after: Texts = new Map([...before, ...changes.map(({ field, to }) => [field, to] as const)]);
  if (!after.get("status")) after.set("status", mapping.defaultStatus);
  const judged = valuesOf(new Map([...after].filter(([, text]) => text !== "")));
  if (!judged.ok) {
    const reasons = judged.faults.map(({ field, code, maximum }) =>
      remark(code, { field, maximum, value: (field && after.get(field)) || "" }),
    );
    return { ...settled(read, "refused", [...reasons, ...remarks]), name };
  }
  const outcome = delegate ? "changed" : "added";
  return { ...settled(read, outcome, remarks), name, delegate, values: judged.values, changes };
}
