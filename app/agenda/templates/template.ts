import {
  agendaFormat,
  congressDocuments,
  timeOf,
  minutesOf,
  type Agenda,
  type AgendaDocument,
  type AgendaLevel,
  type Group,
  type Room,
  type Session,
  type Slot,
  type SlotType,
} from "../agenda";
import { usualDocumentTitles, usualTitles } from "../slot-titles";

/** A slot of a template: follows the one before it. Documents by their kind; a discussion takes in every group. */
export interface TemplateSlot {
  type: SlotType;
  minutes: number;
  title?: string;
  documents?: AgendaDocument["kind"][];
  fixed?: boolean;
  /** Where it happens; the main hall unless it is a group discussion or a break. */
  room?: "hall" | "none";
}

export interface TemplateSession {
  kind: Session["kind"];
  title: string;
  /** 0 is the first day of the congress. */
  day: number;
  start: string;
  end: string;
  slots: TemplateSlot[];
}

/** An agenda to begin with. Lengths and order are defaults; only group discussion itself is demanded by a source. */
export interface AgendaTemplate {
  code: "province" | "district" | "affiliated";
  days: number;
  groups: number;
  sessions: TemplateSession[];
}

/** What a template needs to know about the congress. */
export interface TemplateFacts {
  title: string;
  level: AgendaLevel;
  timezone: string;
  firstDay: string;
  /** The days of the congress, in order; at least as many as the template has. */
  days: string[];
  delegates: number;
  halls: { name: string; capacity: number | null }[];
  documents: { kind: AgendaDocument["kind"]; title: string; circulated: string | null }[];
}

/**
 * Makes an agenda of a template. Rooms and group leaders are left open where the congress does not name them:
 * the rules then say what is to be filled in.
 * @param newId gives an id that was never used before
 */
export function fromTemplate(template: AgendaTemplate, facts: TemplateFacts, newId: () => string): Agenda {
  const documents = documentsOf(facts, newId);
  const groups = groupsOf(template.groups, facts.delegates, newId);
  const rooms = facts.halls.map((hall): Room => ({ ...hall, id: newId() }));
  const hall = largest(rooms)?.id ?? null;
  const sessions = template.sessions.map((session): Session => ({
    id: newId(),
    kind: session.kind,
    title: session.title,
    date: facts.days[session.day] ?? facts.firstDay,
    start: session.start,
    end: session.end,
    slots: oneAfterTheOther(session, (slot, start): Slot => ({
      id: newId(),
      type: slot.type,
      title: slot.title ?? usualTitles[slot.type],
      start,
      minutes: slot.minutes,
      room: slot.room === "none" || ["group-discussion", "break"].includes(slot.type) ? null : hall,
      people: [],
      documents: documents.filter(({ kind }) => slot.documents?.includes(kind)).map(({ id }) => id),
      groups: slot.type === "group-discussion" ? groups.map(({ id }) => id) : [],
      fixed: slot.fixed ?? false,
      notes: "",
    })),
  }));
  return {
    format: agendaFormat,
    congress: {
      title: facts.title,
      level: facts.level,
      timezone: facts.timezone,
      firstDay: facts.firstDay,
      lastDay: facts.days.at(-1) ?? facts.firstDay,
      delegates: facts.delegates,
    },
    rooms,
    people: [],
    documents,
    groups,
    sessions,
  };
}

function oneAfterTheOther(
  session: TemplateSession,
  slotAt: (slot: TemplateSlot, start: string) => Slot,
): Slot[] {
  let at = minutesOf(session.start) ?? 0;
  return session.slots.map((slot) => {
    const placed = slotAt(slot, timeOf(at));
    at += slot.minutes;
    return placed;
  });
}

function documentsOf({ documents }: TemplateFacts, newId: () => string): AgendaDocument[] {
  const known = documents.map((document): AgendaDocument => ({ ...document, id: newId() }));
  const missing = congressDocuments.filter((kind) => !known.some((document) => document.kind === kind));
  return [
    ...known,
    ...missing.map((kind): AgendaDocument => ({ id: newId(), kind, title: usualDocumentTitles[kind] })),
  ];
}

/** Groups whose sizes differ by at most one and add up to all delegates. */
function groupsOf(count: number, delegates: number, newId: () => string): Group[] {
  return Array.from({ length: count }, (_, index): Group => ({
    id: newId(),
    name: `Tổ ${index + 1}`,
    room: null,
    leader: null,
    secretary: null,
    size: Math.floor(delegates / count) + (index < delegates % count ? 1 : 0),
  }));
}

const largest = (rooms: Room[]): Room | undefined =>
  rooms.reduce<Room | undefined>(
    (most, room) => (most && (most.capacity ?? 0) >= (room.capacity ?? 0) ? most : room),
    undefined,
  );
