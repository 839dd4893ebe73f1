import { fewestToPass, hasQuorum, passes, type StepRules } from "./ballot";
import type { Attendance, Figures } from "./figures";

export interface ResultLine {
  person: string;
  approvals: number;
  /** Equal approvals share a rank. */
  rank: number;
  passes: boolean;
  /** `tied`: equal to others at the last place that goes on; people decide, never the program. */
  outcome: "goes-on" | "tied" | "stays";
}

export interface Result {
  hasQuorum: boolean;
  /** The number of which the share is taken. */
  basis: number;
  /** The fewest approvals that pass. */
  needed: number;
  /** Most approvals first; equal ones in the order of the list. */
  lines: ResultLine[];
  /** Those at the last place with equal approvals, and how many places are left for them; null without such a tie. */
  tie: { people: string[]; places: number } | null;
  /** Who goes on, in the order of the list: those above any tie, and those of the tie that were chosen. */
  carried: string[];
}

/**
 * What a count comes to.
 * @param people the list in its order
 * @param chosen those of a tie who go on by a decision of people
 */
export function resultOf(
  rules: StepRules,
  attendance: Attendance,
  figures: Figures,
  people: readonly string[],
  chosen: readonly string[] = [],
): Result {
  const approvals = new Map(Object.entries(figures.approvals));
  const of = (person: string) => approvals.get(person) ?? 0;
  const basis = { present: attendance.present, convened: attendance.convened, valid: figures.valid }[
    rules.pass.basis
  ];
  // Without a quorum nothing was decided.
  const valid = hasQuorum(attendance.present, attendance.convened, rules.quorum);
  const ranked = [...people].sort((one, other) => of(other) - of(one));
  // Of no ballots any share is none: nobody passes without a single approval.
  const isPassed = (person: string) => valid && of(person) > 0 && passes(of(person), basis, rules.pass);
  const eligible = ranked.filter((person) =>
    rules.carries === "passed" ? isPassed(person) : rules.carries === "all" && valid,
  );
  const { sure, tie } = cut(eligible, of, rules.places);
  const goesOn = new Set([...sure, ...chosen.filter((person) => tie?.people.includes(person))]);
  return {
    hasQuorum: valid,
    basis,
    needed: Math.max(1, fewestToPass(basis, rules.pass)),
    lines: ranked.map((person) => ({
      person,
      approvals: of(person),
      rank: 1 + ranked.findIndex((other) => of(other) === of(person)),
      passes: isPassed(person),
      outcome: goesOn.has(person) ? "goes-on" : tie?.people.includes(person) ? "tied" : "stays",
    })),
    tie,
    carried: people.filter((person) => goesOn.has(person)),
  };
}

function cut(ranked: readonly string[], of: (person: string) => number, places: number | null) {
  const last = places === null ? undefined : ranked[places - 1];
  const next = places === null ? undefined : ranked[places];
  if (places === null || last === undefined || next === undefined) return { sure: [...ranked], tie: null };
  if (of(last) !== of(next)) return { sure: ranked.slice(0, places), tie: null };
  const sure = ranked.filter((person) => of(person) > of(last));
  const tied = ranked.filter((person) => of(person) === of(last));
  return { sure, tie: { people: tied, places: places - sure.length } };
}
