import { minutesOf, type Agenda, type Session, type Slot } from "~/agenda/agenda";
import { isDay, type Day } from "~/platform/days";
import { sameValue } from "~/platform/same-value";

/** One published version of an agenda, as far as a calendar needs it. */
export interface PublishedVersion {
  version: number;
  content: Agenda;
  /** ISO text in UTC. */
  publishedAt: string;
}

/** What subscribers see of a slot. Internal notes are not in it, so that they can never be told. */
export interface SlotFacts {
  type: Slot["type"];
  title: string;
  day: Day;
  /** Minutes after midnight, local. */
  start: number;
  end: number;
  zone: string;
  sessionId: string;
  session: Pick<Session, "kind" | "title">;
  room: string;
  people: string[];
  documents: string[];
  groups: { name: string; room: string }[];
}

/** A slot across all published versions: what it is now or was at last, and what became of it. */
export interface SlotHistory {
  slotId: string;
  facts: SlotFacts;
  /** In how many versions it changed since its first one: its SEQUENCE. */
  changes: number;
  /** When the version that changed it last was published. */
  changedAt: string;
  removed: boolean;
  /** When it was last put at another time, and from where; null when never. */
  moved: { at: string; from: Pick<SlotFacts, "day" | "start"> } | null;
}

/** The slots that were ever published, by their ids. */
export type SlotHistories = ReadonlyMap<string, SlotHistory>;

/** What is known after one more version. Versions must be followed in their order. */
export function followSlots(
  before: SlotHistories,
  { content, publishedAt }: PublishedVersion,
): SlotHistories {
  const histories = new Map(before);
  const now = factsOf(content);
  for (const [slotId, facts] of now) {
    histories.set(slotId, followed(histories.get(slotId), slotId, facts, publishedAt));
  }
  for (const [slotId, history] of histories) {
    if (now.has(slotId) || history.removed) continue;
    histories.set(slotId, {
      ...history,
      removed: true,
      changes: history.changes + 1,
      changedAt: publishedAt,
    });
  }
  return histories;
}

/** In the order of their last time. */
export const slotsInTime = (histories: SlotHistories): SlotHistory[] =>
  [...histories.values()].sort(
    (a, b) =>
      compareText(a.facts.day, b.facts.day) ||
      a.facts.start - b.facts.start ||
      a.facts.end - b.facts.end ||
      compareText(a.slotId, b.slotId),
  );

function followed(
  before: SlotHistory | undefined,
  slotId: string,
  facts: SlotFacts,
  publishedAt: string,
): SlotHistory {
  if (!before) return { slotId, facts, changes: 0, changedAt: publishedAt, removed: false, moved: null };
  if (!before.removed && sameValue(facts, before.facts)) return before;
  const { day, start } = before.facts;
  const isMoved = day !== facts.day || start !== facts.start;
  return {
    slotId,
    facts,
    changes: before.changes + 1,
    changedAt: publishedAt,
    removed: false,
    moved: isMoved ? { at: publishedAt, from: { day, start } } : before.moved,
  };
}

/** The slots of one version that have a place in time. */
function factsOf(agenda: Agenda): Map<string, SlotFacts> {
  const rooms = namesById(agenda.rooms);
  const people = namesById(agenda.people);
  const groups = new Map(agenda.groups.map((group) => [group.id, group]));
  const documents = new Map(agenda.documents.map(({ id, title }) => [id, title]));
  const facts = new Map<string, SlotFacts>();
  for (const session of agenda.sessions) {
    if (!isDay(session.date)) continue;
    for (const slot of session.slots) {
      const start = minutesOf(slot.start);
      if (start === null || !(slot.minutes > 0)) continue;
      facts.set(slot.id, {
        type: slot.type,
        title: slot.title,
        day: session.date,
        start,
        end: start + slot.minutes,
        zone: agenda.congress.timezone,
        sessionId: session.id,
        session: { kind: session.kind, title: session.title ?? "" },
        room: rooms.get(slot.room ?? "") ?? "",
        people: named(slot.people, people),
        documents: named(slot.documents, documents),
        groups: slot.groups.flatMap((id) => {
          const group = groups.get(id);
          return group ? [{ name: group.name, room: rooms.get(group.room ?? "") ?? "" }] : [];
        }),
      });
    }
  }
  return facts;
}

const namesById = (entries: readonly { id: string; name: string }[]) =>
  new Map(entries.map(({ id, name }) => [id, name]));

const named = (ids: readonly string[], names: ReadonlyMap<string, string>): string[] =>
  ids.flatMap((id) => names.get(id) ?? []);

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
