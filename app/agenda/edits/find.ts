import type { Agenda, Session, Slot } from "../agenda";

/** The slot with this id and the session it is in; `session` is null in the tray. */
export function findSlot(agenda: Agenda, id: string): { slot: Slot; session: Session | null } | null {
  for (const session of agenda.sessions) {
    const slot = session.slots.find((each) => each.id === id);
    if (slot) return { slot, session };
  }
  const slot = agenda.unscheduled?.find((each) => each.id === id);
  return slot ? { slot, session: null } : null;
}

export const findSession = (agenda: Agenda, id: string): Session | null =>
  agenda.sessions.find((session) => session.id === id) ?? null;

/** Every id of a slot or session that is in use. */
export function idsInUse({ sessions, unscheduled = [] }: Agenda): Set<string> {
  const ids = new Set(unscheduled.map((slot) => slot.id));
  for (const session of sessions) {
    ids.add(session.id);
    for (const slot of session.slots) ids.add(slot.id);
  }
  return ids;
}
