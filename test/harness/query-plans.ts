import type { Database } from "~/platform/database.server";

/** A query as a database was asked it, and the first address or job that asked. */
export interface AskedQuery {
  sql: string;
  bindings: readonly unknown[];
  askedBy: string;
}

/** Notes every query that a database is asked from now on, each text once. */
export function collectQueries(db: Database): {
  queries: Map<string, AskedQuery>;
  /** Names who asks from now on. */
  askedBy: (name: string) => void;
} {
  const queries = new Map<string, AskedQuery>();
  let name = "";
  db.on("query", ({ sql, bindings = [] }: { sql: string; bindings?: unknown[] }) => {
    if (!queries.has(sql)) queries.set(sql, { sql, bindings, askedBy: name });
  });
  return { queries, askedBy: (next) => void (name = next) };
}

const isPlanned = (sql: string): boolean => /^\s*(?:select|with|insert|update|delete)\b/i.test(sql);

/** Knex asks for nothing (`1 = 0`) where a list of values is empty. */
const asksForNothing = ({ sql, bindings }: AskedQuery): boolean =>
  /\b1 = 0\b/.test(sql) ||
  [...sql.matchAll(/\b1 = \?/g)].some(({ index }) => !bindings[sql.slice(0, index).split("?").length - 1]);

/**
 * The tables that SQLite reads from their first row to their last to answer a query. Without statistics it plans by
 * what indices there are, whatever is in the tables. Reading in the order of an index up to a limit is no such thing.
 */
export async function tablesReadWhole(db: Database, asked: AskedQuery): Promise<string[]> {
  const { sql, bindings } = asked;
  if (!isPlanned(sql) || asksForNothing(asked)) return [];
  const plan: { detail: string }[] = await db.raw(`explain query plan ${sql}`, [...bindings] as string[]);
  const names = new Map(
    [...sql.matchAll(/[`"]?(\w+)[`"]? as [`"]?(\w+)[`"]?/gi)].map(([, table = "", alias = ""]) => [
      alias,
      table,
    ]),
  );
  const isCut = /\blimit\b/i.test(sql);
  return plan.flatMap(({ detail }) => {
    const [, name = "", index] = /^SCAN (\S+)(?:.* USING (?:COVERING )?INDEX (\S+))?/.exec(detail) ?? [];
    if (name === "" || (index && isCut)) return [];
    return names.get(name) ?? name;
  });
}
