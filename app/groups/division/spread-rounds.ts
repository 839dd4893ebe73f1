import { cellsFor } from "./cells";
import type { LaidAttribute, Layout } from "./layout";
import type { Random } from "./random";
import type { RoundRules } from "./round-rules";
import { seatsLeft } from "./sizes";
import type { Skeleton } from "./skeleton";

/** Above so many comparisons people are not laid out by cells: with so many groups chance brings few pairs together. */
const mostComparisons = 100_000_000;

/**
 * Seats everyone who is free; the first groups of `order` are larger where not all can be equal. Equal values that
 * shall stay together fill one group after the other. With several rounds people come in cells: who sat in group i and
 * then in group j meets, in the rounds after that, only people whom Latin squares bring together, so that few pairs
 * meet twice. Answers `seats[round][person]`, all filled.
 */
export function fillSeats(
  layout: Layout,
  { rules, placings }: Skeleton,
  order: readonly number[],
  random: Random,
): Int32Array[] {
  const filled = placings.map(({ seats }) => Int32Array.from(seats));
  const room = filled.map((row, round) => seatsLeft(rules[round] as RoundRules, row, order));
  const free = random
    .shuffle(Array.from({ length: layout.people }, (_, person) => person))
    .filter((person) => filled.every((row) => row[person] === -1));
  const clusters = layout.attributes.filter(({ treatment }) => treatment === "cluster");
  const [heaviest] = clusters.sort((a, b) => b.weight - a.weight);
  if (heaviest) filled.forEach((row, round) => seatClusters(heaviest, row, room[round] as Int32Array));
  else if (layout.rounds > 1 && layout.groups ** 2 * layout.people <= mostComparisons) {
    takeCells(layout, free, filled, room, random);
  }
  filled.forEach((row, round) => {
    const left = random.shuffle(
      Array.from(room[round] as Int32Array).flatMap((seats, group) => new Array<number>(seats).fill(group)),
    );
    row.forEach((group, person) => {
      if (group === -1) row[person] = left.pop() as number;
    });
  });
  return filled;
}

/** The largest values first, each into the fullest group that has seats for all its people, or else the emptiest. */
function seatClusters({ valueOf, totals }: LaidAttribute, row: Int32Array, room: Int32Array): void {
  const waiting = Array.from(totals, (): number[] => []);
  row.forEach((group, person) => {
    if (group === -1) waiting[valueOf[person] as number]?.push(person);
  });
  const groups = Array.from(room.keys());
  for (const people of waiting.sort((a, b) => b.length - a.length)) {
    while (people.length > 0) {
      const open = groups.filter((group) => (room[group] as number) > 0);
      open.sort((a, b) => (room[a] as number) - (room[b] as number));
      const fitting = open.find((group) => (room[group] as number) >= people.length);
      const group = fitting ?? (open[open.length - 1] as number);
      for (const person of people.splice(0, room[group])) {
        row[person] = group;
        room[group] = (room[group] as number) - 1;
      }
    }
  }
}

function takeCells(
  layout: Layout,
  free: number[],
  filled: Int32Array[],
  room: Int32Array[],
  random: Random,
): void {
  const size = layout.groups;
  const cellGroup = cellsFor(size);
  const used = new Int32Array(size * size);
  // Those who sit by a condition take part of their cell.
  for (let person = 0; person < layout.people; person += 1) {
    const [i, j] = [filled[0]?.[person] ?? -1, filled[1]?.[person] ?? -1];
    if (i !== -1 && j !== -1) used[i * size + j] = (used[i * size + j] ?? 0) + 1;
  }
  const cells = random.shuffle(Array.from(used.keys()));
  for (const person of free) {
    let best = -1;
    let least = Infinity;
    let widest = -1;
    for (const cell of cells) {
      const count = used[cell] as number;
      if (count > least) continue;
      let free = 0;
      let narrowest = Infinity;
      for (let round = 0; round < room.length; round += 1) {
        const left = room[round]?.[cellGroup(round, Math.floor(cell / size), cell % size)] ?? 0;
        narrowest = Math.min(narrowest, left);
        free += left;
      }
      if (narrowest <= 0 || (count === least && free <= widest)) continue;
      [best, least, widest] = [cell, count, free];
    }
    if (best === -1) continue;
    used[best] = (used[best] as number) + 1;
    filled.forEach((row, round) => {
      const group = cellGroup(round, Math.floor(best / size), best % size);
      row[person] = group;
      (room[round] as Int32Array)[group] = (room[round]?.[group] ?? 0) - 1;
    });
  }
}
