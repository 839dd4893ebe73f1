import { z } from "zod";
import {
  Agenda,
  AgendaDocument,
  Group,
  Person,
  Room,
  Session,
  SessionChanges,
  Slot,
  SlotChanges,
} from "../agenda";

const id = z.string().min(1).max(64);
const startTime = z.string().max(10);
const duration = z.number().int().min(1).max(1440);

export const lists = ["rooms", "people", "documents", "groups"] as const;
export type ListName = (typeof lists)[number];
export const listEntries = { rooms: Room, people: Person, documents: AgendaDocument, groups: Group } as const;

/** What organisers do with an agenda. Ids of new things are part of the command: doing it again gives the same value. */
const Single = z.discriminatedUnion("do", [
  /** `session: null` is the tray of slots without a place. */
  z.object({ do: z.literal("add-slot"), session: id.nullable(), slot: Slot }),
  z.object({ do: z.literal("change-slot"), slot: id, changes: SlotChanges }),
  z.object({ do: z.literal("move-slot"), slot: id, session: id.nullable(), start: startTime }),
  z.object({ do: z.literal("resize-slot"), slot: id, minutes: duration }),
  /** The first part keeps `minutes` and the id, the rest becomes a slot of its own. */
  z.object({ do: z.literal("split-slot"), slot: id, minutes: duration, newId: id }),
  z.object({ do: z.literal("duplicate-slot"), slot: id, newId: id }),
  z.object({ do: z.literal("remove-slot"), slot: id }),
  z.object({ do: z.literal("add-session"), session: Session }),
  z.object({ do: z.literal("change-session"), session: id, changes: SessionChanges }),
  /** Its slots go to the tray: nothing is lost. */
  z.object({ do: z.literal("remove-session"), session: id }),
  /** Moves what starts at `from` or later by some minutes; fixed slots stay. */
  z.object({
    do: z.literal("shift"),
    session: id,
    from: startTime,
    by: z.number().int().min(-1440).max(1440),
  }),
  z.object({ do: z.literal("close-gaps"), session: id }),
  /** A block of slots one after the other; each slot's `start` is set here. */
  z.object({
    do: z.literal("insert-block"),
    session: id,
    start: startTime,
    slots: z.array(Slot).min(1).max(100),
  }),
  z.object({ do: z.literal("set-minimum"), minutes: z.number().int().min(0).max(10_000) }),
  z.object({ do: z.literal("add-entry"), list: z.enum(lists), entry: z.looseObject({ id }) }),
  z.object({
    do: z.literal("change-entry"),
    list: z.enum(lists),
    id,
    changes: z.record(z.string().max(64), z.unknown()),
  }),
  /** Slots and groups that named it no longer do. */
  z.object({ do: z.literal("remove-entry"), list: z.enum(lists), id }),
  /** The slot's groups are those of a division: they and their rooms and people are entered or brought up to date. */
  z.object({
    do: z.literal("attach-division"),
    slot: id,
    division: z.object({ id, round: z.number().int().min(0).max(9) }),
    rooms: z.array(Room).max(1000),
    people: z.array(Person).max(1000),
    groups: z.array(Group).max(1000),
  }),
  /** The slot keeps its groups as they are; they no longer follow the division. */
  z.object({ do: z.literal("detach-division"), slot: id }),
  z.object({
    do: z.literal("replace"),
    agenda: Agenda,
    why: z.enum(["import", "restore", "copy", "template", "draft", "undo", "redo"]),
  }),
]);
export type SingleCommand = z.infer<typeof Single>;

export const EditCommand = z.union([
  Single,
  z.object({ do: z.literal("several"), commands: z.array(Single).min(1).max(200) }),
]);
export type EditCommand = z.infer<typeof EditCommand>;

export type RefusalCode =
  | "unknown-slot"
  | "unknown-session"
  | "unknown-entry"
  | "id-taken"
  | "bad-time"
  | "bad-duration"
  | "past-midnight"
  | "before-midnight"
  | "split-too-long"
  | "bad-entry"
  | "tray-has-no-time"
  | "too-many-slots"
  | "nothing-to-do";

export interface Refusal {
  code: RefusalCode;
  params: Record<string, string | number>;
}

/** What was done, as a code and parameters: worded when it is shown. */
export interface Summary {
  code: string;
  params: Record<string, string | number>;
}

export type Edited = { ok: true; agenda: Agenda; summary: Summary } | { ok: false; reason: Refusal };
