import { scopeOf } from "~/accounts/permissions";
import type { Viewer } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Congress, CongressSummary } from "./congress";
import { completed, congressesWithCommittees, summaryOf, type CongressRow } from "./congress-rows.server";
import { withinScope } from "./scope.server";

/** The congresses that the viewer may see, in no particular order. */
export async function listCongresses(db: Database, viewer: Viewer): Promise<CongressSummary[]> {
  const rows: CongressRow[] = await visibleTo(db, viewer);
  return rows.map(summaryOf);
}

/** One congress by the name in its address; null when there is none or the viewer may not see it. */
export async function findCongress(db: Database, viewer: Viewer, slug: string): Promise<Congress | null> {
  const row: CongressRow | undefined = await visibleTo(db, viewer).where("congresses.slug", slug).first();
  return row ? completed(db, summaryOf(row)) : null;
}

/** As `findCongress`, by the congress's identifier. */
export async function findCongressById(db: Database, viewer: Viewer, id: string): Promise<Congress | null> {
  const row: CongressRow | undefined = await visibleTo(db, viewer).where("congresses.id", id).first();
  return row ? completed(db, summaryOf(row)) : null;
}

function visibleTo(db: Database, viewer: Viewer) {
  return congressesWithCommittees(db).where((either) => {
    either.where("congresses.is_public", true);
    either.orWhere((scoped) => withinScope(scoped, scopeOf(viewer, "congress:view"), "committees.path"));
  });
}
