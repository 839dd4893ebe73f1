import { scopeOf, type Action } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { withinScope } from "~/accounts/scope.server";

export interface ReachedCommittee {
  id: string;
  path: string;
  is_sample: unknown;
}

/** The committee, if the viewer may do this there. */
export async function editableCommittee(
  transaction: Database,
  viewer: SignedIn,
  action: Action,
  id: string,
): Promise<ReachedCommittee | undefined> {
  const query = transaction("committees").where({ id });
  withinScope(query, scopeOf(viewer, action), "path");
  return query.first("id", "path", "is_sample");
}
