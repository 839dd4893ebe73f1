import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import type { AgendaLevel, Committee, Level } from "./committee";
import type { FactSource } from "./facts";

/** The columns that make up a committee, of the tables `committees` and `committee_levels`. */
export const committeeColumns = [
  "committees.id",
  "committees.slug",
  "committees.parent_id",
  "committees.path",
  "committees.name_vi",
  "committees.name_en",
  "committees.organ_vi",
  "committees.organ_en",
  "committees.is_sample",
  "committees.source",
  "committees.version",
  "committee_levels.id as level_id",
  "committee_levels.name_vi as level_vi",
  "committee_levels.name_en as level_en",
  "committee_levels.position as level_position",
  "committee_levels.agenda_level as agenda_level",
];

export interface CommitteeRow {
  id: string;
  slug: string;
  parent_id: string | null;
  path: string;
  name_vi: string;
  name_en: string;
  organ_vi: string;
  organ_en: string;
  is_sample: unknown;
  source: string;
  version: number;
  level_id: string;
  level_vi: string;
  level_en: string;
  level_position: number;
  agenda_level: AgendaLevel;
}

/** Committees with their levels, ready for conditions. */
export const committeesWithLevels = (db: Database) =>
  db("committees")
    .join("committee_levels", "committee_levels.id", "committees.level_id")
    .select<CommitteeRow[]>(committeeColumns);

export const committeeOf = (row: CommitteeRow): Committee => ({
  id: row.id,
  slug: row.slug,
  parentId: row.parent_id,
  path: row.path,
  level: levelOf(row),
  names: { vi: row.name_vi, en: row.name_en },
  organ: { vi: row.organ_vi, en: row.organ_en },
  isSample: fromFlag(row.is_sample),
  source: fromJson<FactSource>(row.source),
  version: row.version,
});

/** The level that a row carries. */
export const levelOf = (
  row: Pick<CommitteeRow, "level_id" | "level_vi" | "level_en" | "level_position" | "agenda_level">,
): Omit<Level, "version"> => ({
  id: row.level_id,
  names: { vi: row.level_vi, en: row.level_en },
  position: row.level_position,
  agendaLevel: row.agenda_level,
});
