import { isDuration, minutesOf, timeOf, type Agenda, type Slot } from "../agenda";
import type { Edited, RefusalCode } from "./command";
import { findSession, findSlot, idsInUse } from "./find";
import { done, refuse } from "./outcome";

/** Adds a slot to a session, or to the tray when `sessionId` is null. */
export function addSlot(agenda: Agenda, sessionId: string | null, slot: Slot): Edited {
  if (idsInUse(agenda).has(slot.id)) return refuse("id-taken", { id: slot.id });
  const fault = placeFault(sessionId, slot.start, slot.minutes);
  if (fault) return refuse(fault, { title: slot.title });
  if (sessionId !== null && !findSession(agenda, sessionId)) return refuse("unknown-session");
  return done(put(agenda, sessionId, slot), {
    code: "slot-added",
    params: { title: slot.title, start: slot.start },
  });
}

/** Changes anything of a slot but its place and length. */
export function changeSlot(agenda: Agenda, id: string, changes: Partial<Slot>): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  const { id: _id, start: _start, minutes: _minutes, ...rest } = changes;
  return done(replace(agenda, { ...found.slot, ...rest, id }), {
    code: "slot-changed",
    params: { title: found.slot.title },
  });
}

/** Moves a slot to a session and time, or to the tray. It keeps its id and length. */
export function moveSlot(agenda: Agenda, id: string, sessionId: string | null, start: string): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  const fault = placeFault(sessionId, start, found.slot.minutes);
  if (fault) return refuse(fault, { title: found.slot.title });
  if (sessionId === null) {
    return done(put(take(agenda, id), null, { ...found.slot, start: "" }), {
      code: "slot-put-aside",
      params: { title: found.slot.title },
    });
  }
  if (!findSession(agenda, sessionId)) return refuse("unknown-session");
  const moved = { ...found.slot, start };
  const next =
    found.session?.id === sessionId ? replace(agenda, moved) : put(take(agenda, id), sessionId, moved);
  return done(next, { code: "slot-moved", params: { title: moved.title, start } });
}

/** Gives a slot another length. */
export function resizeSlot(agenda: Agenda, id: string, minutes: number): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  const fault = placeFault(found.session?.id ?? null, found.slot.start, minutes);
  if (fault) return refuse(fault, { title: found.slot.title });
  return done(replace(agenda, { ...found.slot, minutes }), {
    code: "slot-resized",
    params: { title: found.slot.title, minutes },
  });
}

/** Splits a slot in two that follow each other. */
export function splitSlot(agenda: Agenda, id: string, minutes: number, newId: string): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  if (idsInUse(agenda).has(newId)) return refuse("id-taken", { id: newId });
  if (minutes >= found.slot.minutes) return refuse("split-too-long", { minutes: found.slot.minutes });
  const start = minutesOf(found.slot.start);
  const second: Slot = {
    ...found.slot,
    id: newId,
    start: start === null ? "" : timeOf(start + minutes),
    minutes: found.slot.minutes - minutes,
  };
  const first = replace(agenda, { ...found.slot, minutes });
  return done(put(first, found.session?.id ?? null, second), {
    code: "slot-split",
    params: { title: found.slot.title, minutes },
  });
}

/** A copy right after the slot, where the day has room for it, otherwise in the tray. */
export function duplicateSlot(agenda: Agenda, id: string, newId: string): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  if (idsInUse(agenda).has(newId)) return refuse("id-taken", { id: newId });
  const end = (minutesOf(found.slot.start) ?? 0) + found.slot.minutes;
  const fits = found.session !== null && end + found.slot.minutes <= 1440;
  const copy: Slot = { ...found.slot, id: newId, start: fits ? timeOf(end) : "" };
  return done(put(agenda, fits ? (found.session?.id ?? null) : null, copy), {
    code: "slot-duplicated",
    params: { title: found.slot.title },
  });
}

export function removeSlot(agenda: Agenda, id: string): Edited {
  const found = findSlot(agenda, id);
  if (!found) return refuse("unknown-slot");
  return done(take(agenda, id), { code: "slot-removed", params: { title: found.slot.title } });
}

/** Puts slots one after the other, beginning at a time. */
export function insertBlock(agenda: Agenda, sessionId: string, start: string, slots: Slot[]): Edited {
  const first = minutesOf(start);
  if (first === null) return refuse("bad-time", { title: slots[0]?.title ?? "" });
  if (!findSession(agenda, sessionId)) return refuse("unknown-session");
  let at = first;
  let next = agenda;
  for (const slot of slots) {
    const added = addSlot(next, sessionId, { ...slot, start: timeOf(at) });
    if (!added.ok) return added;
    next = added.agenda;
    at += slot.minutes;
  }
  return done(next, {
    code: "block-inserted",
    params: { title: slots[0]?.title ?? "", count: slots.length, start },
  });
}

/** Why a slot cannot stand there; null when it can. A slot never runs past midnight. */
export function placeFault(sessionId: string | null, start: string, minutes: number): RefusalCode | null {
  if (!isDuration(minutes)) return "bad-duration";
  if (sessionId === null) return null;
  const at = minutesOf(start);
  if (at === null) return "bad-time";
  return at + minutes > 1440 ? "past-midnight" : null;
}

function put(agenda: Agenda, sessionId: string | null, slot: Slot): Agenda {
  if (sessionId === null)
    return { ...agenda, unscheduled: [...(agenda.unscheduled ?? []), { ...slot, start: "" }] };
  return {
    ...agenda,
    sessions: agenda.sessions.map((session) =>
      session.id === sessionId ? { ...session, slots: [...session.slots, slot] } : session,
    ),
  };
}

function take(agenda: Agenda, id: string): Agenda {
  const without = (slots: Slot[]) => slots.filter((slot) => slot.id !== id);
  return mapSlots(agenda, without);
}

function replace(agenda: Agenda, next: Slot): Agenda {
  return mapSlots(agenda, (slots) => slots.map((slot) => (slot.id === next.id ? next : slot)));
}

/** Changes the slots of every session and of the tray; what stays the same stays the same object. */
export function mapSlots(agenda: Agenda, change: (slots: Slot[]) => Slot[]): Agenda {
  const sessions = agenda.sessions.map((session) => {
    const slots = change(session.slots);
    return slots.length === session.slots.length &&
      slots.every((slot, index) => slot === session.slots[index])
      ? session
      : { ...session, slots };
  });
  return agenda.unscheduled
    ? { ...agenda, sessions, unscheduled: change(agenda.unscheduled) }
    : { ...agenda, sessions };
}
