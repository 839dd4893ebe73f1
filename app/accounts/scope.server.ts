import type { Knex } from "knex";

/** Narrows a query to committees within the scope: a forgotten check then finds nothing. */
export function withinScope(query: Knex.QueryBuilder, scope: "everywhere" | string[], column: string): void {
  if (scope === "everywhere") {
    query.whereRaw("1 = 1");
    return;
  }
  if (scope.length === 0) {
    query.whereRaw("1 = 0");
    return;
  }
  query.where((either) => {
    for (const path of scope) void either.orWhere((branch) => void withinBranch(branch, column, path));
  });
}

/**
 * Narrows a query to a committee and those below it: an index on paths leads there, as it does not for SQLite's `like`.
 * Paths end with a slash, after which comes `0`; they are compared byte by byte.
 */
export const withinBranch = (query: Knex.QueryBuilder, column: string, path: string): Knex.QueryBuilder =>
  query.where(column, ">=", path).where(column, "<", `${path.slice(0, -1)}0`);

/**
 * The first text after all paths of a committee's branch, in SQL: paths end with a slash, after which comes `0`.
 * @param path the column with the committee's own path
 */
export const endOfBranch = (path: string): string => `substr(${path}, 1, length(${path}) - 1) || '0'`;
