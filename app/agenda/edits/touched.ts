import { differing, everything, type Part } from "~/platform/parts";
import type { Agenda, Session, Slot } from "../agenda";
import type { EditCommand, SingleCommand } from "./command";

/**
 * The parts of an agenda that a command reads or writes: `slot:a1`, `session:s1`, `rooms:hall`, `congress`; `in:s1` is
 * what a session holds. A whole replacement touches everything.
 */
export function partsOf(command: EditCommand): Set<Part> {
  const commands = command.do === "several" ? command.commands : [command];
  return new Set(commands.flatMap(partsOfOne));
}

/** The parts that differ between two revisions. */
export function changedParts(before: Agenda, after: Agenda): Set<Part> {
  const old = fingerprints(before);
  const now = fingerprints(after);
  const keys = differing(old, now);
  const holders = keys
    .filter((key) => key.startsWith("slot:"))
    .flatMap((key) => [old.get(key), now.get(key)])
    .flatMap((print) => (print === undefined ? [] : [`in:${print.split("\n", 1)[0]}`]));
  return new Set([...keys, ...holders]);
}

function partsOfOne(command: SingleCommand): Part[] {
  switch (command.do) {
    case "add-slot":
    case "add-session":
    case "add-entry":
      return [];
    case "change-slot":
    case "move-slot":
    case "resize-slot":
    case "split-slot":
    case "duplicate-slot":
    case "remove-slot":
      return [`slot:${command.slot}`];
    case "attach-division":
      return [`slot:${command.slot}`, ...command.groups.map((group) => `groups:${group.id}`)];
    case "detach-division":
      return [`slot:${command.slot}`];
    case "change-session":
      return [`session:${command.session}`];
    case "remove-session":
    case "shift":
    case "close-gaps":
      return [`session:${command.session}`, `in:${command.session}`];
    case "insert-block":
      return [];
    case "set-minimum":
      return ["congress"];
    case "change-entry":
    case "remove-entry":
      return [`${command.list}:${command.id}`];
    case "replace":
      return [everything];
  }
}

function fingerprints(agenda: Agenda): Map<Part, string> {
  const { sessions, unscheduled = [], congress } = agenda;
  const lists = (["rooms", "people", "documents", "groups"] as const).flatMap((list) =>
    agenda[list].map((entry): [Part, string] => [`${list}:${entry.id}`, JSON.stringify(entry)]),
  );
  return new Map([
    ["congress", JSON.stringify(congress)],
    ...sessions.map(({ slots: _slots, ...session }): [Part, string] => [
      `session:${session.id}`,
      JSON.stringify(session),
    ]),
    ...sessions.flatMap((session) => session.slots.map((slot) => slotPrint(slot, session))),
    ...unscheduled.map((slot) => slotPrint(slot, null)),
    ...lists,
  ]);
}

const slotPrint = (slot: Slot, session: Session | null): [Part, string] => [
  `slot:${slot.id}`,
  `${session?.id ?? ""}\n${JSON.stringify(slot)}`,
];
