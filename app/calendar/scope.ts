import { isWithin } from "~/congress/committee";
import type { FeedScope } from "./secret-feed";

/**
 * True when a draft belongs to what a feed covers. A committee's feed also has the drafts of the committees above it,
 * on which it is asked to comment.
 * @param scopePath the path of the committee of the scope; null for other scopes or when it is gone
 */
export function coversDraft(
  scope: FeedScope,
  scopePath: string | null,
  { committeePath, congressId }: { committeePath: string; congressId: string | null },
): boolean {
  switch (scope.kind) {
    case "congress":
      return congressId === scope.id;
    case "committee":
      return scopePath !== null && (isWithin(committeePath, scopePath) || isWithin(scopePath, committeePath));
    case "workspace":
    case "person":
      // Whoever may read a draft is asked about it.
      return true;
  }
}
