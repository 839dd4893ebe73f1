import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { levelOf, type CommitteeRow } from "./committee-rows.server";
import type {
  Congress,
  CongressDocument,
  CongressKind,
  CongressState,
  CongressSummary,
  DocumentKind,
  Hall,
} from "./congress";
import type { FactSources } from "./facts";

const columns = [
  "congresses.*",
  "committees.slug as committee_slug",
  "committees.parent_id",
  "committees.path",
  "committees.name_vi",
  "committees.name_en",
  "committees.is_sample as committee_is_sample",
  "committee_levels.id as level_id",
  "committee_levels.name_vi as level_vi",
  "committee_levels.name_en as level_en",
  "committee_levels.position as level_position",
  "committee_levels.agenda_level as agenda_level",
];

type LevelColumns = "level_id" | "level_vi" | "level_en" | "level_position" | "agenda_level";

export interface CongressRow extends Pick<
  CommitteeRow,
  "parent_id" | "path" | "name_vi" | "name_en" | LevelColumns
> {
  id: string;
  slug: string;
  committee_id: string;
  committee_slug: string;
  committee_is_sample: unknown;
  title_vi: string;
  title_en: string;
  kind: CongressKind;
  ordinal: string;
  term: string;
  state: CongressState;
  first_day: string | null;
  last_day: string | null;
  held_by: string | null;
  timezone: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  expected_delegates: number | null;
  is_public: unknown;
  is_sample: unknown;
  sources: string;
  updated_at: string;
  version: number;
}

/** Congresses with their committees and levels, ready for conditions. */
export const congressesWithCommittees = (db: Database) =>
  db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .join("committee_levels", "committee_levels.id", "committees.level_id")
    .select<CongressRow[]>(columns);

export const summaryOf = (row: CongressRow): CongressSummary => ({
  id: row.id,
  slug: row.slug,
  committee: {
    id: row.committee_id,
    slug: row.committee_slug,
    parentId: row.parent_id,
    path: row.path,
    level: levelOf(row),
    names: { vi: row.name_vi, en: row.name_en },
    isSample: fromFlag(row.committee_is_sample),
  },
  title: { vi: row.title_vi, en: row.title_en },
  kind: row.kind,
  ordinal: row.ordinal,
  term: row.term,
  state: row.state,
  firstDay: row.first_day,
  lastDay: row.last_day,
  heldBy: row.held_by,
  timezone: row.timezone,
  place: row.place,
  coordinates:
    row.latitude === null || row.longitude === null
      ? null
      : { latitude: row.latitude, longitude: row.longitude },
  expectedDelegates: row.expected_delegates,
  isPublic: fromFlag(row.is_public),
  isSample: fromFlag(row.is_sample),
  sources: fromJson<FactSources>(row.sources),
  version: row.version,
  updatedAt: row.updated_at,
});

/** Reads what hangs on a congress and puts it together. */
export async function completed(db: Database, summary: CongressSummary): Promise<Congress> {
  const ofCongress = { congress_id: summary.id };
  const halls: Hall[] = await db("congress_halls")
    .where(ofCongress)
    .orderBy("position")
    .select("id", "name", "capacity");
  const documents: (Omit<CongressDocument, "kind"> & { kind: DocumentKind })[] = await db(
    "congress_documents",
  )
    .where(ofCongress)
    .orderBy("position")
    .select("id", "kind", "title", "circulated");
  return { ...summary, halls, documents };
}
