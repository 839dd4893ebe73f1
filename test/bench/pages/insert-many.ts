import type { Database } from "~/platform/database.server";

/** Inserts any number of rows with the same columns, as many in one statement as databases take. */
export async function insertMany(
  db: Database,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const marks = `(${names.map(() => "?").join(",")})`;
  const step = Math.floor(20_000 / Math.max(1, names.length));
  for (let from = 0; from < rows.length; from += step) {
    const some = rows.slice(from, from + step);
    await db.raw(
      `insert into ?? (${names.map(() => "??").join(",")}) values ${some.map(() => marks).join(",")}`,
      [table, ...names, ...some.flatMap((row) => names.map((name) => row[name] as string))],
    );
  }
}
