/** A thing without a history of its own, as feeds followed it: what it is now or was at last, and what became of it. */
export interface Followed<Facts> {
  id: string;
  facts: Facts;
  /** How often it was seen changed since it was first seen: its SEQUENCE. */
  changes: number;
  /** When it was last seen changed, ISO text in UTC. */
  changedAt: string;
  removed: boolean;
  /** When it was last seen at another time, and from where (as `whenOf` tells it); null when never. */
  moved: { at: string; from: string } | null;
}

/**
 * What becomes of a thing by what holds now.
 * @param facts null when it is gone
 * @param whenOf its place in time, as text
 * @returns the very `before` when nothing changed; null for what is gone and was never there
 */
export function nextFollowed<Facts>(
  id: string,
  before: Followed<Facts> | null,
  facts: Facts | null,
  whenOf: (facts: Facts) => string,
  now: string,
): Followed<Facts> | null {
  if (!before) {
    return facts === null ? null : { id, facts, changes: 0, changedAt: now, removed: false, moved: null };
  }
  if (facts === null) {
    return before.removed
      ? before
      : { ...before, removed: true, changes: before.changes + 1, changedAt: now };
  }
  if (!before.removed && JSON.stringify(facts) === JSON.stringify(before.facts)) return before;
  const from = whenOf(before.facts);
  return {
    id,
    facts,
    changes: before.changes + 1,
    changedAt: now,
    removed: false,
    moved: from === whenOf(facts) ? before.moved : { at: now, from },
  };
}
