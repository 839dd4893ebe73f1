import { minutesOf, timeOf, type Slot, type SlotType } from "../agenda";
import type { SingleCommand } from "../edits/command";
import type { Fix } from "../finding";
import { usualMinutes, usualTitles } from "../slot-titles";
import type { AgendaView, Placed } from "./view";

/** A slot to be inserted; its id is given when the fix is applied. */
export const freshSlot = (type: SlotType, changes: Partial<Slot> = {}): Slot => ({
  id: `new:${type}`,
  type,
  title: usualTitles[type],
  start: "",
  minutes: usualMinutes[type],
  room: null,
  people: [],
  documents: [],
  groups: [],
  fixed: false,
  notes: "",
  ...changes,
});

/** Inserts a slot where `anchor` ends; what follows in the session moves on, and the session ends later if it must. */
export const insertAfter = (view: AgendaView, anchor: Placed, slot: Slot): Fix[] =>
  insertAt(view, anchor, anchor.end, slot, "insert-after");

/** Inserts a slot where `anchor` starts; the anchor and what follows move on. */
export const insertBefore = (view: AgendaView, anchor: Placed, slot: Slot): Fix[] =>
  insertAt(view, anchor, anchor.start, slot, "insert-before");

function insertAt(view: AgendaView, anchor: Placed, at: number, slot: Slot, code: string): Fix[] {
  const room = makeRoom(view, anchor.session.id, at, slot.minutes);
  if (room === null) return [];
  return [
    {
      code,
      params: { title: slot.title, minutes: slot.minutes, anchor: anchor.slot.title },
      commands: [
        ...room,
        { do: "add-slot", session: anchor.session.id, slot: { ...slot, start: timeOf(at) } },
      ],
    },
  ];
}

/** Moves `moved` to where `anchor` starts; what stood between moves on by its length. None when a fixed slot is in the way. */
export function moveBefore(view: AgendaView, moved: Placed, anchor: Placed): Fix[] {
  if (moved.slot.fixed) return [];
  const length = moved.slot.minutes;
  const sameSession = moved.session.id === anchor.session.id;
  const pushed = view.placed.filter(
    ({ session, slot, start }) =>
      session.id === anchor.session.id &&
      slot.id !== moved.slot.id &&
      start >= anchor.start &&
      (!sameSession || start < moved.start),
  );
  if (pushed.some(({ slot }) => slot.fixed)) return [];
  const last = Math.max(...pushed.map(({ end }) => end)) + length;
  const longer = sameSession ? [] : extendTo(view, anchor.session.id, last);
  if (longer === null) return [];
  return [
    {
      code: "move-before",
      params: { title: moved.slot.title, anchor: anchor.slot.title },
      commands: [
        ...longer,
        ...pushed.map(({ slot, session, start }): SingleCommand => ({
          do: "move-slot",
          slot: slot.id,
          session: session.id,
          start: timeOf(start + length),
        })),
        { do: "move-slot", slot: moved.slot.id, session: anchor.session.id, start: timeOf(anchor.start) },
      ],
    },
  ];
}

/** Moves `moved` to where `anchor` ends, at the end of what follows it when the session is full. */
export function moveAfter(view: AgendaView, moved: Placed, anchor: Placed): Fix[] {
  if (moved.slot.fixed) return [];
  const following = view.placed.filter(
    ({ session, slot, start }) =>
      session.id === anchor.session.id && slot.id !== moved.slot.id && start >= anchor.end,
  );
  if (following.some(({ slot }) => slot.fixed)) return [];
  const last = Math.max(anchor.end, ...following.map(({ end }) => end)) + moved.slot.minutes;
  const longer = extendTo(view, anchor.session.id, last);
  if (longer === null) return [];
  return [
    {
      code: "move-after",
      params: { title: moved.slot.title, anchor: anchor.slot.title },
      commands: [
        ...longer,
        ...following.map(({ slot, session, start }): SingleCommand => ({
          do: "move-slot",
          slot: slot.id,
          session: session.id,
          start: timeOf(start + moved.slot.minutes),
        })),
        { do: "move-slot", slot: moved.slot.id, session: anchor.session.id, start: timeOf(anchor.end) },
      ],
    },
  ];
}

/** Makes a slot longer; what follows in its session moves on. */
export function lengthen(view: AgendaView, placed: Placed, by: number): Fix[] {
  const room = makeRoom(view, placed.session.id, placed.end, by);
  if (room === null) return [];
  return [
    {
      code: "lengthen",
      params: { title: placed.slot.title, minutes: by },
      commands: [...room, { do: "resize-slot", slot: placed.slot.id, minutes: placed.slot.minutes + by }],
    },
  ];
}

/** Commands that free some minutes from `at` on; null when the day has no room. */
export function makeRoom(
  view: AgendaView,
  sessionId: string,
  at: number,
  minutes: number,
): SingleCommand[] | null {
  const following = view.placed.filter(({ session, start }) => session.id === sessionId && start >= at);
  const next = following[0];
  if (!next || next.start - at >= minutes) return extendTo(view, sessionId, at + minutes);
  if (following.some(({ slot }) => slot.fixed)) return null;
  const longer = extendTo(view, sessionId, Math.max(...following.map(({ end }) => end)) + minutes);
  if (longer === null) return null;
  return [...longer, { do: "shift", session: sessionId, from: timeOf(at), by: minutes }];
}

/** Lets a session end later when it must hold something until `end`; null past the next session or the day. */
export function extendTo({ agenda }: AgendaView, sessionId: string, end: number): SingleCommand[] | null {
  const session = agenda.sessions.find(({ id }) => id === sessionId);
  const present = session && minutesOf(session.end);
  if (!session || present === null || present === undefined) return null;
  if (end <= present) return [];
  const nextStart = Math.min(
    23 * 60 + 59,
    ...agenda.sessions
      .filter((other) => other.date === session.date && other.start > session.start)
      .map((other) => minutesOf(other.start) ?? Infinity),
  );
  if (end > nextStart) return null;
  return [{ do: "change-session", session: sessionId, changes: { end: timeOf(end) } }];
}
