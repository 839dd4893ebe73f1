import type { Database } from "~/platform/database.server";
import type { EntryKind } from "./entry";
import type { UidName } from "./agenda-entries";

/** Databases take only so many parameters at once. */
const atOnce = 200;

/** For so many kinds of so many congresses a process remembers what was decided. */
const mostKept = 64;

/** By kind and congress, then by id: the congress whose id it is. */
type Decided = Map<string, Map<string, string>>;

const kept = new WeakMap<Database, Decided>();

/**
 * How the ids of a congress's agenda read in UIDs. An id belongs to the congress that published it first and reads as
 * it is; agendas travel between congresses as files, and where another congress brings the same id, the congress's own
 * id tells them apart. What was once decided stays.
 */
export async function uidNames(
  db: Database,
  kind: EntryKind,
  congressId: string,
  ids: readonly string[],
): Promise<UidName> {
  const owners = decidedIn(db, `${kind} ${congressId}`);
  const unknown = ids.filter((id) => !owners.has(id));
  for (const [id, owner] of await ownersOf(db, kind, unknown)) owners.set(id, owner);
  const undecided = unknown.filter((id) => !owners.has(id));
  for (const some of inParts(undecided)) {
    const rows = some.map((id) => ({ kind, id, congress_id: congressId }));
    await db("calendar_uids").insert(rows).onConflict(["kind", "id"]).ignore();
  }
  for (const [id, owner] of await ownersOf(db, kind, undecided)) owners.set(id, owner);
  return (id) => (owners.get(id) === congressId ? id : `${id}.${congressId}`);
}

/** What was decided for these ids is never decided anew: a process asks for each once. */
function decidedIn(db: Database, name: string): Map<string, string> {
  const decided: Decided = kept.get(db) ?? new Map();
  kept.set(db, decided);
  const owners = decided.get(name) ?? new Map<string, string>();
  // A Map remembers the order of insertion: the first key is the one that was not needed for longest.
  decided.delete(name);
  decided.set(name, owners);
  for (const oldest of decided.keys()) {
    if (decided.size <= mostKept) break;
    decided.delete(oldest);
  }
  return owners;
}

async function ownersOf(db: Database, kind: EntryKind, ids: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const some of inParts(ids)) {
    const rows: { id: string; congress_id: string }[] = await db("calendar_uids")
      .where({ kind })
      .whereIn("id", some)
      .select("id", "congress_id");
    for (const { id, congress_id } of rows) owners.set(id, congress_id);
  }
  return owners;
}

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) =>
    all.slice(part * atOnce, (part + 1) * atOnce),
  );
