import { scopeOf } from "~/accounts/permissions";
import type { Rights } from "~/accounts/viewer";
import type { Knex } from "knex";
import { readByIds, readTuples, type Database } from "~/platform/database.server";
import type { Congress, CongressState, CongressSummary, ListedCongress } from "./congress";
import {
  completed,
  completedOne,
  congressesWithCommittees,
  summaryOf,
  type CongressRow,
} from "./congress-rows.server";
import { withinScope } from "~/accounts/scope.server";

/**
 * The congresses that the viewer may see, in no particular order.
 * @param narrow adds conditions on congresses and committees
 */
export async function listCongresses(
  db: Database,
  viewer: Rights,
  narrow: (query: Knex.QueryBuilder) => void = () => undefined,
): Promise<CongressSummary[]> {
  const rows: CongressRow[] = await visibleTo(db, viewer).modify(narrow);
  return rows.map(summaryOf);
}

/** The congresses of a query on `congressTables`, as what orders and filters them needs. */
export const readListed = async (query: Knex.QueryBuilder): Promise<ListedCongress[]> =>
  (await readTuples<ListedTuple>(query, listedColumns)).map(listedOf);

/** As `readListed`, so many at most in the order of the query. */
export async function readFirstListed(
  db: Database,
  ordered: Knex.QueryBuilder,
  count: number,
): Promise<ListedCongress[]> {
  const names = listedColumns.map((_, at) => `column_${at}`);
  const some = ordered
    .limit(count)
    .select(listedColumns.map((column, at) => db.raw("?? as ??", [column, names[at] ?? ""])));
  return (await readTuples<ListedTuple>(db.from(some.as("some")), names)).map(listedOf);
}

const listedColumns = [
  ...["id", "slug", "title_vi", "title_en", "state", "first_day", "last_day", "held_by"].map(
    (column) => `congresses.${column}`,
  ),
  ...["id", "path", "name_vi", "name_en"].map((column) => `committees.${column}`),
  "committee_levels.position",
];

type ListedTuple = [
  ...[id: string, slug: string, titleVi: string, titleEn: string, state: CongressState],
  ...[firstDay: string | null, lastDay: string | null, heldBy: string | null],
  ...[committeeId: string, path: string, nameVi: string, nameEn: string, position: number],
];

const listedOf = (tuple: ListedTuple): ListedCongress => {
  const [id, slug, vi, en, state, firstDay, lastDay, heldBy] = tuple;
  const [, , , , , , , , committeeId, path, nameVi, nameEn, position] = tuple;
  return {
    ...{ id, slug, title: { vi, en }, state, firstDay, lastDay, heldBy },
    committee: { id: committeeId, path, names: { vi: nameVi, en: nameEn }, level: { position } },
  };
};

/** Those congresses of the identifiers that the viewer may see, in the order of the identifiers. */
export async function listCongressesOf(
  db: Database,
  viewer: Rights,
  ids: readonly string[],
): Promise<CongressSummary[]> {
  const rows: CongressRow[] = await readByIds(ids, (some) =>
    visibleTo(db, viewer).whereIn("congresses.id", some),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []).map(summaryOf);
}

/** As `listCongressesOf`, each with its halls and documents. */
export const listWholeCongresses = async (
  db: Database,
  viewer: Rights,
  ids: readonly string[],
): Promise<Congress[]> => completed(db, await listCongressesOf(db, viewer, ids));

/** The congresses of some committees that the viewer may see, in no particular order. */
export async function listCongressesOfCommittees(
  db: Database,
  viewer: Rights,
  committeeIds: readonly string[],
): Promise<CongressSummary[]> {
  const rows: CongressRow[] = await readByIds(committeeIds, (some) =>
    visibleTo(db, viewer).whereIn("congresses.committee_id", some),
  );
  return rows.map(summaryOf);
}

/** One congress by the name in its address; null when there is none or the viewer may not see it. */
export async function findCongress(db: Database, viewer: Rights, slug: string): Promise<Congress | null> {
  const row: CongressRow | undefined = await visibleTo(db, viewer).where("congresses.slug", slug).first();
  return row ? completedOne(db, summaryOf(row)) : null;
}

/** As `findCongress`, by the congress's identifier. */
export async function findCongressById(db: Database, viewer: Rights, id: string): Promise<Congress | null> {
  const row: CongressRow | undefined = await visibleTo(db, viewer).where("congresses.id", id).first();
  return row ? completedOne(db, summaryOf(row)) : null;
}

const visibleTo = (db: Database, viewer: Rights) => congressesWithCommittees(db).where(visible(viewer));

/** Narrows a query on congresses and committees to what the viewer may see. */
export const visible = (viewer: Rights) => (either: Knex.QueryBuilder) => {
  either.where("congresses.is_public", true);
  either.orWhere((scoped) => withinScope(scoped, scopeOf(viewer, "congress:view"), "committees.path"));
};
