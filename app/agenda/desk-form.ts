import { z } from "zod";
import { whole, revisionNumber } from "~/platform/fields";
import { EditCommand } from "./edits/command";
import { withFreshIds } from "./fresh-ids";

const revision = revisionNumber();
const json = z.string().max(900_000);

/** The small buttons of the editing page; each says on which revision it was pressed. */
export const DeskForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("undo"), basedOn: revision }),
  z.object({ intent: z.literal("redo"), basedOn: revision }),
  z.object({ intent: z.literal("close-gaps"), basedOn: revision, session: z.string().min(1).max(64) }),
  z.object({ intent: z.literal("set-minimum"), basedOn: revision, minutes: whole(0, 10_000) }),
  /** A way out of a finding: a list of commands. */
  z.object({ intent: z.literal("fix"), basedOn: revision, commands: json }),
  /** One command of the board. */
  z.object({ intent: z.literal("command"), basedOn: revision, command: json }),
]);
type Asked =
  z.infer<typeof DeskForm> extends infer One ? (One extends unknown ? Omit<One, "basedOn"> : never) : never;

/** The command that a button stands for; null when what it sends is none. */
export function commandOf(asked: Asked, newId: () => string): EditCommand | null {
  switch (asked.intent) {
    case "close-gaps":
      return { do: "close-gaps", session: asked.session };
    case "set-minimum":
      return { do: "set-minimum", minutes: asked.minutes };
    case "fix": {
      const commands = parsed(asked.commands);
      const command = EditCommand.safeParse({ do: "several", commands });
      if (!command.success || command.data.do !== "several") return null;
      return { do: "several", commands: withFreshIds(command.data.commands, newId) };
    }
    case "command": {
      const command = EditCommand.safeParse(parsed(asked.command));
      return command.success ? command.data : null;
    }
    default:
      return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
