import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { lockForWriting } from "~/platform/locks.server";
import type { EntryKind } from "./entry";
import { nextFollowed, type Followed } from "./followed";

/** What holds now: by owner, then by id. Owners without anything are in it as well, so that what is gone is noticed. */
export type Holding<Facts> = ReadonlyMap<string, ReadonlyMap<string, Facts>>;

interface Following<Facts> {
  kind: EntryKind;
  now: Date;
  /** Its place in time, as text of at most 40 characters. */
  whenOf: (facts: Facts) => string;
  /** Reads what holds; called again where something changed, so that two processes do not overtake each other. */
  read: (db: Database) => Promise<Holding<Facts>>;
}

interface Row {
  id: string;
  owner_id: string;
  facts: string;
  changes: number;
  changed_at: string;
  is_removed: unknown;
  moved_at: string | null;
  moved_from: string | null;
}

/** Databases take only so many parameters at once. */
const atOnce = 60;

/** Follows things that keep no history of their own. Answers by owner, in the order of ids. */
export async function follow<Facts>(
  db: Database,
  { kind, now, whenOf, read }: Following<Facts>,
): Promise<Map<string, Followed<Facts>[]>> {
  const judge = async (from: Database) => {
    const holding = await read(from);
    const known = await knownOf<Facts>(from, kind, [...holding.keys()]);
    return judged(holding, known, whenOf, now.toISOString());
  };
  const seen = await judge(db);
  if (seen.changed.length === 0) return seen.byOwner;
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "calendar_followed");
    const { byOwner, changed } = await judge(transaction);
    for (const some of inParts(changed)) {
      await transaction("calendar_followed")
        .insert(some.map(({ owner, thing }) => rowOf(kind, owner, thing)))
        .onConflict(["kind", "id"])
        .merge();
    }
    return byOwner;
  });
}

function judged<Facts>(
  holding: Holding<Facts>,
  known: ReadonlyMap<string, Followed<Facts>[]>,
  whenOf: (facts: Facts) => string,
  now: string,
) {
  const byOwner = new Map<string, Followed<Facts>[]>();
  const changed: { owner: string; thing: Followed<Facts> }[] = [];
  for (const [owner, things] of holding) {
    const before = new Map((known.get(owner) ?? []).map((thing) => [thing.id, thing]));
    const ids = [...new Set([...before.keys(), ...things.keys()])].sort();
    const after = ids.flatMap((id) => {
      const was = before.get(id) ?? null;
      const is = nextFollowed(id, was, things.get(id) ?? null, whenOf, now);
      if (is && is !== was) changed.push({ owner, thing: is });
      return is ?? [];
    });
    byOwner.set(owner, after);
  }
  return { byOwner, changed };
}

async function knownOf<Facts>(
  db: Database,
  kind: EntryKind,
  owners: readonly string[],
): Promise<Map<string, Followed<Facts>[]>> {
  const known = new Map<string, Followed<Facts>[]>();
  for (const some of inParts(owners)) {
    const rows: Row[] = await db("calendar_followed").where({ kind }).whereIn("owner_id", some);
    for (const row of rows)
      known.set(row.owner_id, [...(known.get(row.owner_id) ?? []), followedOf<Facts>(row)]);
  }
  return known;
}

const followedOf = <Facts>(row: Row): Followed<Facts> => ({
  id: row.id,
  facts: fromJson<Facts>(row.facts),
  changes: row.changes,
  changedAt: row.changed_at,
  removed: fromFlag(row.is_removed),
  moved: row.moved_at === null ? null : { at: row.moved_at, from: row.moved_from ?? "" },
});

const rowOf = <Facts>(kind: EntryKind, owner: string, thing: Followed<Facts>) => ({
  ...{ kind, id: thing.id, owner_id: owner, facts: JSON.stringify(thing.facts) },
  ...{ changes: thing.changes, changed_at: thing.changedAt, is_removed: thing.removed },
  ...{ moved_at: thing.moved?.at ?? null, moved_from: thing.moved?.from ?? null },
});

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) =>
    all.slice(part * atOnce, (part + 1) * atOnce),
  );
