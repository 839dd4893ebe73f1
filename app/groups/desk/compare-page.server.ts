import type { Delegate } from "../delegate";
import { balance } from "../division/balance";
import { judge } from "../division/judge";
import { problemOf } from "./asked";
import type { Division } from "./divisions.server";
import { peopleNow, type GroupsDesk } from "./open-division.server";
import { changeViews } from "./seat-view";
import { seatChanges } from "./seats";
import { namesOf, wordAttribute } from "./words";

/** Two divisions side by side: how good each is, attribute by attribute, and who sits elsewhere. */
export function comparison(desk: GroupsDesk, one: Division, other: Division, delegates: Delegate[]) {
  const { t } = desk.visit;
  const people = peopleNow(desk, delegates);
  const sides = [one, other].map(({ id, name, isChosen, revision }) => {
    const { content } = revision;
    const { problem } = problemOf(content, people);
    const rounds = content.rounds ?? [];
    const quality = judge(problem, rounds);
    return {
      ...{ id, name, isChosen, isDivided: rounds.length > 0 },
      groups: content.setup.groups.length,
      rounds: content.setup.rounds,
      imbalance: quality.imbalance,
      gap: quality.imbalance - quality.lowerBound,
      repeatedPairs: quality.repeatedPairs,
      violations: quality.violations.length,
      off: offBy(balance(problem, rounds)),
    };
  });
  const attributes = new Set(sides.flatMap(({ off }) => [...off.keys()]));
  return {
    sides: sides.map(({ off: _off, ...side }) => side),
    attributes: [...attributes].map((name) => ({
      label: wordAttribute(name, t),
      off: sides.map(({ off }) => off.get(name) ?? null),
    })),
    changes: changeViews(
      seatChanges(one.revision.content, other.revision.content),
      { names: namesOf(t, delegates, other.revision.content), delegates },
      namesOf(t, delegates, one.revision.content),
    ),
  };
}

/** For each attribute to spread, how many people are above or below what is fair, over all groups and rounds. */
function offBy(rounds: ReturnType<typeof balance>): Map<string, number> {
  const off = new Map<string, number>();
  for (const { attributes } of rounds) {
    for (const { attribute, treatment, groups } of attributes) {
      if (treatment !== "spread") continue;
      const shares = groups.flatMap((group) => group.shares);
      const here = shares.reduce(
        (sum, { count, floor, ceiling }) => sum + Math.max(0, count - ceiling, floor - count),
        0,
      );
      off.set(attribute, (off.get(attribute) ?? 0) + here);
    }
  }
  return off;
}
