import { match } from "./matching";
import type { PartialSeating, Placing, Wish } from "./partial-seating";
import type { RoundRules } from "./round-rules";
import { fewestMoves, settledOf } from "./settled";

/** Who can hold the roles of a round, while seats are searched. */
export function slotsOf(rules: RoundRules, wish: Wish | null) {
  const { slots, blockOf, people } = rules;
  const kinds = new Map<number, string>();
  for (const { group, role, candidates } of slots) {
    kinds.set(
      group,
      `${kinds.get(group) ?? ""} ${role} ${candidates.length === 1 ? `of ${group}` : "of many"}`,
    );
  }
  const groupOf = (board: PartialSeating, person: number) =>
    board.groupOf[blockOf[person] as number] as number;
  const isFree = (board: PartialSeating, person: number) => board.isBound[blockOf[person] as number] === 0;
  const beforeOf = (person: number) => wish?.before[person] ?? -1;

  /** Who can be had for each slot, the best first. */
  const optionsFor = (board: PartialSeating) => {
    const among = (passes: (person: number, group: number) => boolean) => {
      const found = slots.map(({ candidates, group }) =>
        candidates.filter((person) => passes(person, group)),
      );
      return (slot: number) => found[slot] as number[];
    };
    const isStaying = (person: number, group: number) => isFree(board, person) && beforeOf(person) === group;
    const seated = among((person, group) => !isFree(board, person) && groupOf(board, person) === group);
    const staying = among((person, group) => wish !== null && isStaying(person, group));
    const formers = slots.map((_, slot) => {
      const former = wish?.holders[slot] ?? -1;
      return [...seated(slot), ...staying(slot)].filter((person) => person === former);
    });
    const { staying: stayingIn } = settledOf(board, () => true);
    const isCrowded = (group: number) =>
      (board.placed[group] as number) + (stayingIn[group] as number) > (rules.high[group] as number);
    const mayLeave = (person: number, group: number) =>
      isFree(board, person) && !isStaying(person, group) && beforeOf(person) !== -1;
    const others = [
      among((person) => isFree(board, person) && beforeOf(person) === -1),
      among((person, group) => mayLeave(person, group) && isCrowded(beforeOf(person))),
      among((person, group) => mayLeave(person, group) && !isCrowded(beforeOf(person))),
    ];
    // Those who sit by a condition need no further seat: with them a full group has a leader when no other way is left.
    const sparing = [seated, staying, ...others];
    return wish ? [[(slot: number) => formers[slot] as number[], ...sparing], sparing] : [sparing];
  };

  const fillBy = (board: PartialSeating, options: Parameters<typeof match>[2]): Placing | null => {
    const holders = match(slots.length, people, options);
    if (holders.includes(-1)) return null;
    const seats = Int32Array.from({ length: people }, (_, person) => groupOf(board, person));
    const taken = Int32Array.from(board.placed);
    let moved = board.moved;
    slots.forEach(({ group }, slot) => {
      const person = holders[slot] as number;
      if (seats[person] !== -1) return;
      seats[person] = group;
      taken[group] = (taken[group] as number) + 1;
      if (beforeOf(person) !== -1 && beforeOf(person) !== group) moved += 1;
    });
    const needed = taken.reduce(
      (total, count, group) => total + Math.max(count, rules.low[group] as number),
      0,
    );
    if (needed > people || taken.some((count, group) => count > (rules.high[group] as number))) return null;
    if (wish) {
      const settled = settledOf(board, (person) => seats[person] === -1);
      if (moved + fewestMoves(rules, taken, settled, 0) > wish.most) return null;
    }
    return { seats, holders };
  };

  return {
    slots: {
      comparisons: slots.reduce((total, { candidates }) => total + candidates.length, 0) * 4,
      kindOf: (group: number) => kinds.get(group) ?? "",
    },

    /** Whether each slot could have somebody of its own, were all who wait seated at will. */
    couldFill(board: PartialSeating): boolean {
      if (slots.length === 0) return true;
      const open = slots.map(({ candidates, group }) =>
        candidates.filter((person) => {
          const sits = groupOf(board, person);
          return sits === group || (sits === -1 && board.mayJoin(blockOf[person] as number, group));
        }),
      );
      return !match(slots.length, people, [(slot) => open[slot] as number[]]).includes(-1);
    },

    /** The seats so far and somebody for every role; null when there is nobody or no seat for them. */
    fill(board: PartialSeating): Placing | null {
      for (const options of optionsFor(board)) {
        const placing = fillBy(board, options);
        if (placing) return placing;
      }
      return null;
    },
  };
}
