import { match } from "./matching";
import type { PartialSeating } from "./partial-seating";

const mostCliques = 200;

/** Sets of three and more blocks that must all be in different groups, found greedily, the well connected first. */
export function cliquesOf(blocks: readonly number[], apartOf: readonly (readonly number[])[]): number[][] {
  const degree = (block: number) => (apartOf[block] as readonly number[]).length;
  const order = blocks.filter((block) => degree(block) > 1).sort((a, b) => degree(b) - degree(a));
  const covered = new Set<number>();
  const cliques: number[][] = [];
  for (const first of order) {
    if (cliques.length >= mostCliques) break;
    if (covered.has(first)) continue;
    const near = new Set(apartOf[first]);
    const clique = [first];
    for (const other of order) {
      if (
        near.has(other) &&
        clique.every((member) => (apartOf[other] as readonly number[]).includes(member))
      ) {
        clique.push(other);
      }
    }
    if (clique.length < 3) continue;
    cliques.push(clique);
    for (const member of clique) covered.add(member);
  }
  return cliques;
}

/** Whether every waiting block of a clique can still have a group of its own. */
export function fitsEvery(clique: readonly number[], board: PartialSeating, groups: number): boolean {
  const waiting = clique.filter((block) => board.groupOf[block] === -1);
  if (waiting.length < 2) return true;
  const open = waiting.map((block) =>
    Array.from({ length: groups }, (_, group) => group).filter((group) => board.mayJoin(block, group)),
  );
  return !match(waiting.length, groups, [(index) => open[index] as number[]]).includes(-1);
}
