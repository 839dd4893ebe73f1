import { wordDay, wordDays, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { nameIn } from "~/platform/vietnamese";
import type { PlacedCommittee } from "./committee";
import type { CongressSummary } from "./congress";
import { writeCoordinates } from "./coordinates";
import { factNames, type FactName, type FactSource } from "./facts";
import { stageOf, type Stage } from "./stages";

/** In whose words, as of which day, and whether names of users may be shown. */
export interface Reading {
  t: Translate;
  language: Language;
  today: Day;
  /** Visitors are not told who entered a fact. */
  showsPeople: boolean;
}

export interface FactView {
  name: FactName;
  label: string;
  value: string;
  isStated: boolean;
  source: string | null;
  quote: string | null;
}

/** A congress in words, ready to be shown. */
export interface CongressView {
  id: string;
  slug: string;
  title: string;
  stage: Stage;
  stageLabel: string;
  isSample: boolean;
  isPublic: boolean;
  committee: { slug: string; name: string };
  /** The committees above, from the top. */
  above: { slug: string; name: string }[];
  level: string;
  days: string;
  facts: FactView[];
}

/** The facts of a congress that lists of congresses show. */
export const listedFacts: readonly FactName[] = ["state", "days", "term"];

/** Words a congress with the facts that are wanted. `committees` must hold those above it. */
export function wordCongress(
  congress: CongressSummary,
  committees: ReadonlyMap<string, Pick<PlacedCommittee, "slug" | "names">>,
  reading: Reading,
  wanted: readonly FactName[] = factNames,
): CongressView {
  const { t, language, today } = reading;
  const stage = stageOf(congress, today);
  return {
    id: congress.id,
    slug: congress.slug,
    title: nameIn(congress.title, language),
    stage,
    stageLabel: t(`congress:stage.${stage}`),
    isSample: congress.isSample,
    isPublic: congress.isPublic,
    committee: { slug: congress.committee.slug, name: nameIn(congress.committee.names, language) },
    above: congress.committee.path
      .split("/")
      .filter((id) => id !== "" && id !== congress.committee.id)
      .flatMap((id) => committees.get(id) ?? [])
      .map(({ slug, names }) => ({ slug, name: nameIn(names, language) })),
    level: nameIn(congress.committee.level.names, language),
    days: wordCongressDays(congress, reading),
    facts: wanted
      // Nobody misses coordinates that were not entered.
      .filter((name) => name !== "coordinates" || congress.coordinates !== null)
      .map((name) => wordFact(congress, name, reading)),
  };
}

/** When it meets or met: days, "held before …, day not stated", "day not set". */
export function wordCongressDays(
  { state, firstDay, lastDay, heldBy }: Pick<CongressSummary, "state" | "firstDay" | "lastDay" | "heldBy">,
  { t, language }: Pick<Reading, "t" | "language">,
): string {
  if (firstDay !== null && lastDay !== null) return wordDays(firstDay, lastDay, language);
  if (heldBy !== null) return t("congress:days.held-by", { day: wordDay(heldBy, language) });
  return t(state === "preparing" ? "congress:days.not-set" : "congress:days.unknown");
}

/** Where a fact comes from, as a citation. */
export function wordSource(source: FactSource, { t, language, showsPeople }: Omit<Reading, "today">): string {
  switch (source.kind) {
    case "stated": {
      const document = t(`congress:document.${source.document}`);
      if (source.clause === "") return document;
      const clause = source.clause.startsWith("end")
        ? t("congress:source.closing-part")
        : t("congress:source.clause", { clause: source.clause });
      return t("congress:source.stated", { document, clause });
    }
    case "public-knowledge":
      return t("congress:source.public-knowledge");
    case "sample":
      return t("congress:source.sample");
    case "entered": {
      const day = wordDay(source.on, language);
      const entered = showsPeople
        ? t("congress:source.entered-by", { by: source.by, day })
        : t("congress:source.entered", { day });
      return source.note === "" ? entered : t("congress:source.note", { entered, note: source.note });
    }
  }
}

function wordFact(congress: CongressSummary, name: FactName, reading: Reading): FactView {
  const { t } = reading;
  const value = valueOf(congress, name, reading);
  const source = congress.sources[name];
  return {
    name,
    label: t(`congress:fact.${name}`),
    value: value ?? t(restsOnDocument(congress) ? "congress:not-stated" : "congress:not-entered"),
    isStated: value !== null,
    source: source === undefined ? null : wordSource(source, reading),
    quote: source?.kind === "stated" && source.quote !== "" ? source.quote : null,
  };
}

function valueOf(congress: CongressSummary, name: FactName, reading: Reading): string | null {
  const { t, today } = reading;
  switch (name) {
    case "kind":
      return congress.kind === "unstated" ? null : t(`congress:kind.${congress.kind}`);
    case "state":
      return t(`congress:stage.${stageOf(congress, today)}`);
    case "days":
      return congress.firstDay === null && congress.heldBy === null
        ? null
        : wordCongressDays(congress, reading);
    case "coordinates":
      return congress.coordinates && writeCoordinates(congress.coordinates);
    case "delegates":
      return congress.expectedDelegates === null
        ? null
        : t("congress:delegates-count", { count: congress.expectedDelegates });
    default:
      return congress[name] === "" ? null : congress[name];
  }
}

/** True while all that is known about the congress stands in a source document. */
const restsOnDocument = ({ sources }: CongressSummary): boolean =>
  Object.values(sources).length > 0 && Object.values(sources).every(({ kind }) => kind === "stated");
