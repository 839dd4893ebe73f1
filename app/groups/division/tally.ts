import type { LaidAttribute } from "./layout";

/** One attribute's counts and fair shares, in one flat row: (round · groups + group) · values + value. */
export interface Tally {
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

/** What one person less, or more, in this cell changes. */
export function less({ counts, floor, ceiling }: Tally, cell: number): number {
  const count = counts[cell] as number;
  return count > (ceiling[cell] as number) ? -1 : count <= (floor[cell] as number) ? 1 : 0;
}
/** As `less`. */
export function more({ counts, floor, ceiling }: Tally, cell: number): number {
  const count = counts[cell] as number;
  return count >= (ceiling[cell] as number) ? 1 : count < (floor[cell] as number) ? -1 : 0;
}

/** One of value `a` goes from one group to another, one of value `b` the other way. */
export function shift(
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
export function scattered(
  { counts, values, fewest }: Tally,
  round: number,
  groups: number,
  value: number,
): number {
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

/** Counts who sits where. @param sizes and seats by round; a seat of -1 is none yet */
export function tallyOf(
  attribute: LaidAttribute,
  sizes: Int32Array[],
  seats: Int32Array[],
  groups: number,
): Tally {
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

/** How many people are too many or too few in all cells, times the weight. */
export function imbalanceOf({ attribute, counts, floor, ceiling }: Tally): number {
  let sum = 0;
  counts.forEach((count, cell) => {
    sum += Math.max(0, count - (ceiling[cell] as number), (floor[cell] as number) - count);
  });
  return sum * attribute.weight;
}

/** `scattered` over all values and rounds, times the weight. */
export function scatteredIn(tally: Tally, rounds: number, groups: number): number {
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let value = 0; value < tally.values; value += 1) sum += scattered(tally, round, groups, value);
  }
  return sum * tally.attribute.weight;
}
