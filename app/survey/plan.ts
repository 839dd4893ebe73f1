import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import type { ExcessRange, Targets, Traits } from "./structure";
import type { StepProgress } from "./step-progress";

export const tracks = ["standing-again", "first-time", "common"] as const;
/** Those who stand again and those who stand for the first time go through steps of their own. */
export type Track = (typeof tracks)[number];

/** Where a step comes from: a press report on the directive, general knowledge, or people here. */
export type StepOrigin = "reported" | "unverified" | "entered";

export interface PlanHead {
  number: string;
  issuedOn: Day | null;
  issuer: string;
  purpose: string;
  seats: number | null;
  targets: Targets;
  excess: ExcessRange;
}

export interface Plan extends PlanHead {
  id: string;
  ownerId: string;
  namesAllowed: boolean;
  isArchived: boolean;
  version: number;
  congress: {
    id: string;
    slug: string;
    title: Names;
    firstDay: Day | null;
    lastDay: Day | null;
    timezone: string;
  };
}

/** When and where a step is held, and who sees to it. */
export interface StepSchedule {
  day: Day | null;
  /** `HH:MM` in the congress's zone. */
  startsAt: string | null;
  /** In minutes. */
  duration: number | null;
  place: string;
  /** How many are to be convened. */
  convened: number | null;
  /** Confidential: encrypted where it is stored. */
  responsible: string;
}

/** What a step is, fixed once the first step of the plan has opened. */
export interface StepTerms extends Pick<StepProgress, "predecessors" | "rules"> {
  track: Track;
  name: string;
  body: string;
  purpose: string;
}

export interface Step extends StepProgress, StepTerms, StepSchedule {
  /** From 1. */
  position: number;
  origin: StepOrigin;
  /** Why a tie was decided as it was; empty without a tie. */
  tieReason: string;
  version: number;
  /** ISO text in UTC. */
  updatedAt: string;
}

/** Somebody on the lists of a plan. Everything but the code is encrypted where it is stored. */
export interface Person extends Traits {
  id: string;
  code: string;
  /** Empty where the plan allows no names, and after its key was destroyed. */
  name: string;
  version: number;
}

/** The targets of Directive 35-CT/TW as generally known; not among the sources, so shown as a default. */
export const defaultTargets: Targets = {
  women: 15,
  "under-40": 10,
  minorities: null,
  "new-members": 33,
};
export const defaultExcess: ExcessRange = { least: 10, most: 15 };

/** True once a step has ever opened: from then on what the steps are is fixed. */
export const hasBegun = (steps: readonly Pick<StepProgress, "state">[]): boolean =>
  steps.some(({ state }) => state !== "planned");
