import { fromFlag, fromJson, readByIds, type Database } from "~/platform/database.server";
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
  turns: number;
  turned_at: string | null;
  moved_at: string | null;
  moved_from: string | null;
  updated_at: string;
  version: number;
}

/** Congresses joined with their committees and levels, ready for columns and conditions. */
export const congressTables = (db: Database) =>
  db("congresses")
    .join("committees", "committees.id", "congresses.committee_id")
    .join("committee_levels", "committee_levels.id", "committees.level_id");

/** All that makes up a summary, ready for conditions. */
export const congressesWithCommittees = (db: Database) => congressTables(db).select<CongressRow[]>(columns);

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
  course: {
    turns: row.turns,
    turnedAt: row.turned_at,
    moved:
      row.moved_at === null || row.moved_from === null ? null : { at: row.moved_at, from: row.moved_from },
  },
  version: row.version,
  updatedAt: row.updated_at,
});

/** Reads what hangs on congresses and puts it together, in their order. */
export async function completed(db: Database, summaries: readonly CongressSummary[]): Promise<Congress[]> {
  const ids = summaries.map(({ id }) => id);
  const halls = byCongress<Hall>(
    await readByIds(ids, (some) =>
      db("congress_halls")
        .whereIn("congress_id", some)
        .orderBy("position")
        .select("congress_id", "id", "name", "capacity"),
    ),
  );
  const documents = byCongress<Omit<CongressDocument, "kind"> & { kind: DocumentKind }>(
    await readByIds(ids, (some) =>
      db("congress_documents")
        .whereIn("congress_id", some)
        .orderBy("position")
        .select("congress_id", "id", "kind", "title", "circulated"),
    ),
  );
  return summaries.map((summary) => ({
    ...summary,
    halls: halls.get(summary.id) ?? [],
    documents: documents.get(summary.id) ?? [],
  }));
}

/** As `completed`, for one congress. */
export async function completedOne(db: Database, summary: CongressSummary): Promise<Congress> {
  const [congress] = await completed(db, [summary]);
  return congress as Congress;
}

function byCongress<Part>(rows: (Part & { congress_id: string })[]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const { congress_id, ...part } of rows) {
    parts.set(congress_id, [...(parts.get(congress_id) ?? []), part as unknown as Part]);
  }
  return parts;
}
