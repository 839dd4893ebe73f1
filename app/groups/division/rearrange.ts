import { changesBetween, type Changes } from "./changes";
import { nearCourse } from "./courses";
import { unplaced } from "./divide";
import { examine } from "./examine";
import { fillNear, formerOf, frameNear } from "./former";
import { judge } from "./judge";
import { layOut } from "./layout";
import type { Answer, Division, Problem, Round } from "./problem";
import { randomFrom } from "./random";
import { bestOf, improve, type Watch } from "./search";
import { roundsOf } from "./sitting";
import { rulesOf } from "./skeleton";

export type Rearranged =
  { kind: "divided"; division: Division; changes: Changes } | Exclude<Answer, { kind: "divided" }>;

/** Choices of whose seat is given up that are compared. */
const starts = 6;

/**
 * A division after a late change: `problem` as it is now, `previous` as people sat before. Every hard condition is
 * kept with as few people as possible leaving their seat, and among these seatings one of low imbalance is sought; who
 * held a role keeps it while they may. Nothing moves when the previous seating keeps every condition. Null when the
 * watch cancelled it.
 */
export function rearrange(
  previous: readonly Round[],
  problem: Problem,
  watch: Watch = {},
): Rearranged | null {
  const faults = examine(problem);
  if (faults.length > 0) return { kind: "faulty", faults };
  const layout = layOut(problem);
  const random = randomFrom(problem.seed);
  const rules = rulesOf(layout);
  const former = formerOf(layout, rules, previous);
  const framed = frameNear(rules, former, random);
  if (framed.kind !== "placed") return unplaced(layout, framed.kind, random);
  const { skeleton } = framed;
  const found = bestOf(starts, watch, (_, within) => {
    const filled = fillNear(skeleton, former, random);
    return improve(layout, skeleton, filled, random, nearCourse(filled, former, random), within);
  });
  if (!found) return null;
  const rounds = roundsOf(layout, found.seats, rules[0]?.slots ?? [], found.holders);
  const division = { rounds, quality: judge(problem, rounds) };
  return { kind: "divided", division, changes: changesBetween(previous, rounds) };
}
