import { handoversOf, type Handover } from "./handovers";
import type { Layout } from "./layout";
import type { Random } from "./random";
import type { Seating } from "./seating";
import type { Skeleton } from "./skeleton";

export interface Swap {
  round: number;
  one: number;
  other: number;
}

/** Swaps that are made one after the other, and roles that change hands with them. */
export interface Move {
  swaps: Swap[];
  roles: Handover[];
}

/** Changes of a seating that keep every hard condition. */
export interface Moves {
  /** `holders[round][slot]`, kept up to date. */
  holders: Int32Array[];
  /** Thinks of a swap in one round, or of the one given; null when that cannot be. Nothing changes yet. */
  single: (given?: Swap) => Move | null;
  /** Thinks of a swap in one round that may mend a place with too many or too few of one value. */
  mend: () => Move | null;
  /** Thinks of two people who swap seats in every round, and with them the roles that they hold. */
  throughout: () => Move | null;
  /** Thinks of a block that swaps seats with as many others in one round; roles go to others where that must be. */
  blocks: () => Move | null;
  /** Thinks of three people of three groups who each take the seat of the next. */
  triple: () => Move | null;
  /** Thinks of a role that somebody else of the same group takes over. */
  role: () => Move | null;
  hasBlocks: boolean;
  hasRoles: boolean;
  hasApart: boolean;
  make: (move: Move) => void;
  undo: (move: Move) => void;
}

/** How often a swap is aimed at a place with too many or too few rather than left to chance. */
const mending = 0.5;

export function movesOf(
  layout: Layout,
  { rules, placings }: Skeleton,
  seating: Seating,
  random: Random,
): Moves {
  const { rounds, groups, people } = layout;
  const holders = placings.map((placing) => Int32Array.from(placing.holders));
  const slots = rules[0]?.slots ?? [];
  /** Who holds a role in every round, and which; only such a role can go to somebody else. */
  const held = new Map<number, number>();
  const everyRound = Array.from({ length: rounds }, (_, round) => round);
  const everyone = Array.from({ length: people }, (_, person) => person);
  const fixed = everyRound.map((round) => {
    const { pinned, blockOf } = rules[round] as (typeof rules)[number];
    return Uint8Array.from(everyone, (person) => Number(pinned[blockOf[person] as number] !== -1));
  });
  slots.forEach((_, slot) => {
    const person = holders[0]?.[slot] as number;
    if (holders.every((row) => row[slot] === person)) held.set(person, slot);
    else holders.forEach((row, round) => ((fixed[round] as Uint8Array)[row[slot] as number] = 1));
  });
  const { blocks, blockOf } = rules[0] as (typeof rules)[number];
  const isAlone = (person: number) => (blocks[blockOf[person] as number] as number[]).length === 1;
  const looseIn = fixed.map((row) => everyone.filter((person) => !row[person] && isAlone(person)));
  const isLooseIn = looseIn.map((list) => {
    const flags = new Uint8Array(people);
    for (const person of list) flags[person] = 1;
    return flags;
  });
  const loose = everyone.filter((person) => isLooseIn.every((row) => row[person]));
  const mayShift = (round: number, block: readonly number[]) =>
    !block.some((person) => fixed[round]?.[person] || (rounds > 1 && held.has(person)));
  const wideBlocks = blocks.filter((block) => block.length > 1);

  const groupOf = (round: number, person: number) => seating.seats[round]?.[person] as number;
  const maySit = (round: number, person: number, group: number, leaving: readonly number[]) => {
    for (const other of rules[round]?.apart[person] as number[]) {
      if (groupOf(round, other) === group && !leaving.includes(other)) return false;
    }
    return true;
  };
  const pick = <Item>(items: readonly Item[]) => items[random.below(items.length)] as Item;
  /** Some item that passes, sought from a random place on. */
  const pickWhere = (items: readonly number[], passes: (item: number) => boolean): number | null => {
    const start = random.below(items.length);
    for (let step = 0; step < items.length; step += 1) {
      const item = items[(start + step) % items.length] as number;
      if (passes(item)) return item;
    }
    return null;
  };

  /** Two people whose swap may mend a place that has too many or too few of one value. */
  const menders = (): Swap | null => {
    const place = seating.faultyPlace(random.next());
    if (!place) return null;
    const { round, group, value, attribute, tooMany } = place;
    const one = pickWhere(
      seating.members[round]?.[group] ?? [],
      (person) => (attribute.valueOf[person] === value) === tooMany,
    );
    const other = pickWhere(
      everyone,
      (person) => groupOf(round, person) !== group && (attribute.valueOf[person] === value) !== tooMany,
    );
    return one === null || other === null ? null : { round, one, other };
  };
  const aim = () => (random.next() < mending ? menders() : null);
  const { handOver, exchanged, successors } = handoversOf(slots, holders, held, { groupOf, pickWhere });

  const moves: Moves = {
    holders,
    hasBlocks: wideBlocks.length > 0,
    hasRoles: held.size > 0,
    hasApart: rules.some(({ apart }) => apart.some((others) => others.length > 0)),

    single(given) {
      const aimed = given ?? aim();
      const round = aimed?.round ?? random.below(rounds);
      const list = looseIn[round] as number[];
      if (list.length < 2) return null;
      const [one, other] = [aimed?.one ?? pick(list), aimed?.other ?? pick(list)];
      if (!isLooseIn[round]?.[one] || !isLooseIn[round]?.[other] || held.has(one) || held.has(other))
        return null;
      const [from, to] = [groupOf(round, one), groupOf(round, other)];
      if (from === to || !maySit(round, one, to, [other]) || !maySit(round, other, from, [one])) return null;
      return { swaps: [{ round, one, other }], roles: [] };
    },

    mend() {
      const given = menders();
      return given && moves.single(given);
    },

    throughout() {
      if (loose.length < 2) return null;
      const aimed = aim();
      const [one, other] = [aimed?.one ?? pick(loose), aimed?.other ?? pick(loose)];
      const roles = exchanged(one, other);
      if (!roles) return null;
      const swaps: Swap[] = [];
      for (const round of everyRound) {
        if (!isLooseIn[round]?.[one] || !isLooseIn[round]?.[other]) return null;
        const [from, to] = [groupOf(round, one), groupOf(round, other)];
        if (from === to) continue;
        if (!maySit(round, one, to, [other]) || !maySit(round, other, from, [one])) return null;
        swaps.push({ round, one, other });
      }
      return swaps.length > 0 ? { swaps, roles } : null;
    },

    blocks() {
      const round = random.below(rounds);
      const moving = pick(wideBlocks);
      const from = groupOf(round, moving[0] as number);
      const to = random.below(groups);
      if (from === to || !mayShift(round, moving)) return null;
      const partners: number[] = [];
      for (const person of random.shuffle(seating.members[round]?.[to] ?? [])) {
        const block = blocks[blockOf[person] as number] as number[];

        if (partners.includes(person) || partners.length + block.length > moving.length) continue;
        if (mayShift(round, block)) partners.push(...block);
        if (partners.length === moving.length) break;
      }
      if (partners.length < moving.length) return null;
      if (!moving.every((person) => maySit(round, person, to, partners))) return null;
      if (!partners.every((person) => maySit(round, person, from, moving))) return null;
      const roles = successors([
        ...moving.map((person) => ({ person, to })),
        ...partners.map((person) => ({ person, to: from })),
      ]);
      const swaps = moving.map((one, index) => ({ round, one, other: partners[index] as number }));
      return roles && { swaps, roles };
    },

    triple() {
      const round = random.below(rounds);
      const list = looseIn[round] as number[];
      if (list.length < 3) return null;
      const [a, b, c] = [pick(list), pick(list), pick(list)];
      const [atA, atB, atC] = [a, b, c].map((person) => groupOf(round, person)) as [number, number, number];
      if (atA === atB || atB === atC || atC === atA || [a, b, c].some((person) => held.has(person)))
        return null;
      const isKept = maySit(round, a, atB, [b]) && maySit(round, b, atC, [c]) && maySit(round, c, atA, [a]);
      if (!isKept) return null;
      // b goes by way of the seat of a.
      return {
        swaps: [
          { round, one: a, other: b },
          { round, one: b, other: c },
        ],
        roles: [],
      };
    },

    role() {
      const from = pick([...held.keys()]);
      const { candidates } = slots[held.get(from) as number] as (typeof slots)[number];
      const to = pick(candidates);
      if (to === from || !everyRound.every((round) => groupOf(round, to) === groupOf(round, from)))
        return null;
      const roles = exchanged(from, to);
      return roles && { swaps: [], roles };
    },

    make({ swaps, roles }) {
      for (const { round, one, other } of swaps) seating.swap(round, one, other);
      handOver(roles);
    },

    undo({ swaps, roles }) {
      for (const { round, one, other } of [...swaps].reverse()) seating.swap(round, one, other);
      handOver(roles.map(({ slot, from, to }) => ({ slot, from: to, to: from })));
    },
  };
  return moves;
}
