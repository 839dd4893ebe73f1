import { minutesOf, slotsInOrder, timeOf, type Agenda, type Session, type Slot } from "../agenda";
import type { Edited } from "./command";
import { findSession } from "./find";
import { done, refuse } from "./outcome";

/**
 * Moves every slot of a session that starts at `from` or later by some minutes. Fixed slots stay where they are.
 * Gaps and parallels between the moved slots stay as they were. Trying it on a copy is the preview.
 */
export function shift(agenda: Agenda, sessionId: string, from: string, by: number): Edited {
  const session = findSession(agenda, sessionId);
  if (!session) return refuse("unknown-session");
  const first = minutesOf(from);
  if (first === null) return refuse("bad-time", { title: "" });
  const moves = new Map<string, Slot>();
  for (const slot of session.slots) {
    const start = minutesOf(slot.start);
    if (start === null || start < first || slot.fixed) continue;
    const next = start + by;
    if (next < 0) return refuse("before-midnight", { title: slot.title });
    if (next + slot.minutes > 1440) return refuse("past-midnight", { title: slot.title });
    moves.set(slot.id, { ...slot, start: timeOf(next) });
  }
  if (moves.size === 0 || by === 0) return refuse("nothing-to-do");
  return done(withSlots(agenda, session, moves), {
    code: "shifted",
    params: { from, by, count: moves.size },
  });
}

/**
 * Moves slots earlier until each begins where the one before ends; the first begins with the session.
 * Slots that run at once stay together; fixed slots stay, and what follows closes up to them.
 */
export function closeGaps(agenda: Agenda, sessionId: string): Edited {
  const session = findSession(agenda, sessionId);
  if (!session) return refuse("unknown-session");
  const opening = minutesOf(session.start);
  if (opening === null) return refuse("bad-time", { title: "" });
  let free: number = opening;
  const moves = new Map<string, Slot>();
  for (const run of runsOf(session)) {
    const gap = run.start - free;
    if (gap > 0 && !run.slots.some((slot) => slot.fixed)) {
      for (const slot of run.slots)
        moves.set(slot.id, { ...slot, start: timeOf((minutesOf(slot.start) ?? 0) - gap) });
      free = run.end - gap;
    } else free = Math.max(free, run.end);
  }
  if (moves.size === 0) return refuse("nothing-to-do");
  return done(withSlots(agenda, session, moves), { code: "gaps-closed", params: { count: moves.size } });
}

interface Run {
  slots: Slot[];
  start: number;
  end: number;
}

/** Groups of slots that overlap each other, in the order of time. */
function runsOf(session: Session): Run[] {
  const runs: Run[] = [];
  for (const slot of slotsInOrder(session)) {
    const start = minutesOf(slot.start);
    if (start === null) continue;
    const last = runs.at(-1);
    if (last && start < last.end) {
      last.slots.push(slot);
      last.end = Math.max(last.end, start + slot.minutes);
    } else runs.push({ slots: [slot], start, end: start + slot.minutes });
  }
  return runs;
}

const withSlots = (agenda: Agenda, session: Session, moves: Map<string, Slot>): Agenda => ({
  ...agenda,
  sessions: agenda.sessions.map((each) =>
    each === session ? { ...each, slots: each.slots.map((slot) => moves.get(slot.id) ?? slot) } : each,
  ),
});
