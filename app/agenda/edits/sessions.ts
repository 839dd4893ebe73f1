import { minutesOf, type Agenda, type Session } from "../agenda";
import type { Edited } from "./command";
import { findSession, idsInUse } from "./find";
import { done, refuse } from "./outcome";

/** Adds a session; whether its times make sense is for the rules to say. */
export function addSession(agenda: Agenda, session: Session): Edited {
  const taken = idsInUse(agenda);
  if (taken.has(session.id)) return refuse("id-taken", { id: session.id });
  const clash = session.slots.find((slot) => taken.has(slot.id));
  if (clash) return refuse("id-taken", { id: clash.id });
  if (minutesOf(session.start) === null || minutesOf(session.end) === null)
    return refuse("bad-time", { title: "" });
  return done(
    { ...agenda, sessions: [...agenda.sessions, session] },
    { code: "session-added", params: { date: session.date, start: session.start } },
  );
}

/** Changes a session's kind, title, day or times. Its slots keep their times of day. */
export function changeSession(agenda: Agenda, id: string, changes: Partial<Session>): Edited {
  const found = findSession(agenda, id);
  if (!found) return refuse("unknown-session");
  const { id: _id, slots: _slots, ...rest } = changes;
  const next: Session = { ...found, ...rest };
  if (minutesOf(next.start) === null || minutesOf(next.end) === null)
    return refuse("bad-time", { title: "" });
  const moved = next.date !== found.date;
  return done(
    { ...agenda, sessions: agenda.sessions.map((session) => (session.id === id ? next : session)) },
    { code: moved ? "session-moved" : "session-changed", params: { date: next.date, start: next.start } },
  );
}

export function removeSession(agenda: Agenda, id: string): Edited {
  const found = findSession(agenda, id);
  if (!found) return refuse("unknown-session");
  const freed = found.slots.map((slot) => ({ ...slot, start: "" }));
  return done(
    {
      ...agenda,
      sessions: agenda.sessions.filter((session) => session.id !== id),
      unscheduled: [...(agenda.unscheduled ?? []), ...freed],
    },
    { code: "session-removed", params: { date: found.date, start: found.start, count: freed.length } },
  );
}
