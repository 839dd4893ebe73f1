import type { LaidAttribute, Layout } from "./layout";
import { meetingsOf, type Meetings } from "./meetings";

/** Above this the table of who met whom would take more memory than it is worth; pairs then follow the cells alone. */
const mostPeopleWithMeetings = 4000;

/** One attribute's counts and fair shares, in one flat row: (round · groups + group) · values + value. */
interface Tally {
  attribute: LaidAttribute;
  values: number;
  counts: Int32Array;
  floor: Int32Array;
  ceiling: Int32Array;
  /** For clusters, round · values + value: in how few groups its people can sit. */
  fewest: Int32Array;
  /** The cells outside their fair share, in any order, and where each stands in that list (-1: not there). */
  faulty: number[];
  faultyAt: Int32Array;
}

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

/** What one person less, or more, in this cell changes. */
function less({ counts, floor, ceiling }: Tally, cell: number): number {
  const count = counts[cell] as number;
  return count > (ceiling[cell] as number) ? -1 : count <= (floor[cell] as number) ? 1 : 0;
}
function more({ counts, floor, ceiling }: Tally, cell: number): number {
  const count = counts[cell] as number;
  return count >= (ceiling[cell] as number) ? 1 : count < (floor[cell] as number) ? -1 : 0;
}

function shift(
  tally: Tally,
  round: number,
  groups: number,
  from: number,
  to: number,
  a: number,
  b: number,
): void {
  const here = (round * groups + from) * tally.values;
  const there = (round * groups + to) * tally.values;
  count(tally, here + a, -1);
  count(tally, here + b, 1);
  count(tally, there + b, -1);
  count(tally, there + a, 1);
}

function count(tally: Tally, cell: number, by: 1 | -1): void {
  const { counts, floor, ceiling, faulty, faultyAt } = tally;
  const now = (counts[cell] as number) + by;
  counts[cell] = now;
  const at = faultyAt[cell] as number;
  const isFaulty = now > (ceiling[cell] as number) || now < (floor[cell] as number);
  if (isFaulty && at === -1) faultyAt[cell] = faulty.push(cell) - 1;
  else if (!isFaulty && at !== -1) {
    const last = faulty.pop() as number;
    if (last !== cell) {
      faulty[at] = last;
      faultyAt[last] = at;
    }
    faultyAt[cell] = -1;
  }
}

/** How many people with this value sit outside the few groups that hold most of them. */
function scattered({ counts, values, fewest }: Tally, round: number, groups: number, value: number): number {
  const found: number[] = [];
  for (let group = 0; group < groups; group += 1) {
    const count = counts[(round * groups + group) * values + value] as number;
    if (count > 0) found.push(count);
  }
  const few = fewest[round * values + value] as number;
  if (found.length <= few) return 0;
  return found
    .sort((a, b) => b - a)
    .slice(few)
    .reduce((sum, count) => sum + count, 0);
}

function tallyOf(attribute: LaidAttribute, sizes: Int32Array[], seats: Int32Array[], groups: number): Tally {
  const values = attribute.values.length;
  const people = attribute.valueOf.length;
  const length = seats.length * groups * values;
  const tally: Tally = {
    attribute,
    values,
    counts: new Int32Array(length),
    floor: new Int32Array(length),
    ceiling: new Int32Array(length),
    fewest: new Int32Array(seats.length * values),
    faulty: [],
    faultyAt: new Int32Array(length).fill(-1),
  };
  seats.forEach((row, round) => {
    row.forEach((group, person) => {
      if (group === -1) return;
      const cell = (round * groups + group) * values + (attribute.valueOf[person] as number);
      tally.counts[cell] = (tally.counts[cell] as number) + 1;
    });
    for (let group = 0; group < groups; group += 1) {
      for (let value = 0; value < values; value += 1) {
        const cell = (round * groups + group) * values + value;
        const product = (attribute.totals[value] as number) * (sizes[round]?.[group] as number);
        tally.floor[cell] = Math.floor(product / people);
        tally.ceiling[cell] = Math.ceil(product / people);
      }
    }
  });
  tally.counts.forEach((count, cell) => {
    if (count > (tally.ceiling[cell] as number) || count < (tally.floor[cell] as number)) {
      tally.faultyAt[cell] = tally.faulty.push(cell) - 1;
    }
  });
  sizes.forEach((row, round) => {
    const largest = Array.from(row).sort((a, b) => b - a);
    attribute.totals.forEach((total, value) => {
      let seatsFound = 0;
      const last = largest.findIndex((size) => (seatsFound += size) >= total);
      tally.fewest[round * values + value] = last === -1 ? groups : last + 1;
    });
  });
  return tally;
}

function imbalanceOf({ attribute, counts, floor, ceiling }: Tally): number {
  let sum = 0;
  counts.forEach((count, cell) => {
    sum += Math.max(0, count - (ceiling[cell] as number), (floor[cell] as number) - count);
  });
  return sum * attribute.weight;
}

function scatteredIn(tally: Tally, rounds: number, groups: number): number {
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let value = 0; value < tally.values; value += 1) sum += scattered(tally, round, groups, value);
  }
  return sum * tally.attribute.weight;
}
