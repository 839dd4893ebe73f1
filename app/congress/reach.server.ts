import { can, scopeOf, type Action } from "~/accounts/permissions";
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

/**
 * True where a move would make the viewer confirm what now only others confirm. That is the level above's: nobody comes to
 * it by putting a committee or its congress below the one that they work for.
 */
export const wouldJudge = (viewer: SignedIn, from: string, to: string): boolean =>
  !can(viewer, "readiness:confirm", { committeePath: from }) &&
  can(viewer, "readiness:confirm", { committeePath: to });
