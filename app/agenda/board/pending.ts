import type { Agenda } from "../agenda";
import type { EditCommand } from "../edits/command";
import { edit } from "../edits/edit";

/** What waits to be confirmed by the server, the oldest first. */
export type Waiting = { id: number; command: EditCommand } | { id: number; step: "undo" | "redo" };

/** The agenda as it will be when everything that waits is taken: what the board shows at once. */
export function shownAgenda(agenda: Agenda, waiting: Waiting[]): Agenda {
  return waiting.reduce((current, each) => {
    if (!("command" in each)) return current;
    const edited = edit(current, each.command);
    return edited.ok ? edited.agenda : current;
  }, agenda);
}
