import type { LaidAttribute, Layout } from "./layout";
import type { RoundRules } from "./round-rules";

/**
 * What the imbalance cannot go below, each attribute taken alone, whatever the sizes within their limits or, where
 * they are known, with `sizes[round][group]`. More than 0 only where pins or people kept together ask for it.
 */
export function lowestImbalance(
  layout: Layout,
  rules: readonly RoundRules[],
  sizes?: readonly Int32Array[],
): number {
  let sum = 0;
  for (const attribute of layout.attributes) {
    if (attribute.treatment === "cluster") continue;
    rules.forEach((round, index) => {
      const [low, high] = [sizes?.[index] ?? round.low, sizes?.[index] ?? round.high];
      const pinned = inevitable(attribute, round, round.pinned, low, high);
      sum += attribute.weight * Math.max(pinned, byBlocks(attribute, round, high));
    });
  }
  return sum;
}

/**
 * What those who sit (`groupOf[block]`, -1: not yet) make inevitable in one attribute: too many of a value in a group,
 * or seats and people that lack elsewhere. Unweighted; once everyone sits and the sizes are known, it is the imbalance.
 */
export function inevitable(
  attribute: LaidAttribute,
  rules: RoundRules,
  groupOf: Int32Array,
  low: Int32Array,
  high: Int32Array,
): number {
  const { values, valueOf, totals } = attribute;
  const { groups, people, blockOf } = rules;
  if (!groupOf.some((group) => group !== -1)) return 0;
  const counts = new Int32Array(groups * values.length);
  valueOf.forEach((value, person) => {
    const group = groupOf[blockOf[person] as number] as number;
    if (group === -1) return;
    const cell = group * values.length + value;
    counts[cell] = (counts[cell] as number) + 1;
  });
  let over = 0;
  const [seated, lackingIn] = [new Int32Array(groups), new Int32Array(groups)];
  const [used, lackingOf] = [new Int32Array(values.length), new Int32Array(values.length)];
  counts.forEach((count, cell) => {
    const [group, value] = [Math.floor(cell / values.length), cell % values.length];
    const total = totals[value] as number;
    const lacking = Math.max(0, Math.floor((total * (low[group] as number)) / people) - count);
    over += Math.max(0, count - Math.ceil((total * (high[group] as number)) / people));
    seated[group] = (seated[group] as number) + count;
    lackingIn[group] = (lackingIn[group] as number) + lacking;
    used[value] = (used[value] as number) + count;
    lackingOf[value] = (lackingOf[value] as number) + lacking;
  });
  const beyond = (lacking: Int32Array, free: (index: number) => number) =>
    lacking.reduce((sum, count, index) => sum + Math.max(0, count - free(index)), 0);
  const inGroups = beyond(lackingIn, (group) => (high[group] as number) - (seated[group] as number));
  const ofValues = beyond(lackingOf, (value) => (totals[value] as number) - (used[value] as number));
  return over + Math.max(inGroups, ofValues);
}

/** What blocks alone make inevitable: more people of one value than the fair share of any group. */
function byBlocks({ valueOf, totals }: LaidAttribute, rules: RoundRules, high: Int32Array): number {
  const largest = high.reduce((most, seats) => Math.max(most, seats), 0);
  let over = 0;
  for (const block of rules.blocks) {
    if (block.length === 1) continue;
    const counts = new Map<number, number>();
    for (const person of block)
      counts.set(valueOf[person] as number, (counts.get(valueOf[person] as number) ?? 0) + 1);
    for (const [value, count] of counts) {
      over += Math.max(0, count - Math.ceil(((totals[value] as number) * largest) / rules.people));
    }
  }
  return over;
}

/**
 * How many pairs must meet again, whatever the seating. A group of one round is divided among the groups of another,
 * and those who land in the same one meet twice; and no more pairs can meet than there are.
 */
export function fewestRepeats(people: number, sizes: readonly ArrayLike<number>[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const rounds = sizes.length;
  if (rounds < 2) return 0;
  let meetings = 0;
  let twice = 0;
  sizes.forEach((row, round) => {
    for (const size of Array.from(row)) meetings += pairs(size);
    for (const later of sizes.slice(round + 1)) {
      const divided = (from: ArrayLike<number>, into: number) =>
        Array.from(from).reduce((sum, size) => {
          const low = Math.floor(size / into);
          const above = size % into;
          return sum + above * pairs(low + 1) + (into - above) * pairs(low);
        }, 0);
      twice += Math.max(divided(row, later.length), divided(later, row.length));
    }
  });
  return Math.max(0, meetings - pairs(people), Math.ceil((2 * twice) / rounds));
}
