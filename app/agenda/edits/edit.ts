import type { Agenda } from "../agenda";
import type { EditCommand, Edited, SingleCommand } from "./command";
import { changeEntry, addEntry, removeEntry } from "./lists";
import { attachDivision, detachDivision } from "./division";
import { done, refuse } from "./outcome";
import { addSession, changeSession, removeSession } from "./sessions";
import {
  addSlot,
  changeSlot,
  duplicateSlot,
  insertBlock,
  moveSlot,
  removeSlot,
  resizeSlot,
  splitSlot,
} from "./slots";
import { closeGaps, shift } from "./shift";

/** The most slots that an agenda may hold. */
export const mostSlots = 5000;

/** Applies one command to an agenda. The agenda that was given stays as it is. */
export function edit(agenda: Agenda, command: EditCommand): Edited {
  if (command.do !== "several") return bounded(editOnce(agenda, command));
  let edited: Edited = refuse("nothing-to-do");
  let current = agenda;
  for (const each of command.commands) {
    edited = bounded(editOnce(current, each));
    if (!edited.ok) return edited;
    current = edited.agenda;
  }
  return edited;
}

function editOnce(agenda: Agenda, command: SingleCommand): Edited {
  switch (command.do) {
    case "add-slot":
      return addSlot(agenda, command.session, command.slot);
    case "change-slot":
      return changeSlot(agenda, command.slot, command.changes);
    case "move-slot":
      return moveSlot(agenda, command.slot, command.session, command.start);
    case "resize-slot":
      return resizeSlot(agenda, command.slot, command.minutes);
    case "split-slot":
      return splitSlot(agenda, command.slot, command.minutes, command.newId);
    case "duplicate-slot":
      return duplicateSlot(agenda, command.slot, command.newId);
    case "remove-slot":
      return removeSlot(agenda, command.slot);
    case "add-session":
      return addSession(agenda, command.session);
    case "change-session":
      return changeSession(agenda, command.session, command.changes);
    case "remove-session":
      return removeSession(agenda, command.session);
    case "shift":
      return shift(agenda, command.session, command.from, command.by);
    case "close-gaps":
      return closeGaps(agenda, command.session);
    case "insert-block":
      return insertBlock(agenda, command.session, command.start, command.slots);
    case "set-minimum":
      return done(
        { ...agenda, congress: { ...agenda.congress, minimumDiscussionMinutes: command.minutes } },
        { code: "minimum-set", params: { minutes: command.minutes } },
      );
    case "add-entry":
      return addEntry(agenda, command.list, command.entry);
    case "change-entry":
      return changeEntry(agenda, command.list, command.id, command.changes);
    case "remove-entry":
      return removeEntry(agenda, command.list, command.id);
    case "attach-division":
      return attachDivision(agenda, command);
    case "detach-division":
      return detachDivision(agenda, command.slot);
    case "replace":
      return done(command.agenda, { code: `replaced-${command.why}`, params: {} });
  }
}

function bounded(edited: Edited): Edited {
  if (!edited.ok) return edited;
  return countSlots(edited.agenda) > mostSlots ? refuse("too-many-slots", { most: mostSlots }) : edited;
}

const countSlots = ({ sessions, unscheduled = [] }: Agenda): number =>
  sessions.reduce((sum, session) => sum + session.slots.length, unscheduled.length);
