import type { Slot } from "./round-rules";

/** A role that somebody else is to hold. */
export interface Handover {
  slot: number;
  from: number;
  to: number;
}

/** How roles go to others. `held` (person to slot) and `holders[round][slot]` are kept up to date. */
export function handoversOf(
  slots: readonly Slot[],
  holders: readonly Int32Array[],
  held: Map<number, number>,
  seating: {
    groupOf: (round: number, person: number) => number;
    pickWhere: (items: readonly number[], passes: (item: number) => boolean) => number | null;
  },
) {
  const { groupOf, pickWhere } = seating;
  const eligible = slots.map(({ candidates }) => new Set(candidates));

  /** Makes roles change hands; the same with `from` and `to` exchanged takes it back. */
  const handOver = (roles: readonly Handover[]) => {
    for (const { from } of roles) held.delete(from);
    for (const { slot, to } of roles) {
      held.set(to, slot);
      for (const row of holders) row[slot] = to;
    }
  };
  /** With one round only: who takes over the roles of those who leave their group; null when nobody can. */
  const successors = (leaving: readonly { person: number; to: number }[]): Handover[] | null => {
    const groupAfter = new Map(leaving.map(({ person, to }) => [person, to]));
    const chosen = new Set<number>();
    const roles: Handover[] = [];
    for (const { person } of leaving) {
      const slot = held.get(person);
      if (slot === undefined) continue;
      const { candidates, group } = slots[slot] as (typeof slots)[number];
      const to = pickWhere(candidates, (each) => {
        const isFree = !chosen.has(each) && (!held.has(each) || groupAfter.has(each));
        return isFree && (groupAfter.get(each) ?? groupOf(0, each)) === group;
      });
      if (to === null) return null;
      chosen.add(to);
      roles.push({ slot, from: person, to });
    }
    return roles;
  };
  /** The roles of two people who take each other's place; null when one of them is not eligible. */
  const exchanged = (one: number, other: number): Handover[] | null => {
    const roles = [
      [one, other],
      [other, one],
    ].flatMap(([from = -1, to = -1]) => {
      const slot = held.get(from);
      return slot === undefined ? [] : [{ slot, from, to }];
    });
    return roles.every(({ slot, to }) => eligible[slot]?.has(to)) ? roles : null;
  };
  return { handOver, successors, exchanged };
}
