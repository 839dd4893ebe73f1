import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";
import type { Congress, CongressDocument, CongressKind, CongressState, Hall } from "./congress";
import { writeCoordinates, type Coordinates } from "./coordinates";
import { factNames, type FactName, type FactSource, type FactSources } from "./facts";

/** What people enter about a congress. A hall or document without `id` is new. */
export interface CongressValues {
  committeeId: string;
  title: Names;
  kind: CongressKind;
  ordinal: string;
  term: string;
  state: CongressState;
  firstDay: Day | null;
  lastDay: Day | null;
  heldBy: Day | null;
  timezone: string;
  place: string;
  coordinates: Coordinates | null;
  expectedDelegates: number | null;
  isPublic: boolean;
  halls: (Omit<Hall, "id"> & { id: string | null })[];
  documents: (Omit<CongressDocument, "id"> & { id: string | null })[];
}

/** A congress as the values from which it could be entered again. */
export function valuesOf(congress: Congress): CongressValues {
  const { title, kind, ordinal, term, state, firstDay, lastDay, heldBy, timezone, place } = congress;
  const { coordinates, expectedDelegates, isPublic, halls, documents, committee } = congress;
  return {
    committeeId: committee.id,
    ...{ title, kind, ordinal, term, state, firstDay, lastDay, heldBy, timezone, place },
    ...{ coordinates, expectedDelegates, isPublic, halls, documents },
  };
}

type Stated = Pick<
  CongressValues,
  | "kind"
  | "ordinal"
  | "term"
  | "state"
  | "firstDay"
  | "lastDay"
  | "heldBy"
  | "place"
  | "coordinates"
  | "expectedDelegates"
>;

/** A fact's value, so that two can be compared; null where nobody has stated it. */
export function factValue(values: Stated, fact: FactName): string | null {
  switch (fact) {
    case "kind":
      return values.kind === "unstated" ? null : values.kind;
    case "days":
      return values.firstDay === null
        ? values.heldBy && `<=${values.heldBy}`
        : `${values.firstDay}/${values.lastDay}`;
    case "coordinates":
      return values.coordinates && writeCoordinates(values.coordinates);
    case "delegates":
      return values.expectedDelegates === null ? null : String(values.expectedDelegates);
    default:
      return values[fact] === "" ? null : values[fact];
  }
}

/**
 * The sources after an edit: a fact that was changed now rests on the one who changed it; a fact that stayed keeps its
 * source; a fact that is no longer stated has none.
 * @param before null for a new congress
 */
export function nextSources(
  before: (Stated & { sources: FactSources }) | null,
  after: Stated,
  entered: FactSource,
): FactSources {
  const sources: FactSources = {};
  for (const fact of factNames) {
    const value = factValue(after, fact);
    if (value === null) continue;
    const kept = before && factValue(before, fact) === value ? before.sources[fact] : undefined;
    sources[fact] = kept ?? entered;
  }
  return sources;
}

/** The names of the values that differ, for the audit trail and for "what changed meanwhile". */
export function changedValues(before: CongressValues, after: CongressValues): (keyof CongressValues)[] {
  const names = Object.keys(after) as (keyof CongressValues)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
