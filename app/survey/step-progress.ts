import type { StepRules } from "./ballot";
import type { Attendance, Figures } from "./figures";

export const stepStates = ["planned", "open", "counted", "concluded"] as const;
export type StepState = (typeof stepStates)[number];

/** A count as one person entered it. */
export interface Entry {
  id: string;
  counter: string;
  figures: Figures;
}

/** New figures for a concluded step, waiting for a second person. */
export interface Correction {
  id: string;
  by: string;
  attendance: Attendance;
  figures: Figures;
  /** Those of a tie who go on. */
  chosen: readonly string[];
}

export interface Minutes {
  number: string;
  day: string;
}

/** Where one step of a plan stands. */
export interface StepProgress {
  id: string;
  /** The steps that must be concluded before this one opens. */
  predecessors: readonly string[];
  state: StepState;
  /** A step before it was corrected: somebody must look whether this one still holds. */
  needsReview: boolean;
  rules: StepRules;
  /** The list, by the identifiers of people, in its order. */
  people: readonly string[];
  attendance: Attendance | null;
  /** At most two that count, of different people. */
  entries: readonly Entry[];
  tally: Figures | null;
  chosen: readonly string[];
  /** Who went on when it was concluded or corrected. */
  carried: readonly string[];
  minutes: Minutes | null;
  correction: Correction | null;
}

/** The entries that somebody may see: one's own, and the other's only when both are in. */
export const visibleEntries = (entries: readonly Entry[], viewer: string): readonly Entry[] =>
  entries.length > 1 ? entries : entries.filter(({ counter }) => counter === viewer);
