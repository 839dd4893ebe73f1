import type { Day } from "~/platform/days";

/** The documents that facts cite, by the names in their addresses. */
export const sourceDocuments = ["1097-kl-tu"] as const;
export type SourceDocument = (typeof sourceDocuments)[number];

/** The facts of a congress that each have a source of their own. */
export const factNames = [
  "kind",
  "ordinal",
  "term",
  "state",
  "days",
  "place",
  "coordinates",
  "delegates",
] as const;
export type FactName = (typeof factNames)[number];

/** Where a fact comes from. */
export type FactSource =
  /** A source document says so: which document, which clause of it, and in which words. */
  | { kind: "stated"; document: SourceDocument; clause: string; quote: string }
  /** Known from public reports, not from the source documents. */
  | { kind: "public-knowledge" }
  /** Somebody entered it here; `note` names the paper that it rests on, where one was given. */
  | { kind: "entered"; by: string; on: Day; note: string }
  | { kind: "sample" };

/** The sources of a congress's facts; what is not here has not been stated by anyone. */
export type FactSources = Partial<Record<FactName, FactSource>>;
