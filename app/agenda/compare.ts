import type { Agenda, Session, Slot } from "./agenda";

export const changeKinds = ["added", "removed", "moved", "changed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Where and what a slot was or is, as a change list shows it. */
export interface SlotState {
  title: string;
  date: string;
  start: string;
  minutes: number;
  room: string;
  type: Slot["type"];
}

/** What became of one slot between two agendas. A moved slot may have changed as well: `fields` says what. */
export interface SlotChange {
  kind: ChangeKind;
  slotId: string;
  before: SlotState | null;
  after: SlotState | null;
  /** The fields that differ, besides its place in time. */
  fields: string[];
}

/** What the public is told about: internal fields do not count. */
export const publicFields = ["type", "title", "minutes", "room", "people", "documents", "groups"] as const;
const internalFields = ["notes", "cue", "prepares", "onStage", "fixed", "parallel"] as const;

/**
 * Compares two agendas slot by slot, in the order of time.
 * @param withInternal also notes and the director's script, for comparing drafts
 */
export function compare(before: Agenda, after: Agenda, { withInternal = false } = {}): SlotChange[] {
  const old = slotsOf(before);
  const now = slotsOf(after);
  const fields = withInternal ? [...publicFields, ...internalFields] : publicFields;
  const changes: SlotChange[] = [];
  for (const [id, entry] of now) {
    const past = old.get(id);
    if (!past) {
      changes.push({ kind: "added", slotId: id, before: null, after: entry.state, fields: [] });
      continue;
    }
    const differing = fields.filter((field) => shown(past, field) !== shown(entry, field));
    const moved = past.state.date !== entry.state.date || past.state.start !== entry.state.start;
    if (!moved && differing.length === 0) continue;
    const kind = moved ? "moved" : "changed";
    changes.push({ kind, slotId: id, before: past.state, after: entry.state, fields: [...differing] });
  }
  for (const [id, entry] of old) {
    if (!now.has(id))
      changes.push({ kind: "removed", slotId: id, before: entry.state, after: null, fields: [] });
  }
  return changes.sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
}

interface Entry {
  slot: Slot;
  agenda: Agenda;
  state: SlotState;
}

function slotsOf(agenda: Agenda): Map<string, Entry> {
  const rooms = new Map(agenda.rooms.map(({ id, name }) => [id, name]));
  const entry = (slot: Slot, session: Session | null): [string, Entry] => [
    slot.id,
    {
      slot,
      agenda,
      state: {
        title: slot.title,
        date: session?.date ?? "",
        start: slot.start,
        minutes: slot.minutes,
        room: rooms.get(slot.room ?? "") ?? "",
        type: slot.type,
      },
    },
  ];
  return new Map([
    ...agenda.sessions.flatMap((session) => session.slots.map((slot) => entry(slot, session))),
    ...(agenda.unscheduled ?? []).map((slot) => entry(slot, null)),
  ]);
}

/** A field as people see it: names instead of ids, groups with their rooms. */
function shown(
  { slot, agenda }: Entry,
  field: (typeof publicFields)[number] | (typeof internalFields)[number],
): string {
  switch (field) {
    case "room":
      return agenda.rooms.find(({ id }) => id === slot.room)?.name ?? "";
    case "people":
      return namesOf(agenda.people, slot.people);
    case "documents":
      return slot.documents.map((id) => agenda.documents.find((each) => each.id === id)?.title).join("\n");
    case "groups":
      return slot.groups
        .map((id) => agenda.groups.find((group) => group.id === id))
        .map((group) => `${group?.name}\t${namesOf(agenda.rooms, [group?.room ?? ""])}`)
        .join("\n");
    default:
      return String(slot[field] ?? "");
  }
}

const namesOf = (entries: { id: string; name: string }[], ids: string[]): string =>
  ids.map((id) => entries.find((entry) => entry.id === id)?.name ?? "").join("\n");

const placeOf = ({ before, after }: SlotChange): string => {
  const state = after ?? before;
  return `${state?.date ?? ""}T${state?.start ?? ""}`;
};
