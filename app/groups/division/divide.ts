import { smallestConflict } from "./conflict";
import { freeCourse } from "./courses";
import { bettered } from "./exact";
import { examine } from "./examine";
import { judge } from "./judge";
import { layOut, type Layout } from "./layout";
import type { Answer, Problem } from "./problem";
import { randomFrom, type Random } from "./random";
import type { RoundRules } from "./round-rules";
import { bestOf, improve, type Found, type Watch } from "./search";
import { roundsOf } from "./sitting";
import { frame, rulesOf, varied, type Skeleton } from "./skeleton";
import { fillSeats } from "./spread-rounds";

/** Searches that start anew when the bound was not reached: small divisions can afford more of them. */
const startsFor = ({ people, rounds }: Layout): number => (people <= 60 ? 8 : rounds === 1 ? 2 : 1);

/**
 * Divides people into groups: every hard condition kept, imbalance and repeated pairs as low as was found. Pure: the
 * same problem gives the same answer. Null when the watch cancelled it. Work: about one to three seconds for hundreds
 * of people, mostly proposing swaps; memory: one byte for each two people when there are several rounds.
 */
export function divide(problem: Problem, watch: Watch = {}): Answer | null {
  const faults = examine(problem);
  if (faults.length > 0) return { kind: "faulty", faults };
  const layout = layOut(problem);
  const random = randomFrom(problem.seed);
  const framed = frame(rulesOf(layout), random);
  if (framed.kind !== "placed") return unplaced(layout, framed.kind, random);
  const found = search(layout, framed.skeleton, random, watch);
  if (!found) return null;
  const rounds = roundsOf(layout, found.seats, framed.skeleton.rules[0]?.slots ?? [], found.holders);
  return { kind: "divided", division: { rounds, quality: judge(problem, rounds) } };
}

/** Why there is no division: which conditions contradict each other, or that the search grew too long. */
export function unplaced(
  layout: Layout,
  outcome: "impossible" | "undecided",
  random: Random,
): Exclude<Answer, { kind: "divided" }> {
  const conflict = outcome === "impossible" ? smallestConflict(layout, random) : null;
  return conflict ? { kind: "impossible", conflict } : { kind: "failed", reason: "undecided" };
}

/** The best of some searches from different beginnings; null when cancelled. */
function search(layout: Layout, first: Skeleton, random: Random, watch: Watch): Found | null {
  return bestOf(startsFor(layout), watch, (start, within) => {
    const framed = start === 0 ? null : frame(varied(first.rules, random), random);
    const skeleton = framed?.kind === "placed" ? framed.skeleton : first;
    const groups = Array.from({ length: layout.groups }, (_, group) => group);
    const filled = fillSeats(layout, skeleton, start === 0 ? groups : random.shuffle(groups), random);
    const found = improve(layout, skeleton, filled, random, freeCourse(layout, random), within);
    return found && start === 0 ? bettered(layout, first.rules[0] as RoundRules, random, found) : found;
  });
}
