import { scopeOf } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import { withinScope } from "~/congress/scope.server";
import { fromFlag, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { refreshDueDays } from "./dating.server";
import type { MatrixRow } from "./matrix";
import { countItems, nothing } from "./matrix-counts.server";
import { addShares, noShare } from "./readiness";

interface Asked {
  /** Only committees within this path. */
  below: string | null;
  today: Day;
  now: Date;
}

/** A row for every congress that the viewer may follow and that is being prepared, with counts by category. */
export async function readMatrix(db: Database, viewer: SignedIn, asked: Asked): Promise<MatrixRow[]> {
  await refreshDueDays(db);
  const query = db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .leftJoin("checklists", "checklists.congress_id", "congresses.id")
    .whereNot("congresses.state", "cancelled")
    // What has been held without a checklist will never have one.
    .where((either) => either.where("congresses.state", "preparing").orWhereNotNull("checklists.id"))
    .select(
      "congresses.id",
      "congresses.slug",
      "congresses.title_vi",
      "congresses.title_en",
      "congresses.first_day",
      "congresses.is_sample",
      "committees.slug as committee_slug",
      "committees.path",
      "committees.name_vi",
      "committees.name_en",
      "checklists.id as checklist_id",
    );
  const scope = scopeOf(viewer, "readiness:view");
  withinScope(query, scope, "committees.path");
  if (asked.below !== null) void query.where("committees.path", "like", `${asked.below}%`);
  const congresses = await query;
  // Counting everything needs no list of checklists; a part of it is counted alone.
  const isPart = asked.below !== null || scope !== "everywhere";
  const part = isPart ? congresses.flatMap(({ checklist_id }) => checklist_id ?? []) : null;
  const counts = await countItems(db, asked, part);
  return congresses.map((row): MatrixRow => {
    const count = counts.get(row.checklist_id) ?? nothing();
    return {
      congressId: row.id,
      slug: row.slug,
      committee: {
        slug: row.committee_slug,
        path: row.path,
        names: { vi: row.name_vi, en: row.name_en },
      },
      title: { vi: row.title_vi, en: row.title_en },
      isSample: fromFlag(row.is_sample),
      firstDay: row.first_day,
      isBegun: row.checklist_id !== null,
      shares: count.shares,
      total: Object.values(count.shares).reduce(addShares, noShare),
      ready: count.mandatory > 0 && count.missing === 0,
      trend: count.trend,
      together: null,
    };
  });
}
