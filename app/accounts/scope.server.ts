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
