import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import { withinScope } from "~/accounts/scope.server";
import type { Rights } from "~/accounts/viewer";
import { fromFlag, readByIds, readTuples, type Database } from "~/platform/database.server";
import type { ClashingCongress } from "./clashes";

/**
 * Narrows a query on listings of congresses to those in the viewer's reach that have days and are being prepared.
 * @param listed the name of the listings in the query
 */
export function preparedOnes(query: Knex.QueryBuilder, listed: string, viewer: Rights): Knex.QueryBuilder {
  query.where(`${listed}.state`, "preparing").whereNotNull(`${listed}.first_day`);
  withinScope(query, scopeOf(viewer, "readiness:view"), `${listed}.committee_path`);
  return query;
}

/** In what order clashing congresses are told: the earliest day first, then as in the schedule. */
export const orderOf = (listed: string): string[] =>
  ["first_day", "level_position", "title_key", "congress_id"].map((column) => `${listed}.${column}`);

/** The congresses of the identifiers, in any order, of those in the viewer's reach. */
export async function readClashing(
  db: Database,
  viewer: Rights,
  ids: readonly string[],
): Promise<ClashingCongress[]> {
  const rows = await readByIds(ids, (some) =>
    readTuples<CongressTuple>(
      db("congresses")
        .join("committees", "committees.id", "congresses.committee_id")
        .whereIn("congresses.id", [...some])
        .where((own) => withinScope(own, scopeOf(viewer, "readiness:view"), "committees.path")),
      [
        ...["id", "slug", "title_vi", "title_en", "first_day", "last_day", "place", "is_sample"].map(
          (column) => `congresses.${column}`,
        ),
        ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
      ],
    ),
  );
  const halls = await readByIds<{ congress_id: string; name: string }>(ids, (some) =>
    db("congress_halls")
      .whereIn("congress_id", [...some])
      .select("congress_id", "name"),
  );
  const hallsOf = new Map<string, string[]>();
  for (const { congress_id, name } of halls) {
    hallsOf.set(congress_id, [...(hallsOf.get(congress_id) ?? []), name]);
  }
  return rows.map(([id, slug, vi, en, firstDay, lastDay, place, isSample, path, nameVi, nameEn]) => ({
    ...{ id, slug, title: { vi, en }, firstDay, lastDay, place, isSample: fromFlag(isSample) },
    committee: { path, names: { vi: nameVi, en: nameEn } },
    halls: hallsOf.get(id) ?? [],
  }));
}

type CongressTuple = [
  ...[id: string, slug: string, titleVi: string, titleEn: string, firstDay: string, lastDay: string],
  ...[place: string, isSample: unknown, path: string, nameVi: string, nameEn: string],
];
