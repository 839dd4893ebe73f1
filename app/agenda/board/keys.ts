import { minutesOf, sessionsInOrder, timeOf, type Agenda } from "../agenda";
import type { EditCommand } from "../edits/command";
import { findSlot } from "../edits/find";
import { firstGap } from "./layout";

export interface Key {
  key: string;
  shift: boolean;
}

/**
 * What a key does to the slot that has the focus: arrows move it in time and between sessions, with Shift they change
 * its length, D duplicates, T puts it into the tray, Delete removes it. Null for keys that do nothing.
 */
export function commandOfKey(
  agenda: Agenda,
  slotId: string,
  { key, shift }: Key,
  step: number,
  newId: () => string,
): EditCommand | null {
  const found = findSlot(agenda, slotId);
  if (!found) return null;
  const { slot, session } = found;
  const start = minutesOf(slot.start);
  switch (key) {
    case "ArrowUp":
    case "ArrowDown": {
      const by = key === "ArrowUp" ? -step : step;
      if (shift) return { do: "resize-slot", slot: slotId, minutes: Math.max(step, slot.minutes + by) };
      if (!session || start === null) return null;
      return { do: "move-slot", slot: slotId, session: session.id, start: timeOf(Math.max(0, start + by)) };
    }
    case "ArrowLeft":
    case "ArrowRight": {
      const sessions = sessionsInOrder(agenda);
      const at = sessions.findIndex(({ id }) => id === session?.id);
      const next = sessions[session === null ? 0 : at + (key === "ArrowLeft" ? -1 : 1)];
      if (!next) return null;
      const free = Math.min(firstGap(next, slot.minutes), 1440 - slot.minutes);
      return { do: "move-slot", slot: slotId, session: next.id, start: timeOf(free) };
    }
    case "d":
      return { do: "duplicate-slot", slot: slotId, newId: newId() };
    case "t":
      return session ? { do: "move-slot", slot: slotId, session: null, start: "" } : null;
    case "Delete":
      return { do: "remove-slot", slot: slotId };
    default:
      return null;
  }
}
