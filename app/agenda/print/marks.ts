import type { Agenda } from "../agenda";
import { compare, type SlotState } from "../compare";

/** What a printed agenda marks as changed since an earlier one. */
export interface Marks {
  /** False where there is nothing earlier to compare with. */
  compared: boolean;
  /** Slots that are new or differ, by id, with where a moved one was before. */
  slots: Map<string, { movedFrom: Pick<SlotState, "date" | "start"> | null }>;
  /** Ids of groups that are new or differ. */
  groups: Set<string>;
  /** Slots that were there and are not any more, in the order of time. */
  removed: SlotState[];
}

/**
 * Compares for printing.
 * @param before null where there is nothing earlier
 * @param withInternal also notes and the director's script
 */
export function marksOf(before: Agenda | null, after: Agenda, { withInternal = false } = {}): Marks {
  const marks: Marks = { compared: before !== null, slots: new Map(), groups: new Set(), removed: [] };
  if (!before) return marks;
  const placed = new Set(after.sessions.flatMap(({ slots }) => slots.map(({ id }) => id)));
  for (const change of compare(before, after, { withInternal })) {
    if (placed.has(change.slotId)) {
      const wasPlaced = change.kind === "moved" && change.before?.date;
      marks.slots.set(change.slotId, { movedFrom: wasPlaced ? change.before : null });
    } else if (change.before?.date) marks.removed.push(change.before);
  }
  const old = new Map(before.groups.map(({ id }, index) => [id, groupLine(before, index)]));
  after.groups.forEach(({ id }, index) => {
    if (old.get(id) !== groupLine(after, index)) marks.groups.add(id);
  });
  return marks;
}

/** A group with names in the place of ids, as one text to compare. */
function groupLine({ groups, rooms, people }: Agenda, index: number): string {
  const group = groups[index];
  const named = (list: { id: string; name: string }[], wanted: string | null | undefined) =>
    list.find(({ id }) => id === wanted)?.name ?? "";
  return JSON.stringify([
    ...[group?.name, group?.size, named(rooms, group?.room)],
    ...[named(people, group?.leader), named(people, group?.secretary)],
  ]);
}
