import { evenSizes } from "./conditions";
import type { Layout } from "./layout";
import type { Condition } from "./problem";

/** A role that must be held in a group, and by whom it can be (people by number, those to be preferred first). */
export interface Slot {
  group: number;
  role: "leader" | "secretary";
  candidates: readonly number[];
}

/** Some conditions, by numbers, as they bind in one round. */
export interface RoundRules {
  people: number;
  groups: number;
  /** Fewest and most seats of each group. */
  low: Int32Array;
  high: Int32Array;
  /** Who must be kept together, one list for each block, people alone included. */
  blocks: number[][];
  blockOf: Int32Array;
  /** By block: the group where it must sit, or -1. */
  pinned: Int32Array;
  /** By person: with whom they must not sit. */
  apart: number[][];
  slots: Slot[];
  /** Two pins of one block name different groups, or people who must be apart are kept together. */
  contradictory: boolean;
}

/** What `conditions`, all or a part of the problem's, ask of one round. */
export function roundRules(layout: Layout, conditions: readonly Condition[], round: number): RoundRules {
  const { people, groups } = layout;
  const { blocks, blockOf } = blocksOf(layout, conditions);
  const rules: RoundRules = {
    ...{ people, groups, blocks, blockOf, slots: [], contradictory: false },
    ...sizeLimits(layout, conditions),
    pinned: new Int32Array(blocks.length).fill(-1),
    apart: Array.from({ length: people }, () => []),
  };
  const person = (id: string) => layout.personAt.get(id) as number;
  const group = (id: string) => layout.groupAt.get(id) as number;
  for (const condition of conditions) {
    if (condition.kind === "pin" && (condition.round ?? round) === round) {
      pinTo(rules, person(condition.person), group(condition.group));
    } else if (condition.kind === "apart") {
      const [one, other] = [person(condition.people[0]), person(condition.people[1])];
      if (blockOf[one] === blockOf[other]) rules.contradictory = true;
      rules.apart[one]?.push(other);
      rules.apart[other]?.push(one);
    } else if (condition.kind === "leader" || condition.kind === "secretary") {
      const slot = { group: group(condition.group), role: condition.kind };
      if (condition.person !== null) pinTo(rules, person(condition.person), slot.group);
      const eligible = condition.kind === "leader" ? layout.problem.leaders : layout.problem.secretaries;
      const ids = condition.person === null ? [...new Set(eligible)] : [condition.person];
      rules.slots.push({ ...slot, candidates: ids.map(person) });
    }
  }
  return rules;
}

/** The same rules with these people in these roles: `holders[slot]`. Contradictory when a pin says otherwise. */
export function withHolders(rules: RoundRules, holders: Int32Array): RoundRules {
  const fixed = {
    ...rules,
    pinned: Int32Array.from(rules.pinned),
    slots: rules.slots.map((slot, index) => ({ ...slot, candidates: [holders[index] as number] })),
  };
  for (const { group, candidates } of fixed.slots) pinTo(fixed, candidates[0] as number, group);
  return fixed;
}

function pinTo(rules: RoundRules, person: number, group: number): void {
  const block = rules.blockOf[person] as number;
  const before = rules.pinned[block] as number;
  if (before !== -1 && before !== group) rules.contradictory = true;
  rules.pinned[block] = group;
}

function sizeLimits({ problem, groupAt, people, groups }: Layout, conditions: readonly Condition[]) {
  const low = new Int32Array(groups).fill(1);
  const high = new Int32Array(groups).fill(people);
  for (const condition of conditions) {
    if (condition.kind === "size") {
      const group = groupAt.get(condition.group) as number;
      low[group] = condition.size;
      high[group] = Math.min(high[group] as number, condition.size);
    } else if (condition.kind === "capacity") {
      const group = groupAt.get(condition.group) as number;
      high[group] = Math.min(high[group] as number, condition.capacity);
    } else if (condition.kind === "even-sizes") {
      const { each, odd } = evenSizes(problem);
      problem.groups.forEach(({ size }, group) => {
        if (size !== null) return;
        low[group] = each;
        high[group] = Math.min(high[group] as number, odd > 0 ? each + 1 : each);
      });
    }
  }
  return { low, high };
}

function blocksOf({ people, personAt }: Layout, conditions: readonly Condition[]) {
  const root = Int32Array.from({ length: people }, (_, index) => index);
  const find = (person: number): number => {
    let at = person;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  for (const condition of conditions) {
    if (condition.kind !== "together") continue;
    const [first, ...others] = condition.people.map((id) => personAt.get(id) as number);
    for (const other of others) root[find(other)] = find(first as number);
  }
  const blocks: number[][] = [];
  const blockOf = new Int32Array(people).fill(-1);
  for (let person = 0; person < people; person += 1) {
    const top = find(person);
    if (blockOf[top] === -1) blockOf[top] = blocks.push([]) - 1;
    const block = blockOf[top] as number;
    blockOf[person] = block;
    blocks[block]?.push(person);
  }
  return { blocks, blockOf };
}
