import type { Basis } from "./edit-queue";
import type { Part } from "./parts";

/**
 * The parts that changed without the author of an edit having seen it: in the spans that it names, and since the
 * revision that it is based on. Null where one of these revisions is not there.
 * @param read the content of a revision
 */
export async function changedUnseen<Content>(
  { basedOn, unseen }: Basis,
  latest: number,
  read: (number: number) => Promise<Content | null>,
  changedParts: (before: Content, after: Content) => Set<Part>,
): Promise<Set<Part> | null> {
  const changed = new Set<Part>();
  for (const [after, upTo] of [...unseen, [basedOn, latest] as const]) {
    if (after === upTo) continue;
    const [before, now] = [await read(after), await read(upTo)];
    if (before === null || now === null) return null;
    for (const part of changedParts(before, now)) changed.add(part);
  }
  return changed;
}
