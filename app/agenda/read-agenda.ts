import vietnamese from "zod/v4/locales/vi.js";
import type { Language } from "~/platform/language";
import { Agenda, agendaFormat } from "./agenda";

/** A text read as an agenda, or why it cannot be: a reason and the place, as a JSON pointer. */
export type ReadAgenda =
  | {
      ok: true;
      agenda: Agenda;
      /** JSON pointers of fields that this program does not know: they are kept. */
      unknown: string[];
      /** The format that the file names when it is later than the one that this program knows. */
      laterFormat: string | null;
    }
  | { ok: false; reason: ReadFault; place: string; detail: string };

export type ReadFault = "not-json" | "not-an-agenda" | "bad-field";

/**
 * Reads the text of an agenda file. Whether the agenda is a good one is for the rules to say.
 * @param language of `detail` where a field is bad
 */
export function readAgenda(text: string, language: Language = "vi"): ReadAgenda {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { ok: false, reason: "not-json", place: "", detail: (error as Error).message };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, reason: "not-an-agenda", place: "", detail: "" };
  }
  const { format } = value as { format?: unknown };
  const isLater =
    typeof format === "string" && format !== agendaFormat && /^congress-agenda\/\d+$/.test(format);
  if (format !== agendaFormat && !isLater) {
    return { ok: false, reason: "not-an-agenda", place: "/format", detail: String(format ?? "") };
  }
  const parsed = Agenda.safeParse(
    { ...value, format: agendaFormat },
    language === "vi" ? { error: vietnamese().localeError } : {},
  );
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = (issue?.path ?? []).map((part) => `/${escaped(String(part))}`).join("");
    return { ok: false, reason: "bad-field", place, detail: issue?.message ?? "" };
  }
  const agenda = parsed.data;
  return { ok: true, agenda, unknown: unknownFields(agenda), laterFormat: isLater ? format : null };
}

const slotFields = [
  ...[
    "id",
    "type",
    "title",
    "start",
    "minutes",
    "room",
    "people",
    "documents",
    "groups",
    "fixed",
    "parallel",
    "division",
  ],
  ...["notes", "cue", "prepares", "onStage"],
];
const known = {
  "": ["format", "congress", "rooms", "people", "documents", "groups", "sessions", "unscheduled"],
  congress: [
    ...["title", "level", "timezone", "firstDay", "lastDay", "delegates", "minimumDiscussionMinutes"],
  ],
  rooms: ["id", "name", "capacity"],
  people: ["id", "name", "title"],
  documents: ["id", "kind", "title", "circulated"],
  groups: ["id", "name", "room", "leader", "secretary", "size"],
  sessions: ["id", "kind", "title", "date", "start", "end", "slots"],
};

/** JSON pointers of the fields of an agenda that this program does not know. */
export function unknownFields(agenda: Agenda): string[] {
  return [
    ...strange(agenda, known[""], ""),
    ...strange(agenda.congress, known.congress, "/congress"),
    ...(["rooms", "people", "documents", "groups"] as const).flatMap((list) =>
      agenda[list].flatMap((entry, index) => strange(entry, known[list], `/${list}/${index}`)),
    ),
    ...agenda.sessions.flatMap((session, at) => [
      ...strange(session, known.sessions, `/sessions/${at}`),
      ...session.slots.flatMap((slot, index) => strange(slot, slotFields, `/sessions/${at}/slots/${index}`)),
    ]),
    ...(agenda.unscheduled ?? []).flatMap((slot, index) =>
      strange(slot, slotFields, `/unscheduled/${index}`),
    ),
  ];
}

const strange = (value: object, fields: string[], path: string): string[] =>
  Object.keys(value)
    .filter((key) => !fields.includes(key))
    .map((key) => `${path}/${escaped(key)}`);

/** A key as a step of a JSON pointer. */
const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
