import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";

export const dutyStates = ["open", "in-progress", "done", "dropped"] as const;
/** How far a duty is, as people report it. `dropped`: no longer asked for. */
export type DutyState = (typeof dutyStates)[number];

/** Where in the system a duty is fulfilled. */
export interface Fulfilment {
  /**
   * `rule`: a rule that every agenda must keep. `item`: an item of every congress's checklist. `round`: the comment
   * rounds on drafts that cite a source. `survey`: the plans of the personnel survey.
   */
  kind: "rule" | "item" | "round" | "survey";
  /** The rule, the item, the source of the drafts, the number of the plan. */
  code: string;
}

export interface Duty {
  id: string;
  code: string;
  words: Names;
  responsible: string;
  /** Due before this day begins. */
  dueBefore: Day | null;
  state: DutyState;
  fulfilledBy: Fulfilment[];
  /** Comes from a source document: neither reworded nor taken out. */
  isSource: boolean;
  version: number;
  notes: DutyNote[];
}

export interface DutyNote {
  state: DutyState;
  text: string;
  author: string;
  /** ISO text in UTC. */
  at: string;
}

export interface Clause {
  id: string;
  number: string;
  title: Names;
  text: string;
  aboutCongress: boolean;
  /** Quoted from a source document: neither reworded nor taken out. */
  isSource: boolean;
  version: number;
  duties: Duty[];
}

export interface DirectiveHead {
  id: string;
  slug: string;
  number: string;
  title: Names;
  issuer: Names;
  issuedOn: Day;
  signedBy: string;
  opening: string;
  version: number;
}

export interface Directive extends DirectiveHead {
  clauses: Clause[];
}

/** Overdue: its day has begun and nobody has reported it done. */
export const isDutyOverdue = ({ state, dueBefore }: Pick<Duty, "state" | "dueBefore">, today: Day): boolean =>
  (state === "open" || state === "in-progress") && dueBefore !== null && today >= dueBefore;

/** A directive that quotes a source document gets no clauses of anybody else's. */
export const isQuoted = ({ clauses }: Pick<Directive, "clauses">): boolean =>
  clauses.some(({ isSource }) => isSource);

/** What the head of a directive says, as its form names it. */
export const headWords = ({ number, title, issuer, issuedOn, signedBy, opening }: DirectiveHead) => ({
  ...{ number, title: title.vi, issuer: issuer.vi, issuedOn, signedBy, opening },
});

/** How much has been reported about duties: what would leave the pages with them. */
export const progressIn = (duties: readonly Pick<Duty, "notes">[]): number =>
  duties.reduce((sum, { notes }) => sum + notes.length, 0);

export interface DutyCount {
  total: number;
  done: number;
  overdue: number;
}

/** Counts the duties that are still asked for. */
export function countDuties({ clauses }: Pick<Directive, "clauses">, today: Day): DutyCount {
  const duties = clauses.flatMap((clause) => clause.duties).filter(({ state }) => state !== "dropped");
  return {
    total: duties.length,
    done: duties.filter(({ state }) => state === "done").length,
    overdue: duties.filter((duty) => isDutyOverdue(duty, today)).length,
  };
}
