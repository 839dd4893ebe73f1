import type { StepRules } from "~/survey/ballot";
import type { Figures } from "~/survey/figures";
import type { StepProgress } from "~/survey/step-progress";

export const rules: StepRules = {
  quorum: { numerator: 2, denominator: 3 },
  ballot: { kind: "each" },
  pass: { numerator: 1, denominator: 2, comparison: "more-than", basis: "present" },
  carries: "passed",
  places: null,
};

/** A planned step with three people, after those named. */
export const step = (
  id: string,
  predecessors: string[] = [],
  over: Partial<StepProgress> = {},
): StepProgress => ({
  ...{ id, predecessors, state: "planned", needsReview: false, rules, people: ["p", "q", "r"] },
  ...{ attendance: null, entries: [], tally: null, chosen: [], carried: [], minutes: null, correction: null },
  ...over,
});

export const figures = (over: Partial<Figures> = {}): Figures => ({
  ...{ issued: 30, collected: 30, valid: 29, invalid: 1, approvals: { p: 28, q: 16, r: 15 } },
  ...over,
});
