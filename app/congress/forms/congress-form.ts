import { z } from "zod";
import type { Day } from "~/platform/days";
import { id, line, optionalDay, optionalLine, optionalWhole, tick } from "~/platform/fields";
import { congressKinds, documentKinds, type Congress } from "../congress";
import type { CongressValues } from "../congress-values";
import { readCoordinates, writeCoordinates, type Coordinates } from "../coordinates";
import { congressDays } from "./congress-days";
import { version } from "./version";

/** The most rows of halls, and of documents. */
export const mostRows = 60;

/** What stands in a row's `id` while it has not been saved. */
export const newRow = "new";

const largestCount = 100_000;
const roman = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;

const ordinal = () =>
  optionalLine(16)
    .transform((text) => text.toUpperCase())
    .refine((text) => roman.test(text), { params: { key: "congress:fault.ordinal" } });

/** Two years, whichever dash and spaces stand between them. */
const term = () =>
  optionalLine(20)
    .transform((text) => text.replace(/\s*[-\u2010-\u2015]\s*/, "-"))
    .refine(isTerm, { params: { key: "congress:fault.term" } });

function isTerm(text: string): boolean {
  if (text === "") return true;
  const years = /^(\d{4})-(\d{4})$/.exec(text);
  return years !== null && Number(years[1]) < Number(years[2]);
}

const timezone = () =>
  line(64).refine((text) => isTimezone(text), { params: { key: "congress:fault.timezone" } });

function isTimezone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Left as text, in one way of writing. */
const coordinates = () =>
  optionalLine(80).transform((text, context) => {
    if (text === "") return "";
    const read = readCoordinates(text);
    if (typeof read !== "string") return writeCoordinates(read);
    context.addIssue({ code: "custom", params: { key: `congress:fault.${read}` } });
    return z.NEVER;
  });

const hall = z.object({ id: id(), name: line(200), capacity: optionalWhole(1, largestCount) });

const document = z.object({
  id: id(),
  kind: z.enum(documentKinds),
  title: line(300),
  circulated: optionalDay(),
});

/** New rows in which nothing was typed are no rows. */
const rows = <Row extends z.ZodType>(row: Row, typed: readonly string[]) =>
  z.preprocess(
    (value: unknown) => (Array.isArray(value) ? value.filter((entry) => !isBlank(entry, typed)) : value),
    z
      .array(row)
      .max(mostRows)
      .optional()
      .transform((entries) => entries ?? []),
  );

function isBlank(entry: unknown, typed: readonly string[]): boolean {
  if (entry === undefined) return true;
  if (typeof entry !== "object" || entry === null) return false;
  const row = entry as Record<string, unknown>;
  return row.id === newRow && typed.every((name) => row[name] === undefined || row[name] === "");
}

/**
 * The fields of a congress. Days and the rest are judged apart, so that all faults show at once.
 * @param latest no congress has been held after this day
 */
export const congressForm = (latest: Day, latestInWords: string) =>
  z.intersection(
    z.object({
      basedOn: version(),
      committeeId: id(),
      titleVi: line(300),
      titleEn: optionalLine(300),
      kind: z.enum(congressKinds),
      ordinal: ordinal(),
      term: term(),
      timezone: timezone(),
      place: optionalLine(300),
      coordinates: coordinates(),
      expectedDelegates: optionalWhole(1, largestCount),
      isPublic: tick(),
      note: optionalLine(300),
      halls: rows(hall, ["name", "capacity"]),
      documents: rows(document, ["title", "circulated"]),
    }),
    congressDays(latest, latestInWords),
  );

export type CongressForm = ReturnType<typeof congressForm>;
export type CongressFields = z.output<CongressForm>;

/** The fields as the store takes them. */
export function congressValues(fields: CongressFields): CongressValues {
  const { committeeId, titleVi, titleEn, state, firstDay, lastDay, halls, documents } = fields;
  const { kind, ordinal, term, timezone, place, expectedDelegates, isPublic, heldBy } = fields;
  const kept = <Row extends { id: string }>(row: Row) => ({ ...row, id: row.id === newRow ? null : row.id });
  return {
    ...{ committeeId, kind, ordinal, term, timezone, place, expectedDelegates, isPublic, firstDay, heldBy },
    title: { vi: titleVi, en: titleEn },
    state: state === "held-day-unknown" ? "held" : state,
    lastDay: lastDay ?? firstDay,
    coordinates: coordinatesOf(fields.coordinates),
    halls: halls.map(kept),
    documents: documents.map(kept),
  };
}

// What passed the form can be read; what was left empty cannot.
function coordinatesOf(text: string): Coordinates | null {
  const read = readCoordinates(text);
  return typeof read === "string" ? null : read;
}

/** A congress as the fields in which it is edited. */
export function congressFields(congress: Congress): CongressFields {
  const { committee, title, state, firstDay, lastDay, halls, documents } = congress;
  const { kind, ordinal, term, timezone, place, expectedDelegates, isPublic, heldBy } = congress;
  return {
    basedOn: congress.version,
    committeeId: committee.id,
    titleVi: title.vi,
    titleEn: title.en,
    ...{ kind, ordinal, term, timezone, place, expectedDelegates, isPublic, firstDay, heldBy },
    coordinates: congress.coordinates === null ? "" : writeCoordinates(congress.coordinates),
    ...{ halls, documents },
    state: state === "held" && firstDay === null ? "held-day-unknown" : state,
    lastDay: lastDay === firstDay ? null : lastDay,
    note: "",
  };
}
