import { z } from "zod";
import { line, optionalDay, optionalLine, optionalWhole, revisionNumber } from "~/platform/fields";
import { documentKinds } from "./agenda";
import { lists, type EditCommand } from "./edits/command";

const reference = z.string().min(1).max(64);
const optionalReference = reference.optional().transform((id) => id ?? null);
const common = { basedOn: revisionNumber(), id: reference.optional() };

/** One row of a list: a new one has no id. */
export const EntryForm = z.discriminatedUnion("list", [
  z.object({
    ...common,
    list: z.literal("rooms"),
    name: line(200),
    capacity: optionalWhole(1, 100_000),
  }),
  z.object({ ...common, list: z.literal("people"), name: line(200), title: optionalLine(200) }),
  z.object({
    ...common,
    list: z.literal("documents"),
    kind: z.enum(documentKinds),
    title: line(300),
    circulated: optionalDay(),
  }),
  z.object({
    ...common,
    list: z.literal("groups"),
    name: line(200),
    room: optionalReference,
    leader: optionalReference,
    secretary: optionalReference,
    size: z.number().int().min(0).max(100_000),
  }),
]);
export type EntryValues = z.infer<typeof EntryForm>;

export const EntryRemoval = z.object({
  basedOn: revisionNumber(),
  list: z.enum(lists),
  id: reference,
});

/** The command that stores a row. */
export function commandForEntry(values: EntryValues, newId: () => string): EditCommand {
  const { basedOn: _basedOn, list, id, ...entry } = values;
  return id === undefined
    ? { do: "add-entry", list, entry: { ...entry, id: newId() } }
    : { do: "change-entry", list, id, changes: entry };
}
