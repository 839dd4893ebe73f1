import type { Knex } from "knex";

/**
 * Narrows a query to committees within the scope: a forgotten check then finds nothing.
 * Paths are made of identifiers and slashes, so that they hold no wildcard.
 */
export function withinScope(query: Knex.QueryBuilder, scope: "everywhere" | string[], column: string): void {
  if (scope === "everywhere") {
    query.whereRaw("1 = 1");
    return;
  }
  query.where((either) => {
    either.whereRaw("1 = 0");
    for (const path of scope) either.orWhere(column, "like", `${path}%`);
  });
}

/**
 * The first text after all paths of a committee's branch, in SQL: paths end with a slash, after which comes `0`.
 * @param path the column with the committee's own path
 */
export const endOfBranch = (path: string): string => `substr(${path}, 1, length(${path}) - 1) || '0'`;
