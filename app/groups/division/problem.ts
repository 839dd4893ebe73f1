/** Someone to be seated. `attributes` maps an attribute's name to this person's value; "" or absent: not known. */
export interface Person {
  id: string;
  attributes: Readonly<Record<string, string>>;
}

/** spread: each group mirrors the whole; cluster: equal values stay together; ignore: no part in it. */
export const treatments = ["spread", "cluster", "ignore"] as const;
export type Treatment = (typeof treatments)[number];

export interface Attribute {
  name: string;
  treatment: Treatment;
  /** 1 … 100: how much one misplaced person counts beside other attributes. */
  weight: number;
}

export interface GroupPlace {
  /** `g1` … `gK`. */
  id: string;
  /** Exactly so many members; null: even sizes that differ by one at most. */
  size: number | null;
  /** Seats in the group's room; null: no limit known. */
  capacity: number | null;
  /** Named by the organiser; null: chosen among the eligible. */
  leader: string | null;
  secretary: string | null;
}

/** `group` null: any; a pin holds in every round unless it names one (0 is the first). */
export interface Pin {
  person: string;
  group: string;
  round: number | null;
}

/** What is asked of a division. Pins, together, apart, sizes, rooms, leaders and secretaries are hard conditions. */
export interface Problem {
  people: readonly Person[];
  groups: readonly GroupPlace[];
  /** How often the whole is divided anew, 1 … 10; as few people as possible meet twice. */
  rounds: number;
  attributes: readonly Attribute[];
  pins: readonly Pin[];
  together: readonly (readonly string[])[];
  apart: readonly (readonly [string, string])[];
  /**
   * Who may lead a group, or take its minutes; empty: nobody is chosen. One of each in every group, two people; the
   * same ones in every round where the other conditions allow it.
   */
  leaders: readonly string[];
  secretaries: readonly string[];
  /** The same seed and problem give the same division. */
  seed: number;
}

export interface SeatedGroup {
  id: string;
  /** In the order of the problem's people. */
  members: string[];
  leader: string | null;
  secretary: string | null;
}
export interface Round {
  groups: SeatedGroup[];
}

export interface Quality {
  /**
   * How far the attributes to spread are from their fair shares: for each round, group and value, people above the
   * fair share rounded up or below it rounded down, times the attribute's weight. The fair share of a group is
   * (people with the value) · (size of the group) / (all people). 0: every group has floor or ceiling of it.
   */
  imbalance: number;
  /** What the imbalance of no division of this problem can go below: the sum of each attribute's own bound. */
  lowerBound: number;
  /** For attributes to cluster: people outside the few groups that could hold all who share their value, times weight. */
  scattered: number;
  /** Pairs that sit together again, once for each time after the first. */
  repeatedPairs: number;
  /** Hard conditions that are not kept; empty for every division that is handed out. */
  violations: Violation[];
}

export interface Division {
  rounds: Round[];
  quality: Quality;
}

/** A hard condition, as it was given, by its place in the problem. */
export type Condition =
  | { kind: "pin"; person: string; group: string; round: number | null }
  | { kind: "together"; people: readonly string[] }
  | { kind: "apart"; people: readonly [string, string] }
  | { kind: "size"; group: string; size: number }
  | { kind: "capacity"; group: string; capacity: number }
  | { kind: "leader"; group: string; person: string | null }
  | { kind: "secretary"; group: string; person: string | null }
  | { kind: "even-sizes"; groups: number; people: number };

/** A condition that a given seating breaks, and in which round (0 is the first). */
export interface Violation {
  condition: Condition;
  round: number;
}

/** What is wrong with the problem itself, before any search. */
export type ProblemFault =
  | { code: "no-people" }
  | { code: "no-groups" }
  | { code: "more-groups-than-people"; groups: number; people: number }
  | { code: "duplicate-person"; person: string }
  | { code: "duplicate-group"; group: string }
  | { code: "unknown-person"; person: string; where: "pin" | "together" | "apart" | "leader" | "secretary" }
  | { code: "unknown-group"; group: string }
  | { code: "unknown-round"; round: number }
  | { code: "unknown-attribute"; attribute: string }
  | { code: "wrong-rounds"; rounds: number }
  | { code: "wrong-weight"; attribute: string; weight: number }
  | { code: "empty-group"; group: string }
  | { code: "sizes-do-not-add-up"; seats: number; people: number };

/**
 * The answer to a problem: a division, or why there is none. `conflict` contradicts itself and would no longer do so
 * without any one of its conditions; no smaller set does, as far as all of them could be tried. Failed: neither a division nor a contradiction was found within the limits.
 */
export type Answer =
  | { kind: "divided"; division: Division }
  | { kind: "faulty"; faults: ProblemFault[] }
  | { kind: "impossible"; conflict: Condition[] }
  | { kind: "failed"; reason: "undecided" | "time" | "memory" | "error" };
