import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import { inTreeOrder, isWithin, type Committee } from "../committee";

/** One entry of a list to choose from. */
export interface Choice {
  value: string;
  label: string;
}

const indent = "\u00A0\u00A0\u00A0";

/**
 * Committees to choose from, in the order of the tree and indented like it.
 * @param scope the paths within which the viewer may choose
 * @param alsoId offered although out of reach: what is stored already
 * @param exceptBelow the path of a subtree that is not offered
 */
export function committeeChoices(
  committees: readonly Committee[],
  language: Language,
  scope: "everywhere" | readonly string[],
  { alsoId, exceptBelow }: { alsoId?: string | null; exceptBelow?: string } = {},
): Choice[] {
  const isOffered = ({ id, path }: Committee) =>
    (exceptBelow === undefined || !isWithin(path, exceptBelow)) &&
    (scope === "everywhere" || id === alsoId || scope.some((top) => isWithin(path, top)));
  return inTreeOrder(committees.filter(isOffered)).map(({ committee, depth }) => ({
    value: committee.id,
    label: indent.repeat(depth) + nameIn(committee.names, language),
  }));
}
