import { committeeChoices, type CommitteeQuestion } from "~/accounts/committee-choices.server";
import { can } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Choice, Choices } from "~/platform/choices";
import { nameIn } from "~/platform/vietnamese";
import type { Committee } from "../committee";
import { listLevels } from "../committees.server";

/**
 * Below which committees the viewer may put a committee.
 * @param edited null for a new committee
 */
export const parentsOf = (edited: Committee | null): CommitteeQuestion => ({
  purpose: "committee:create",
  except: edited?.path,
});

/**
 * What the viewer may choose for a committee: where it stands and its level.
 * @param below the identifier of the committee below which a new one is to stand
 */
export async function choicesFor(
  visit: Visit<SignedIn>,
  edited: Committee | null,
  below: string | null = null,
): Promise<{ parents: Choices; mayBeTop: boolean; levels: Choice[] }> {
  const { db, viewer, language } = visit;
  const levels = await listLevels(db);
  return {
    parents: await committeeChoices(visit, parentsOf(edited), {
      ...{ stored: edited?.parentId ?? null, chosen: below },
    }),
    mayBeTop: can(viewer, "committee:create") || (edited !== null && edited.parentId === null),
    levels: levels.map(({ id, names }) => ({ value: id, label: nameIn(names, language) })),
  };
}
