import { z } from "zod";
import { optionalLine, paragraph, tick, revisionNumber } from "~/platform/fields";
import { slotTypes, type Agenda, type Slot } from "./agenda";
import type { EditCommand, SingleCommand } from "./edits/command";
import { findSlot } from "./edits/find";
import { usualTitles } from "./slot-titles";

const reference = z.string().min(1).max(64);
const references = z
  .array(reference)
  .max(1000)
  .optional()
  .transform((ids) => ids ?? []);

/** The form of one slot. An empty session is the tray; then there is no start. */
export const SlotForm = z
  .object({
    basedOn: revisionNumber(),
    session: reference.optional(),
    type: z.enum(slotTypes),
    title: optionalLine(300),
    start: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    minutes: z.number().int().min(1).max(1440),
    room: reference.optional(),
    people: references,
    newPerson: optionalLine(200),
    documents: references,
    groups: references,
    fixed: tick(),
    parallel: tick(),
    notes: paragraph(4000),
    cue: optionalLine(500),
    prepares: optionalLine(300),
    onStage: optionalLine(500),
  })
  .superRefine(({ session, start }, context) => {
    if (session !== undefined && start === undefined) {
      context.addIssue({ code: "custom", path: ["start"], params: { key: "form:time" } });
    }
  });
export type SlotValues = z.infer<typeof SlotForm>;

/** What the form shows of a slot. */
export const valuesOfSlot = (slot: Slot, session: string | null) => ({
  session: session ?? "",
  type: slot.type,
  title: slot.title,
  start: slot.start,
  minutes: slot.minutes,
  room: slot.room ?? "",
  people: slot.people,
  documents: slot.documents,
  groups: slot.groups,
  fixed: slot.fixed ? "on" : "",
  parallel: slot.parallel ? "on" : "",
  notes: slot.notes,
  cue: slot.cue ?? "",
  prepares: slot.prepares ?? "",
  onStage: slot.onStage ?? "",
});

/** The commands that make a new slot of what was entered. */
export function commandForNew(values: SlotValues, newId: () => string): EditCommand {
  const { person, people } = withNewPerson(values, newId);
  const slot: Slot = {
    id: newId(),
    start: values.session === undefined ? "" : (values.start ?? ""),
    minutes: values.minutes,
    ...contentOf(values, people),
    ...differing(furtherOf(values), unset),
  };
  return { do: "several", commands: [...person, { do: "add-slot", session: values.session ?? null, slot }] };
}

/** The commands that bring a slot to what was entered; null when that is how it is. */
export function commandForChange(
  agenda: Agenda,
  slotId: string,
  values: SlotValues,
  newId: () => string,
): EditCommand | null {
  const found = findSlot(agenda, slotId);
  // The refusal of an unknown slot is worded where every refusal is.
  if (!found) return { do: "remove-slot", slot: slotId };
  const { slot, session } = found;
  const { person, people } = withNewPerson(values, newId);
  const entered = { ...contentOf(values, people), ...furtherOf(values) };
  const changes = differing(entered, { ...unset, ...slot });
  const commands: SingleCommand[] = [...person];
  if (Object.keys(changes).length > 0) commands.push({ do: "change-slot", slot: slotId, changes });
  const target = values.session ?? null;
  const moved = target !== (session?.id ?? null) || (target !== null && values.start !== slot.start);
  const resized = values.minutes !== slot.minutes;
  // By way of the tray: neither the old length at the new time nor the new length at the old one needs to fit the day.
  if (moved && resized) commands.push({ do: "move-slot", slot: slotId, session: null, start: "" });
  if (resized) commands.push({ do: "resize-slot", slot: slotId, minutes: values.minutes });
  if (moved && (target !== null || !resized)) {
    commands.push({ do: "move-slot", slot: slotId, session: target, start: values.start ?? "" });
  }
  return commands.length === 0 ? null : { do: "several", commands };
}

function withNewPerson({ people, newPerson }: SlotValues, newId: () => string) {
  if (newPerson === "") return { person: [] as SingleCommand[], people };
  const id = newId();
  const person: SingleCommand = { do: "add-entry", list: "people", entry: { id, name: newPerson } };
  return { person: [person], people: [...people, id] };
}

function contentOf(values: SlotValues, people: string[]) {
  const { type, title, room, documents, groups, fixed, notes } = values;
  return {
    type,
    title: title || usualTitles[type],
    room: room ?? null,
    people,
    documents,
    groups,
    fixed,
    notes,
  };
}

/** What a slot need not have, and how it reads where a slot does not have it. */
const unset = { parallel: false, cue: "", prepares: "", onStage: "" };

const furtherOf = ({ type, parallel, cue, prepares, onStage }: SlotValues): typeof unset => ({
  ...{ parallel: type === "other" && parallel, cue, prepares, onStage },
});

/** Only what differs: whoever changes one field by the form writes the same agenda as by any other way. */
function differing<Values extends object>(
  values: Values,
  stored: Readonly<Record<string, unknown>>,
): Partial<Values> {
  const different = Object.entries(values).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(stored[key]),
  );
  return Object.fromEntries(different) as Partial<Values>;
}

/** The small forms beside that of a slot. */
export const SlotAct = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("duplicate"), basedOn: revisionNumber() }),
  z.object({ intent: z.literal("remove"), basedOn: revisionNumber() }),
  z.object({
    intent: z.literal("split"),
    basedOn: revisionNumber(),
    minutes: z.number().int().min(1).max(1439),
  }),
  z.object({
    intent: z.literal("shift"),
    basedOn: revisionNumber(),
    by: z.number().int().min(-1440).max(1440),
  }),
]);
export type SlotAct = z.infer<typeof SlotAct>;

/** The command of a small form. */
export function commandForAct(
  agenda: Agenda,
  slotId: string,
  act: SlotAct,
  newId: () => string,
): EditCommand {
  switch (act.intent) {
    case "duplicate":
      return { do: "duplicate-slot", slot: slotId, newId: newId() };
    case "remove":
      return { do: "remove-slot", slot: slotId };
    case "split":
      return { do: "split-slot", slot: slotId, minutes: act.minutes, newId: newId() };
    case "shift": {
      const found = findSlot(agenda, slotId);
      return { do: "shift", session: found?.session?.id ?? "", from: found?.slot.start ?? "", by: act.by };
    }
  }
}
