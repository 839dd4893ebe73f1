import type { LaidAttribute, Layout } from "./layout";
import { meetingsOf, type Meetings } from "./meetings";
import { imbalanceOf, less, more, scattered, scatteredIn, shift, tallyOf } from "./tally";

/** Above this the table of who met whom would take more memory than it is worth; pairs then follow the cells alone. */
const mostPeopleWithMeetings = 4000;

/** A seating that is searched: it changes in place, and tells what a change would cost before it is made. */
export interface Seating {
  seats: Int32Array[];
  /** `members[round][group]`. */
  members: number[][][];
  /** Weighted, kept up to date by every change: see `Quality`. */
  imbalance: number;
  scattered: number;
  meetings: Meetings | null;
  /** What swapping two people of different groups in one round adds to imbalance and scattered people. */
  swapCost: (round: number, one: number, other: number) => number;
  swap: (round: number, one: number, other: number) => void;
  /** Some place with too many or too few people of one value; null when there is none. `chance` is 0 … 1. */
  faultyPlace: (chance: number) => FaultyPlace | null;
}

export interface FaultyPlace {
  attribute: LaidAttribute;
  round: number;
  group: number;
  value: number;
  tooMany: boolean;
}

export function seatingOf(layout: Layout, sizes: Int32Array[], seats: Int32Array[]): Seating {
  const { groups } = layout;
  const members = seats.map((row) => {
    const lists = Array.from({ length: groups }, (): number[] => []);
    row.forEach((group, person) => lists[group]?.push(person));
    return lists;
  });
  const placeIn = seats.map((_, round) => {
    const places = new Int32Array(layout.people);
    for (const list of members[round] ?? []) list.forEach((person, place) => (places[person] = place));
    return places;
  });
  const tallies = layout.attributes.map((attribute) => tallyOf(attribute, sizes, seats, groups));
  const spread = tallies.filter(({ attribute }) => attribute.treatment === "spread");
  const cluster = tallies.filter(({ attribute }) => attribute.treatment === "cluster");
  const meetings =
    layout.rounds > 1 && layout.people <= mostPeopleWithMeetings ? meetingsOf(layout.people, members) : null;

  const imbalanceCost = (round: number, one: number, other: number): number => {
    const row = seats[round] as Int32Array;
    const [from, to] = [row[one] as number, row[other] as number];
    let cost = 0;
    for (const tally of spread) {
      const { valueOf, weight } = tally.attribute;
      const a = valueOf[one] as number;
      const b = valueOf[other] as number;
      if (a === b) continue;
      const here = (round * groups + from) * tally.values;
      const there = (round * groups + to) * tally.values;
      cost +=
        weight *
        (less(tally, here + a) + more(tally, here + b) + less(tally, there + b) + more(tally, there + a));
    }
    return cost;
  };
  const scatterCost = (round: number, one: number, other: number): number => {
    const row = seats[round] as Int32Array;
    const [from, to] = [row[one] as number, row[other] as number];
    let cost = 0;
    for (const tally of cluster) {
      const { valueOf, weight } = tally.attribute;
      const a = valueOf[one] as number;
      const b = valueOf[other] as number;
      if (a === b) continue;
      const before = scattered(tally, round, groups, a) + scattered(tally, round, groups, b);
      shift(tally, round, groups, from, to, a, b);
      cost += weight * (scattered(tally, round, groups, a) + scattered(tally, round, groups, b) - before);
      shift(tally, round, groups, from, to, b, a);
    }
    return cost;
  };

  const seating: Seating = {
    seats,
    members,
    imbalance: spread.reduce((sum, tally) => sum + imbalanceOf(tally), 0),
    scattered: cluster.reduce((sum, tally) => sum + scatteredIn(tally, seats.length, groups), 0),
    meetings,
    swapCost: (round, one, other) => imbalanceCost(round, one, other) + scatterCost(round, one, other),
    swap(round, one, other) {
      seating.imbalance += imbalanceCost(round, one, other);
      seating.scattered += scatterCost(round, one, other);
      const row = seats[round] as Int32Array;
      const from = row[one] as number;
      const to = row[other] as number;
      const lists = members[round] as number[][];
      meetings?.swap(lists[from] as number[], lists[to] as number[], one, other);
      for (const tally of tallies) {
        shift(
          tally,
          round,
          groups,
          from,
          to,
          tally.attribute.valueOf[one] as number,
          tally.attribute.valueOf[other] as number,
        );
      }
      row[one] = to;
      row[other] = from;
      const places = placeIn[round] as Int32Array;
      const [onePlace, otherPlace] = [places[one] as number, places[other] as number];
      (lists[from] as number[])[onePlace] = other;
      (lists[to] as number[])[otherPlace] = one;
      places[one] = otherPlace;
      places[other] = onePlace;
    },
    faultyPlace(chance) {
      const all = spread.reduce((sum, { faulty }) => sum + faulty.length, 0);
      let index = Math.floor(chance * all);
      for (const { attribute, faulty, values, counts, ceiling } of spread) {
        if (index >= faulty.length) {
          index -= faulty.length;
          continue;
        }
        const cell = faulty[index] as number;
        const place = Math.floor(cell / values);
        return {
          attribute,
          round: Math.floor(place / groups),
          group: place % groups,
          value: cell % values,
          tooMany: (counts[cell] as number) > (ceiling[cell] as number),
        };
      }
      return null;
    },
  };
  return seating;
}
