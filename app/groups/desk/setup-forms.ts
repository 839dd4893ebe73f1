import { z } from "zod";
import { optionalLine, optionalWhole, paragraph, revisionNumber, whole } from "~/platform/fields";
import { mostGroups } from "../division/content";
import { mostRounds } from "../division/examine";
import { treatments } from "../division/problem";

const basedOn = revisionNumber();
const delegate = z.string().min(1).max(16);
const group = z.string().regex(/^g[1-9]\d{0,2}$/);
const round = optionalWhole(0, mostRounds - 1);
const mostPeople = 100_000;

/** A pasted list of people; lines that were not clear come again with who was meant. */
const people = paragraph(50_000);
const meant = z
  .array(z.object({ line: optionalLine(300), id: delegate.optional() }))
  .max(200)
  .optional()
  .transform((rows = []) => rows);

/** The small forms of the setup page. */
export const SetupForm = z.discriminatedUnion("intent", [
  /** How many groups, or their sizes one by one: `35, 35, 36`. */
  z.object({
    ...{ basedOn, intent: z.literal("count") },
    groups: optionalWhole(1, mostGroups),
    sizes: optionalLine(3000),
    rounds: whole(1, mostRounds),
  }),
  z.object({
    ...{ basedOn, intent: z.literal("rows") },
    rows: z
      .array(
        z.object({
          id: group,
          name: optionalLine(200),
          room: optionalLine(300),
          capacity: optionalWhole(1, mostPeople),
          size: optionalWhole(1, mostPeople),
          leader: optionalLine(400),
          secretary: optionalLine(400),
        }),
      )
      .max(mostGroups),
  }),
  z.object({
    ...{ basedOn, intent: z.literal("attributes") },
    rows: z
      .array(
        z.object({ name: z.string().min(1).max(80), treatment: z.enum(treatments), weight: whole(1, 100) }),
      )
      .max(200),
  }),
  z.object({ basedOn, intent: z.literal("seed"), seed: whole(0, 0xffffffff) }),
  z.object({ ...{ basedOn, people, meant, group, round }, intent: z.literal("pin") }),
  z.object({ basedOn, people, meant, intent: z.literal("together") }),
  z.object({ basedOn, people, meant, intent: z.literal("apart") }),
  z.object({ ...{ basedOn, group, round }, intent: z.literal("remove-pin"), person: delegate }),
  z.object({ basedOn, intent: z.literal("remove-together"), people: z.string().max(20_000) }),
  z.object({ basedOn, intent: z.literal("remove-apart"), people: z.string().max(40) }),
]);
export type SetupAsked = z.infer<typeof SetupForm>;

/** Sizes as they are typed: numbers between commas, semicolons or spaces; null when something else is among them. */
export function sizesIn(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== "");
  const sizes = parts.map(Number);
  return sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= mostPeople) ? sizes : null;
}
