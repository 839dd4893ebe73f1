import type { Subject } from "~/accounts/permissions";
import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import type { Committee, Level } from "./committee";
import type { Coordinates } from "./coordinates";
import type { Course } from "./course";
import type { FactSources } from "./facts";

export const congressKinds = ["unstated", "delegates", "members"] as const;
/** A congress of delegates or of all members; `unstated` where the source does not say. */
export type CongressKind = (typeof congressKinds)[number];

export const congressStates = ["preparing", "held", "cancelled"] as const;
export type CongressState = (typeof congressStates)[number];

export const documentKinds = ["political-report", "review-report", "action-programme", "other"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The three documents that Conclusion 1097-KL/TU, II.1 names. */
export const requiredDocuments = ["political-report", "review-report", "action-programme"] as const;

export interface Hall {
  id: string;
  name: string;
  /** Seats; null where not known. */
  capacity: number | null;
}

export interface CongressDocument {
  id: string;
  kind: DocumentKind;
  title: string;
  /** The day on which the delegates got it. */
  circulated: Day | null;
}

/** What stands on the schedule. Facts that nobody has stated are empty or null. */
export interface CongressSummary {
  id: string;
  slug: string;
  committee: Pick<Committee, "id" | "slug" | "parentId" | "path" | "level" | "names" | "isSample">;
  title: Names;
  kind: CongressKind;
  /** Roman numeral: `XVII`. */
  ordinal: string;
  /** `2020-2025`. */
  term: string;
  state: CongressState;
  /** Both or neither. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** "Held, day unknown": the day of the source, by which it had been held. Only with `held` and without days. */
  heldBy: Day | null;
  timezone: string;
  place: string;
  /** Of the place; null where nobody has entered them. */
  coordinates: Coordinates | null;
  expectedDelegates: number | null;
  isPublic: boolean;
  isSample: boolean;
  sources: FactSources;
  course: Course;
  version: number;
  /** ISO text in UTC. */
  updatedAt: string;
}

/** What the schedule is ordered and filtered by: far less than a summary, for it is read of every congress. */
export interface ListedCongress extends Pick<
  CongressSummary,
  "id" | "slug" | "title" | "state" | "firstDay" | "lastDay" | "heldBy"
> {
  committee: Pick<Committee, "id" | "path" | "names"> & { level: Pick<Level, "position"> };
}

/** A congress with its halls and documents, in their order. */
export interface Congress extends CongressSummary {
  halls: Hall[];
  documents: CongressDocument[];
}

/** What permissions ask about a congress. */
export const congressSubject = (
  congress: Pick<CongressSummary, "isPublic"> & { committee: Pick<Committee, "path"> },
): Subject & { committeePath: string } => ({
  committeePath: congress.committee.path,
  isPublic: congress.isPublic,
});
