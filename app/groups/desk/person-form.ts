import { z } from "zod";
import { optionalLine, optionalWhole, revisionNumber, whole } from "~/platform/fields";
import { mostRounds } from "../division/examine";
import { findPerson, type Named } from "./find-people";
import type { HandCommand } from "./command";

const basedOn = revisionNumber();
const round = whole(0, mostRounds - 1);
const group = z.string().regex(/^g[1-9]\d{0,2}$/);
const common = { basedOn, round };

/** What can be done with one person of a division, by forms. */
export const PersonForm = z.discriminatedUnion("intent", [
  z.object({ ...common, intent: z.literal("move"), group }),
  z.object({ ...common, intent: z.literal("swap"), with: optionalLine(400) }),
  z.object({
    ...common,
    intent: z.enum(["make-leader", "make-secretary", "take-leader", "take-secretary"]),
    group,
  }),
  z.object({ ...common, intent: z.literal("pin"), group, every: z.string().optional() }),
  z.object({ ...common, intent: z.literal("unpin"), group, rule: optionalWhole(0, mostRounds - 1) }),
]);
type PersonAsked = z.infer<typeof PersonForm>;

/** The command that a form asks for; null when it names nobody, or several people, to swap with. */
export function personCommand(
  asked: PersonAsked,
  person: string,
  people: readonly Named[],
): HandCommand | null {
  const { round } = asked;
  switch (asked.intent) {
    case "move":
      return { do: "move", round, person, group: asked.group };
    case "swap": {
      const found = findPerson(people, asked.with);
      return found.kind === "found" ? { do: "swap", round, person, with: found.id } : null;
    }
    case "pin":
      return { do: "pin", person, group: asked.group, round: asked.every === undefined ? round : null };
    case "unpin":
      return { do: "unpin", person, group: asked.group, round: asked.rule };
    case "make-leader":
    case "take-leader":
    case "make-secretary":
    case "take-secretary": {
      const duty = asked.intent.endsWith("leader") ? "leader" : "secretary";
      const holder = asked.intent.startsWith("make") ? person : null;
      return { do: "set-duty", round, group: asked.group, duty, person: holder };
    }
  }
}
