import type { Agenda, Slot } from "./agenda";
import { minutesOf, sessionsInOrder, timeOf } from "./agenda";
import { edit } from "./edits/edit";
import { findSlot } from "./edits/find";
import type { ShiftPreview } from "./components/slot-acts";
import type { OpenAgenda } from "./open-agenda.server";
import { valuesOfSlot } from "./slot-form";
import { wordRefusal } from "./words";
import { wordDay } from "~/platform/days";

/** The lists that the form of a slot offers. */
export function listsOf(agenda: Agenda, { visit }: Pick<OpenAgenda, "visit">) {
  const { t, language } = visit;
  return {
    sessions: sessionsInOrder(agenda).map(({ id, kind, title, date, start, end }) => ({
      value: id,
      label: `${wordDay(date, language)} ${start}–${end}, ${title || t(`agenda:session-kind.${kind}`)}`,
    })),
    rooms: agenda.rooms.map(({ id, name, capacity }) => ({ id, name, capacity })),
    people: agenda.people.map(({ id, name, title }) => ({ id, name, title })),
    documents: agenda.documents.map(({ id, title }) => ({ id, title })),
    groups: agenda.groups.map(({ id, name }) => ({ id, name })),
  };
}

/** What a slot holds now, in words by field: shown beside what was typed when somebody else saved. */
export function storedWords(
  agenda: Agenda,
  slotId: string,
  open: Pick<OpenAgenda, "visit">,
): Record<string, string> | undefined {
  const found = findSlot(agenda, slotId);
  if (!found) return undefined;
  const { slot, session } = found;
  const { t } = open.visit;
  const lists = listsOf(agenda, open);
  return {
    type: t(`agenda:slot-type.${slot.type}`),
    session: lists.sessions.find(({ value }) => value === session?.id)?.label ?? t("agenda:slot.tray"),
    title: slot.title,
    start: slot.start,
    minutes: String(slot.minutes),
    room: lists.rooms.find(({ id }) => id === slot.room)?.name ?? "",
    notes: slot.notes,
    cue: slot.cue ?? "",
    prepares: slot.prepares ?? "",
    onStage: slot.onStage ?? "",
  };
}

/** What shifting would do, line by line; nothing is changed. */
export function shiftPreview(
  agenda: Agenda,
  slotId: string,
  by: number,
  { visit: { t } }: Pick<OpenAgenda, "visit">,
): ShiftPreview | null {
  const found = findSlot(agenda, slotId);
  if (!found?.session || !Number.isInteger(by) || Math.abs(by) > 1440) return null;
  const { session, slot } = found;
  const shifted = edit(agenda, { do: "shift", session: session.id, from: slot.start, by });
  if (!shifted.ok) return { by, lines: [wordRefusal(shifted.reason, t)] };
  const lines = session.slots
    .filter((each) => each.start >= slot.start)
    .sort((a, b) => a.start.localeCompare(b.start))
    .map((each) => lineOf(each, by, t));
  return { by, lines };
}

function lineOf(slot: Slot, by: number, t: OpenAgenda["visit"]["t"]): string {
  const start = minutesOf(slot.start) ?? 0;
  return slot.fixed
    ? t("agenda:slot.shift-stays", { title: slot.title, from: slot.start })
    : t("agenda:slot.shift-result", { title: slot.title, from: slot.start, to: timeOf(start + by) });
}

/** The values that the form begins with: those of the slot, or what the address suggests for a new one. */
export function startingValues(agenda: Agenda, slotId: string, search: URLSearchParams) {
  if (slotId === "new") {
    const session = agenda.sessions.find(({ id }) => id === search.get("session"));
    const start = search.get("start") ?? "";
    return {
      type: "other" as const,
      session: session?.id ?? "",
      start: minutesOf(start) === null ? (session?.start ?? "") : start,
      minutes: 30,
    };
  }
  const found = findSlot(agenda, slotId);
  return found && valuesOfSlot(found.slot, found.session?.id ?? null);
}
