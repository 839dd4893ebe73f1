import { can } from "~/accounts/permissions";
import type { Viewer } from "~/accounts/viewer";

/** Those of a committee read its drafts; so do those of the committees below, whose comments are asked for. */
export const mayRead = (viewer: Viewer, committeePath: string): boolean =>
  can(viewer, "document:view", { committeePath }) || belongsBelow(viewer, committeePath);

/** Those who work for a committee comment on its drafts and on those of the committees above. */
export const mayComment = (viewer: Viewer, committeePath: string): boolean =>
  can(viewer, "document:comment", { committeePath }) ||
  (viewer.kind === "user" &&
    viewer.grants.some(
      ({ scope }) =>
        scope?.startsWith(committeePath) && can(viewer, "document:comment", { committeePath: scope }),
    ));

const belongsBelow = (viewer: Viewer, committeePath: string): boolean =>
  viewer.kind === "user" && viewer.grants.some(({ scope }) => scope?.startsWith(committeePath));
