import type { Former } from "./former";
import type { Layout } from "./layout";
import type { Move } from "./moves";
import type { Random } from "./random";
import type { Course } from "./search";

/** How much worse a move may make things at the start, in misplaced people. */
const hottest = 0.15;
/** The same in repeated pairs, once single seats change: cooler, and the last misplaced people stay where they are. */
const hottestInPairs = 1.3;
/** Then swaps around misplaced people only, which may cost some repeated pairs. */
const mendingInPairs = 3;

/** For a new division: any swap. */
export function freeCourse({ rounds, people, attributes }: Layout, random: Random): Course {
  const heaviest = Math.max(1, ...attributes.map(({ weight }) => weight));
  const isSingle = (left: number) => rounds === 1 || left < 0.7;
  return {
    steps: Math.min(people > 2_000 ? 3_000_000 : rounds > 1 ? 1_800_000 : 1_200_000, 4_000 * people),
    mending: rounds > 1 ? 200_000 : 0,
    heat(left, pairsPerPerson) {
      if (rounds === 1 || !isSingle(left)) return heaviest * pairsPerPerson * hottest * left ** 3;
      return left === 0 ? mendingInPairs : left * hottestInPairs;
    },
    // Several rounds: whole people first, so that who meets whom stays as it was laid out; single seats at the end.
    propose(moves, left) {
      if (left === 0) return moves.mend();
      const chance = random.next();
      if (isSingle(left) && moves.hasBlocks && chance > 0.9) return moves.blocks();
      if (isSingle(left) && moves.hasApart && chance > 0.87) return moves.triple();
      if (moves.hasRoles && chance > 0.85) return moves.role();
      const whole = rounds > 1 || moves.hasRoles ? 0.2 : 0;
      return !isSingle(left) || chance < whole ? moves.throughout() : moves.single();
    },
  };
}

/** After a late change: swaps that leave no more people away from their former seat. `seats` are followed as they change. */
export function nearCourse(seats: Int32Array[], { before }: Former, random: Random): Course {
  const isAway = (round: number, person: number, group: number) => {
    const former = before[round]?.[person] as number;
    return former !== -1 && former !== group ? 1 : 0;
  };
  const groupOf = (round: number, person: number) => seats[round]?.[person] as number;
  /** By round: who is new there or sits elsewhere than before. */
  const unsettledIn = seats.map((_, round) => unsettled(round));
  function unsettled(round: number): number[] {
    return Array.from((seats[round] as Int32Array).keys()).filter(
      (person) => before[round]?.[person] !== groupOf(round, person),
    );
  }
  const openRounds = () => unsettledIn.flatMap((list, round) => (list.length > 0 ? [round] : []));
  return {
    steps: openRounds().length === 0 ? 0 : 60_000,
    heat: (left) => left * 2,
    propose(moves): Move | null {
      const open = openRounds();
      const round = open[random.below(open.length)];
      const list = round === undefined ? [] : (unsettledIn[round] as number[]);
      if (round === undefined || list.length === 0) return null;
      const one = list[random.below(list.length)] as number;
      const people = (seats[round] as Int32Array).length;
      const other = random.next() < 0.3 ? (list[random.below(list.length)] as number) : random.below(people);
      const [here, there] = [groupOf(round, one), groupOf(round, other)];
      const more =
        isAway(round, one, there) +
        isAway(round, other, here) -
        isAway(round, one, here) -
        isAway(round, other, there);
      return more > 0 ? null : moves.single({ round, one, other });
    },
    made({ swaps }) {
      for (const { round } of swaps) unsettledIn[round] = unsettled(round);
    },
  };
}
