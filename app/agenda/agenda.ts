import { z } from "zod";

/** The published format of an agenda: what is imported, exported, stored and checked. */
export const agendaFormat = "congress-agenda/1";

export const slotTypes = [
  "gathering",
  "opening",
  "presidium-election",
  "credentials-report",
  "rules-adoption",
  "programme-adoption",
  "group-division",
  "document-presentation",
  "group-discussion",
  "plenary-discussion",
  "group-report-back",
  "personnel-report",
  "nomination",
  "ballot",
  "ballot-result",
  "guest-address",
  "resolution-adoption",
  "closing",
  "break",
  "other",
] as const;
export type SlotType = (typeof slotTypes)[number];

export const documentKinds = ["political-report", "review-report", "action-programme", "other"] as const;

/** The three documents that every congress discusses (Conclusion 1097-KL/TU, II.1). */
export const congressDocuments = ["political-report", "review-report", "action-programme"] as const;
export type CongressDocument = (typeof congressDocuments)[number];

export const agendaLevels = ["province", "district", "affiliated", "base"] as const;
export type AgendaLevel = (typeof agendaLevels)[number];

export const sessionKinds = ["preparatory", "official"] as const;

// The schema asks only for what is needed to read the file. Whether times, titles and references are right, or there at
// all, is judged by rules, which can name the place and offer a way out.
const text = (maximum: number) => z.string().max(maximum);
const reference = z.string().min(1).max(64);
const references = z.array(reference).max(1000);

const slotContent = {
  type: z.enum(slotTypes),
  title: text(500),
  room: reference.nullable(),
  people: references,
  documents: references,
  groups: references,
  /** Stays where it is when what is around it is shifted: a live broadcast, the flag salute. */
  fixed: z.boolean(),
  /** An `other` slot that runs beside what else is on. */
  parallel: z.boolean().optional(),
  /** The division of delegates whose groups meet here, and which of its rounds; 0 is the first. */
  division: z
    .object({ id: reference, round: z.number().int().min(0).max(9) })
    .nullable()
    .optional(),
  /** Internal: never in feeds or on public pages. */
  notes: text(4000),
  /** Of the director's script, internal as well. */
  cue: text(500).optional(),
  prepares: text(300).optional(),
  onStage: text(500).optional(),
};

/** What may be changed of a slot without moving it; what is absent stays. */
export const SlotChanges = z.looseObject(slotContent).partial();

export const Slot = z.looseObject({
  ...slotContent,
  id: reference,
  title: slotContent.title.default(""),
  /** `HH:MM`, local; empty in the tray. */
  start: text(10).default(""),
  minutes: z.number().default(0),
  room: slotContent.room.default(null),
  people: references.default([]),
  documents: references.default([]),
  groups: references.default([]),
  fixed: z.boolean().default(false),
  notes: slotContent.notes.default(""),
});
export type Slot = z.infer<typeof Slot>;

const sessionContent = {
  kind: z.enum(sessionKinds),
  title: text(300).optional(),
  /** `YYYY-MM-DD`; times are `HH:MM`, local. */
  date: text(10),
  start: text(10),
  end: text(10),
};

/** What may be changed of a session; what is absent stays. */
export const SessionChanges = z.looseObject(sessionContent).partial();

export const Session = z.looseObject({
  id: reference,
  ...sessionContent,
  date: text(10).default(""),
  start: text(10).default(""),
  end: text(10).default(""),
  slots: z.array(Slot).max(5000),
});
export type Session = z.infer<typeof Session>;

export const Room = z.looseObject({
  id: reference,
  name: text(300).default(""),
  capacity: z.number().int().min(1).max(100_000).nullable().default(null),
});
export type Room = z.infer<typeof Room>;

export const Person = z.looseObject({
  id: reference,
  name: text(300).default(""),
  title: text(300).optional(),
});
export type Person = z.infer<typeof Person>;

export const AgendaDocument = z.looseObject({
  id: reference,
  kind: z.enum(documentKinds),
  title: text(500).default(""),
  circulated: text(10).nullable().optional(),
});
export type AgendaDocument = z.infer<typeof AgendaDocument>;

export const Group = z.looseObject({
  id: reference,
  name: text(300).default(""),
  room: reference.nullable().default(null),
  leader: reference.nullable().default(null),
  secretary: reference.nullable().default(null),
  size: z.number().int().min(0).max(100_000).default(0),
});
export type Group = z.infer<typeof Group>;

export const CongressFacts = z.looseObject({
  title: text(500).default(""),
  level: z.enum(agendaLevels),
  timezone: text(64).default("Asia/Ho_Chi_Minh"),
  firstDay: text(10).default(""),
  lastDay: text(10).default(""),
  delegates: z.number().int().min(0).max(100_000),
  minimumDiscussionMinutes: z.number().int().min(0).max(10_000).optional(),
});
export type CongressFacts = z.infer<typeof CongressFacts>;

export const Agenda = z.looseObject({
  format: z.literal(agendaFormat),
  congress: CongressFacts,
  rooms: z.array(Room).max(1000).default([]),
  people: z.array(Person).max(10_000).default([]),
  documents: z.array(AgendaDocument).max(1000).default([]),
  groups: z.array(Group).max(1000).default([]),
  sessions: z.array(Session).max(200),
  /** Slots without a place yet: an extension of the format. */
  unscheduled: z.array(Slot).max(5000).optional(),
});
/** An agenda as a value: never changed in place. Fields that this program does not know are kept. */
export type Agenda = z.infer<typeof Agenda>;

/** Times are minutes after midnight, local. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** `HH:MM` of minutes after midnight; 24:00 is written as the end of the day. */
export function timeOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A slot with its place in time: the half-open interval [start, end) in minutes of its session's day. */
export interface TimedSlot {
  slot: Slot;
  session: Session;
  /** JSON pointer. */
  path: string;
  start: number;
  end: number;
}

/** All slots whose times can be read, in the order of days and times. */
export function timedSlots(agenda: Agenda): TimedSlot[] {
  const timed: TimedSlot[] = [];
  agenda.sessions.forEach((session, at) => {
    session.slots.forEach((slot, index) => {
      const start = minutesOf(slot.start);
      if (start === null || !isDuration(slot.minutes)) return;
      timed.push({ slot, session, path: `/sessions/${at}/slots/${index}`, start, end: start + slot.minutes });
    });
  });
  return timed.sort(inTime);
}

export const inTime = (a: TimedSlot, b: TimedSlot): number =>
  byText(a.session.date, b.session.date) || a.start - b.start || a.end - b.end;

/** Days and times as text are in the order of their characters; comparing by a language would be far slower. */
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** From one minute to a whole day. */
export const isDuration = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;

/** Sessions in the order of days and times. */
export const sessionsInOrder = (agenda: Agenda): Session[] =>
  [...agenda.sessions].sort((a, b) => byText(a.date, b.date) || byText(a.start, b.start));

/** Slots of a session in the order of time. */
export const slotsInOrder = (session: Session): Slot[] =>
  [...session.slots].sort((a, b) => byText(a.start, b.start) || a.minutes - b.minutes);

/** The minutes of group discussion that a congress of this level needs at least; a default unless the agenda says otherwise. */
export const minimumDiscussionMinutes = ({
  minimumDiscussionMinutes: own,
  level,
}: Pick<CongressFacts, "level" | "minimumDiscussionMinutes">): number =>
  own ?? (level === "province" ? 120 : 90);
