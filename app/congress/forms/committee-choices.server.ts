import { can, scopeOf } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { nameIn } from "~/platform/vietnamese";
import type { Committee } from "../committee";
import { listCommittees, listLevels } from "../committees.server";
import { committeeChoices, type Choice } from "./choices";

/**
 * What the viewer may choose for a committee: where it stands and its level.
 * @param edited null for a new committee
 */
export async function choicesFor(
  { db, viewer, language }: Visit<SignedIn>,
  edited: Committee | null,
): Promise<{ parents: Choice[]; mayBeTop: boolean; levels: Choice[] }> {
  const committees = await listCommittees(db, viewer);
  const levels = await listLevels(db);
  return {
    parents: committeeChoices(committees, language, scopeOf(viewer, "committee:create"), {
      ...(edited && { alsoId: edited.parentId, exceptBelow: edited.path }),
    }),
    mayBeTop: can(viewer, "committee:create") || (edited !== null && edited.parentId === null),
    levels: levels.map(({ id, names }) => ({ value: id, label: nameIn(names, language) })),
  };
}
