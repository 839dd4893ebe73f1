import { nameKey, personKey, type Delegate } from "../delegate";
import { textsOf, type Field, type Texts } from "./fields";
import { remark, type ReadRow, type Remark } from "./read-row";
import { tidy } from "~/platform/tidy";

export interface Change {
  field: Field;
  from: string;
  to: string;
}

/** Whom a row means: somebody stored, somebody new, or nobody can tell. */
export type Match =
  | { kind: "stored"; delegate: Delegate; notes: Remark[] }
  | { kind: "new"; notes: Remark[] }
  | { kind: "refused"; reason: Remark };

/** What a row would change of a delegate; texts that differ only in spaces and invisible marks are equal. */
export function changesOf(texts: Texts, stored: Texts, erases: boolean): Change[] {
  return [...texts].flatMap(([field, to]) => {
    const from = stored.get(field) ?? "";
    const isKept = to === "" && (!erases || field === "name" || field === "status");
    return isKept || tidy(from) === to ? [] : [{ field, from, to }];
  });
}

/**
 * Finds for each row whom it means: by code, else by name and unit, else, where the row tells no unit, by name. Among
 * several of the same name and unit: who is equal in all that the row tells, else who is born in the same year, else
 * the only one left. Rows that mean the same person, or cannot be told apart, are refused.
 */
export function matchRows(
  rows: readonly ReadRow[],
  delegates: readonly Delegate[],
  erases: boolean,
): Map<ReadRow, Match> {
  const matches = new Map<ReadRow, Match>();
  const stored = delegates.map((delegate) => ({ delegate, texts: textsOf(delegate) }));
  const byCode = new Map(
    stored.filter(({ delegate }) => delegate.code).map((each) => [tidy(each.delegate.code), each]),
  );
  const used = new Set<Delegate>();
  const take = (row: ReadRow, delegate: Delegate, notes: Remark[] = []) => {
    used.add(delegate);
    matches.set(row, { kind: "stored", delegate, notes });
  };

  for (const [code, same] of grouped(rows, (row) => row.texts.get("code") ?? "")) {
    if (code === "") continue;
    const [first] = same;
    if (same.length > 1) refuse(same, "code-twice", matches, code);
    else if (first && byCode.has(code)) take(first, byCode.get(code)?.delegate as Delegate);
  }

  const left = rows.filter((row) => !matches.has(row));
  const free = () => stored.filter(({ delegate }) => !used.has(delegate));
  const byPerson = grouped(free(), ({ delegate }) => personKey(delegate));
  const byName = grouped(free(), ({ delegate }) => nameKey(delegate.name));
  for (const [key, same] of grouped(left, ({ texts }) =>
    personKey({ name: texts.get("name") ?? "", unit: texts.get("unit") ?? "" }),
  )) {
    const [first] = same;
    const name = first?.texts.get("name") ?? "";
    if (name === "") {
      for (const row of same)
        matches.set(row, { kind: "refused", reason: remark("missing", { field: "name" }) });
      continue;
    }
    const exact = byPerson.get(key) ?? [];
    const isVague = exact.length === 0 && !first?.texts.get("unit");
    const candidates = isVague ? (byName.get(nameKey(name)) ?? []) : exact;
    pair(
      same,
      candidates.filter(({ delegate }) => !used.has(delegate)),
    );
  }
  return matches;

  function pair(same: ReadRow[], candidates: typeof stored): void {
    let open = same;
    let people = candidates;
    const settle = (row: ReadRow, person: (typeof stored)[number]) => {
      take(row, person.delegate);
      open = open.filter((each) => each !== row);
      people = people.filter((each) => each !== person);
    };
    for (const row of same) {
      const equal = people.find(({ texts }) => changesOf(row.texts, texts, erases).length === 0);
      if (equal) settle(row, equal);
    }
    for (const row of open) {
      const year = row.texts.get("birthYear");
      const born = people.filter(({ texts }) => texts.get("birthYear") === year);
      const rivals = open.filter(({ texts }) => texts.get("birthYear") === year);
      if (year && born.length === 1 && born[0] && rivals.length === 1) settle(row, born[0]);
    }
    if (open.length === 1 && people.length === 1 && open[0] && people[0]) settle(open[0], people[0]);
    else if (people.length > 0) refuse(open, "ambiguous", matches);
    else if (areToldApart(open)) {
      const lines = same.map(({ row }) => row.line);
      for (const row of open) {
        const others = lines.filter((line) => line !== row.row.line);
        const notes = [
          ...(others.length > 0 ? [remark("twin", { lines: others })] : []),
          ...(candidates.length > 0 ? [remark("twin-stored")] : []),
        ];
        matches.set(row, { kind: "new", notes });
      }
    } else refuse(open, "same-person", matches);
  }
}

function refuse(
  rows: readonly ReadRow[],
  code: Remark["code"],
  matches: Map<ReadRow, Match>,
  value = "",
): void {
  const lines = rows.map(({ row }) => row.line);
  for (const row of rows) {
    const others = lines.filter((line) => line !== row.row.line);
    matches.set(row, { kind: "refused", reason: remark(code, { value, lines: others }) });
  }
}

/** New people of the same name and unit are several only where all codes or all years of birth differ. */
function areToldApart(rows: readonly ReadRow[]): boolean {
  return (["code", "birthYear"] as const).some((field) => {
    const texts = rows.map((row) => row.texts.get(field) ?? "");
    return rows.length === 1 || (!texts.includes("") && new Set(texts).size === rows.length);
  });
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
