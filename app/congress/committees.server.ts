import { withinScope } from "~/accounts/scope.server";
import type { Rights } from "~/accounts/viewer";
import { readByIds, readTuples, type Database } from "~/platform/database.server";
import { depthOf, type Committee, type Level, type PlacedCommittee } from "./committee";
import { committeeOf, committeesWithLevels, type CommitteeRow } from "./committee-rows.server";

/**
 * The committees that the viewer may see, in no particular order: for those signed in all, for visitors those that
 * have a public congress or stand above one.
 */
export async function listCommittees(db: Database, viewer: Rights): Promise<Committee[]> {
  const rows: CommitteeRow[] = await committeesWithLevels(db);
  const isShown = await shownTo(db, viewer);
  return rows.filter(isShown).map(committeeOf);
}

/** As `listCommittees`, of each only its place in the tree. */
export async function listPlaces(db: Database, viewer: Rights): Promise<PlacedCommittee[]> {
  const tuples = await readTuples<PlacedTuple>(placed(db), placedColumns);
  const isShown = await shownTo(db, viewer);
  return tuples.map(placedOf).filter(isShown);
}

/**
 * The committees of the upper levels within a scope, in no particular order: whole levels, as long as they are not more
 * than so many committees together.
 * @returns as `deepest` the first level that there is no room for, Infinity where there is room for all
 */
export async function upperPlaces(
  db: Database,
  scope: "everywhere" | string[],
  most: number,
): Promise<{ upper: PlacedCommittee[]; deepest: number }> {
  const query = db("committees")
    .orderByRaw(depthColumn)
    .limit(most + 1);
  withinScope(query, scope, "path");
  const paths: string[] = await query.pluck("path");
  const beyond = paths[most];
  const deepest = beyond === undefined ? Infinity : depthOf(beyond);
  const upper = paths.filter((path) => depthOf(path) < deepest);
  const ids = upper.flatMap((path) => path.split("/").at(-2) ?? []);
  const tuples = await readTuples<PlacedTuple>(placed(db).whereIn("committees.id", ids), placedColumns);
  return { upper: tuples.map(placedOf), deepest };
}

/** The depth of a committee (`depthOf`) and one more, as in `0036_listings`, where there is an index on it. */
export const depthColumn = "(length(path) - length(replace(path, '/', '')))";

/** The committees of the identifiers, in their order. For identifiers of what the viewer may see. */
export async function listCommitteesOf(db: Database, ids: readonly string[]): Promise<Committee[]> {
  const rows: CommitteeRow[] = await readByIds(ids, (some) =>
    committeesWithLevels(db).whereIn("committees.id", some),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []).map(committeeOf);
}

async function shownTo(db: Database, viewer: Rights): Promise<(committee: { id: string }) => boolean> {
  if (viewer.kind === "user") return () => true;
  // Compared here: the database would hold every committee against every congress.
  const owners: { path: string }[] = await db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("congresses.is_public", true)
    .distinct("committees.path");
  const shown = new Set(owners.flatMap(({ path }) => path.split("/")));
  return ({ id }) => shown.has(id);
}

/** The committees on paths, each once, by identifier: whoever sees where a path ends may know what it leads through. */
export async function committeesOnPaths(
  db: Database,
  paths: readonly string[],
): Promise<Map<string, PlacedCommittee>> {
  const ids = [...new Set(paths.flatMap((path) => path.split("/")))].filter((id) => id !== "");
  const tuples = await readByIds(ids, (some) =>
    readTuples<PlacedTuple>(placed(db).whereIn("committees.id", some), placedColumns),
  );
  return new Map(tuples.map((tuple) => [tuple[0], placedOf(tuple)]));
}

/** One committee by the name in its address; null when there is none or the viewer may not see it. */
export async function findCommittee(db: Database, viewer: Rights, slug: string): Promise<Committee | null> {
  const row: CommitteeRow | undefined = await visibleTo(db, viewer).where("committees.slug", slug).first();
  return row ? committeeOf(row) : null;
}

/** As `findCommittee`, by the committee's identifier. */
export async function findCommitteeById(db: Database, viewer: Rights, id: string): Promise<Committee | null> {
  const row: CommitteeRow | undefined = await visibleTo(db, viewer).where("committees.id", id).first();
  return row ? committeeOf(row) : null;
}

/** How many committees stand on each level, by the level's identifier. */
export async function countCommitteesByLevel(db: Database): Promise<Map<string, number>> {
  const rows: { level_id: string; committees: number }[] = await db("committees")
    .groupBy("level_id")
    .select("level_id")
    .count("* as committees");
  return new Map(rows.map(({ level_id, committees }) => [level_id, Number(committees)]));
}

/** All levels, from the top of the tree downwards. */
export async function listLevels(db: Database): Promise<Level[]> {
  const rows = await db("committee_levels").orderBy(["position", "id"]).select("*");
  return rows.map((row) => ({
    id: row.id,
    names: { vi: row.name_vi, en: row.name_en },
    position: row.position,
    agendaLevel: row.agenda_level,
    version: row.version,
  }));
}

const placed = (db: Database) =>
  db("committees").join("committee_levels", "committee_levels.id", "committees.level_id");

export const placedColumns = [
  ...["id", "slug", "parent_id", "path", "name_vi", "name_en"].map((column) => `committees.${column}`),
  "committee_levels.position",
];

export type PlacedTuple = [
  ...[id: string, slug: string, parentId: string | null, path: string],
  ...[nameVi: string, nameEn: string, position: number],
];

export const placedOf = ([id, slug, parentId, path, vi, en, position]: PlacedTuple): PlacedCommittee => ({
  ...{ id, slug, parentId, path, names: { vi, en }, level: { position } },
});

function visibleTo(db: Database, viewer: Rights) {
  const query = committeesWithLevels(db);
  if (viewer.kind === "user") return query;
  return query.whereExists((congress) =>
    congress
      .select("congresses.id")
      .from("congresses")
      .join("committees as owners", "owners.id", "congresses.committee_id")
      .where("congresses.is_public", true)
      .whereRaw("owners.path like committees.path || '%'"),
  );
}
