/** A part of a whole, as an office states it: 2 of 3. Both are whole numbers above zero. */
export interface Share {
  numerator: number;
  denominator: number;
}

export const bases = ["present", "convened", "valid"] as const;
/** Of what a share is taken: the people present, the people convened, or the valid ballots. */
export type Basis = (typeof bases)[number];

export const comparisons = ["more-than", "at-least"] as const;
export type Comparison = (typeof comparisons)[number];

/** When somebody passes. */
export interface PassRule extends Share {
  comparison: Comparison;
  basis: Basis;
}

/** On the ballot each person is approved or not, or at most so many names are approved. */
export type BallotRule = { kind: "each" } | { kind: "at-most"; names: number };

export const carryKinds = ["passed", "all", "nobody"] as const;

/** Everything that decides a step, fixed once the first step of its plan has opened. */
export interface StepRules {
  quorum: Share;
  ballot: BallotRule;
  pass: PassRule;
  /** Who goes on to the steps that follow. */
  carries: (typeof carryKinds)[number];
  /** At most so many go on, those with the most approvals; null for no limit. */
  places: number | null;
}

/** True when enough of those convened are present. In whole numbers: two thirds of nine is six. */
export const hasQuorum = (present: number, convened: number, quorum: Share): boolean =>
  quorum.denominator * present >= quorum.numerator * convened;

/** True when so many approvals are enough. In whole numbers, so that exactly half is never more than half. */
export const passes = (approvals: number, basis: number, rule: PassRule): boolean =>
  rule.comparison === "more-than"
    ? rule.denominator * approvals > rule.numerator * basis
    : rule.denominator * approvals >= rule.numerator * basis;

/** The fewest approvals that are enough. */
export function fewestToPass(basis: number, rule: PassRule): number {
  const scaled = rule.numerator * basis;
  const rest = scaled % rule.denominator;
  const whole = (scaled - rest) / rule.denominator;
  return rule.comparison === "at-least" && rest === 0 ? whole : whole + 1;
}

/** The fewest people who make the quorum. */
export const fewestPresent = (convened: number, quorum: Share): number =>
  fewestToPass(convened, { ...quorum, comparison: "at-least", basis: "convened" });
