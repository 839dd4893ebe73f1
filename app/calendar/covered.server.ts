import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import { withinScope } from "~/accounts/scope.server";
import type { Viewer } from "~/accounts/viewer";
import type { FeedScope } from "./secret-feed";

/**
 * Narrows a query on congresses and committees to what a feed covers.
 * @param scopePath the path of the committee of the scope; null for other scopes or when it is gone
 */
export const coveredBy =
  (scope: FeedScope, scopePath: string | null, viewer: Viewer) =>
  (query: Knex.QueryBuilder): void => {
    switch (scope.kind) {
      case "congress":
        query.where("congresses.id", scope.id ?? "");
        return;
      case "committee":
        withinScope(query, scopePath === null ? [] : [scopePath], "committees.path");
        return;
      case "workspace":
        return;
      case "person":
        withinScope(query, scopeOf(viewer, "congress:view"), "committees.path");
    }
  };
