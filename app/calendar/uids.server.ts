import type { Database } from "~/platform/database.server";
import type { EntryKind } from "./entry";
import type { UidName } from "./agenda-entries";

/** Databases take only so many parameters at once. */
const atOnce = 200;

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
  const owners = await ownersOf(db, kind, ids);
  const unknown = ids.filter((id) => !owners.has(id));
  if (unknown.length > 0) {
    for (const some of inParts(unknown)) {
      const rows = some.map((id) => ({ kind, id, congress_id: congressId }));
      await db("calendar_uids").insert(rows).onConflict(["kind", "id"]).ignore();
    }
    for (const [id, owner] of await ownersOf(db, kind, unknown)) owners.set(id, owner);
  }
  return (id) => (owners.get(id) === congressId ? id : `${id}.${congressId}`);
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
