import type { Database } from "~/platform/database.server";
import type { ColumnKind, Table } from "./tables.server";

export type Value = string | number | boolean | null;
/** A row as both databases would answer it: yes/no as booleans, instants as ISO text in UTC. */
export type Row = Record<string, Value>;

const batchLength = 1000;
/** Both databases take more; knex's own bound is lower. */
const mostValues = 20_000;

/** Every row of a table in the order of its key, some at a time. */
export async function* readRows(db: Database, table: Table): AsyncGenerator<Row[]> {
  for (let after: Value[] | null = null; ;) {
    const query = db(table.name).orderBy(table.key).limit(batchLength);
    if (after) {
      const marks = after.map(() => "?").join(",");
      const names = after.map(() => "??").join(",");
      void query.whereRaw(`(${names}) > (${marks})`, [...table.key, ...after]);
    }
    const found = (await query) as Record<string, unknown>[];
    if (found.length > 0) yield found.map((row) => neutral(table, row));
    const last = found.at(-1);
    if (!last || found.length < batchLength) return;
    after = table.key.map((column) => last[column] as Value);
  }
}

/** The rows that have the same keys as the given ones. */
export async function rowsOfSameKeys(db: Database, table: Table, rows: Row[]): Promise<Row[]> {
  const found = (await db(table.name).whereIn(
    table.key,
    rows.map((row) => table.key.map((column) => row[column] as string)),
  )) as Record<string, unknown>[];
  return found.map((row) => neutral(table, row));
}

/** Writes rows with all their values, keys too. */
export async function insertRows(db: Database, table: Table, rows: Row[]): Promise<void> {
  const names = table.columns.map(({ name }) => name);
  const step = Math.max(1, Math.floor(mostValues / names.length));
  const marks = `(${names.map(() => "?").join(",")})`;
  for (let at = 0; at < rows.length; at += step) {
    const some = rows.slice(at, at + step);
    await db.raw(
      `insert into ?? (${names.map(() => "??").join(",")}) values ${some.map(() => marks).join(",")}`,
      [table.name, ...names, ...some.flatMap((row) => names.map((name) => row[name] ?? null))],
    );
  }
}

export async function countRows(db: Database, table: Table): Promise<number> {
  const [counted] = await db(table.name).count({ count: "*" });
  return Number(counted?.count);
}

/** Which row it is, to name it. */
export const keyOf = (table: Table, row: Row): string => table.key.map((column) => row[column]).join("/");

/** A row as text that is the same for the same values, in whichever order a database names its columns. */
export const textOf = (table: Table, row: Row): string =>
  JSON.stringify(table.columns.map(({ name }) => [name, row[name] ?? null]).sort());

function neutral(table: Table, row: Record<string, unknown>): Row {
  return Object.fromEntries(table.columns.map(({ name, kind }) => [name, neutralValue(kind, row[name])]));
}

function neutralValue(kind: ColumnKind, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (kind === "flag") return value === true || value === 1;
  if (kind === "instant") return new Date(value as string | number).toISOString();
  return kind === "number" ? Number(value) : String(value);
}
