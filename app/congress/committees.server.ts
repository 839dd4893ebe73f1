import type { Viewer } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Committee, Level } from "./committee";
import { committeeOf, committeesWithLevels, type CommitteeRow } from "./committee-rows.server";

/**
 * The committees that the viewer may see, in no particular order: for those signed in all, for visitors those that
 * have a public congress or stand above one.
 */
export async function listCommittees(db: Database, viewer: Viewer): Promise<Committee[]> {
  const rows: CommitteeRow[] = await committeesWithLevels(db);
  if (viewer.kind === "user") return rows.map(committeeOf);
  // Compared here: the database would hold every committee against every congress.
  const owners: { path: string }[] = await db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("congresses.is_public", true)
    .distinct("committees.path");
  const shown = new Set(owners.flatMap(({ path }) => path.split("/")));
  return rows.filter(({ id }) => shown.has(id)).map(committeeOf);
}

/** One committee by the name in its address; null when there is none or the viewer may not see it. */
export async function findCommittee(db: Database, viewer: Viewer, slug: string): Promise<Committee | null> {
  const row: CommitteeRow | undefined = await visibleTo(db, viewer).where("committees.slug", slug).first();
  return row ? committeeOf(row) : null;
}

/** As `findCommittee`, by the committee's identifier. */
export async function findCommitteeById(db: Database, viewer: Viewer, id: string): Promise<Committee | null> {
  const row: CommitteeRow | undefined = await visibleTo(db, viewer).where("committees.id", id).first();
  return row ? committeeOf(row) : null;
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

function visibleTo(db: Database, viewer: Viewer) {
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
