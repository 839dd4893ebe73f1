import type { Day } from "~/platform/days";
import { requiredDocuments, type Congress } from "./congress";

export const missingCodes = [
  "state-outdated",
  "day-not-set",
  "day-unknown",
  "ordinal",
  "term",
  "kind",
  "place",
  "delegates",
  "halls",
  "hall-too-small",
  "political-report",
  "review-report",
  "action-programme",
  "not-circulated",
] as const;
export type MissingCode = (typeof missingCodes)[number];

/** What a congress still lacks, and the field of its form where that is mended. */
export interface Missing {
  code: MissingCode;
  field: string;
  /** For the wording: numbers and titles. */
  with: Record<string, string | number>;
}

/**
 * What is still missing about a congress, the most pressing first. A congress that was held lacks only facts about
 * itself; one that was cancelled lacks nothing. The three documents: Conclusion 1097-KL/TU, II.1.
 */
export function missingOf(congress: Congress, today: Day): Missing[] {
  if (congress.state === "cancelled") return [];
  const facts = [...missingDays(congress, today), ...missingFacts(congress)];
  return congress.state === "held" ? facts : [...facts, ...missingPreparation(congress)];
}

function missingDays({ state, firstDay, lastDay }: Congress, today: Day): Missing[] {
  if (firstDay === null) return [missing(state === "held" ? "day-unknown" : "day-not-set", "firstDay")];
  return state === "preparing" && lastDay !== null && lastDay < today
    ? [missing("state-outdated", "state")]
    : [];
}

function missingFacts({ ordinal, term, kind }: Congress): Missing[] {
  return [
    ...(ordinal === "" ? [missing("ordinal", "ordinal")] : []),
    ...(term === "" ? [missing("term", "term")] : []),
    ...(kind === "unstated" ? [missing("kind", "kind")] : []),
  ];
}

function missingPreparation({ place, expectedDelegates, halls, documents }: Congress): Missing[] {
  const found: Missing[] = [];
  if (place === "") found.push(missing("place", "place"));
  if (expectedDelegates === null) found.push(missing("delegates", "expectedDelegates"));
  if (halls.length === 0) found.push(missing("halls", "halls"));
  const largest = Math.max(...halls.map(({ capacity }) => capacity ?? Infinity));
  if (expectedDelegates !== null && halls.length > 0 && largest < expectedDelegates) {
    found.push(missing("hall-too-small", "halls", { largest, delegates: expectedDelegates }));
  }
  for (const kind of requiredDocuments) {
    const present = documents.filter((document) => document.kind === kind);
    if (present.length === 0) found.push(missing(kind, "documents"));
    for (const { title, circulated } of present) {
      if (circulated === null) found.push(missing("not-circulated", "documents", { title }));
    }
  }
  return found;
}

const missing = (code: MissingCode, field: string, parameters: Missing["with"] = {}): Missing => ({
  code,
  field,
  with: parameters,
});
