import { compareNames } from "~/platform/vietnamese";
import type { SeatChange } from "./seats";
import { wordSeat, type Names } from "./words";

/** Somebody whose seat differs, in words. */
export interface SeatChangeView {
  person: string;
  code: string;
  name: string;
  /** From 1; null where there is one round only. */
  round: number | null;
  from: string;
  to: string;
}

/**
 * Words seat changes, round by round in the order of Vietnamese lists.
 * @param before names of the groups where people sat before, if they were others
 */
export function changeViews(
  changes: readonly SeatChange[],
  { names, delegates }: { names: Names; delegates: readonly { id: string; code: string }[] },
  before: Names = names,
): SeatChangeView[] {
  const codes = new Map(delegates.map(({ id, code }) => [id, code]));
  const isMany = changes.some(({ round }) => round > 0);
  return changes
    .map(({ person, round, from, to }) => ({
      ...{ person, code: codes.get(person) ?? "", name: names.person(person) },
      round: isMany ? round + 1 : null,
      ...{ from: wordSeat(from, before), to: wordSeat(to, names) },
    }))
    .sort((a, b) => (a.round ?? 0) - (b.round ?? 0) || compareNames(a.name, b.name));
}
