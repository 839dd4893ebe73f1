import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { isUniqueViolation, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Names } from "~/platform/vietnamese";

/** A day on which nothing falls due. */
export interface Holiday {
  day: Day;
  names: Names;
  /** By which law or notice it is free. */
  source: string;
  version: number;
}

interface Row {
  day: Day;
  name_vi: string;
  name_en: string;
  source: string;
  version: number;
}

const holidayOf = (row: Row): Holiday => ({
  day: row.day,
  names: { vi: row.name_vi, en: row.name_en },
  source: row.source,
  version: row.version,
});

/** The holidays of a year in their order. */
export async function listHolidays(db: Database, year: string): Promise<Holiday[]> {
  const rows: Row[] = await db("holidays").where("day", "like", `${year}-%`).orderBy("day");
  return rows.map(holidayOf);
}

/** The years that have holidays, and how many; the earliest first. */
export async function holidayYears(db: Database): Promise<{ year: string; count: number }[]> {
  const rows: { year: string; count: number }[] = await db("holidays")
    .groupByRaw("substr(day, 1, 4)")
    .orderBy("year")
    .select(db.raw("substr(day, 1, 4) as year"), db.raw("cast(count(*) as integer) as count"));
  return rows;
}

export async function findHoliday(db: Database, day: Day): Promise<Holiday | null> {
  const row: Row | undefined = await db("holidays").where({ day }).first();
  return row ? holidayOf(row) : null;
}

export type HolidayValues = Omit<Holiday, "version">;
export type HolidayWritten = "written" | "taken" | "outdated" | "refused";

/** Enters a holiday. "taken" when that day is one already. */
export const addHoliday = (db: Database, viewer: SignedIn, now: Date, values: HolidayValues) =>
  write(db, viewer, now, "holiday-added", values.day, async (transaction) => {
    await transaction("holidays").insert(columnsOf(values));
    return "written";
  });

/** Changes a holiday as seen at version `basedOn`. */
export const changeHoliday = (
  db: Database,
  viewer: SignedIn,
  now: Date,
  day: Day,
  basedOn: number,
  values: HolidayValues,
) =>
  write(db, viewer, now, "holiday-changed", day, async (transaction) => {
    const written = await transaction("holidays")
      .where({ day, version: basedOn })
      .update({ ...columnsOf(values), version: basedOn + 1 });
    return written > 0 ? "written" : "outdated";
  });

/** Removes a holiday as seen at version `basedOn`. Sent twice, it is gone once. */
export const removeHoliday = (db: Database, viewer: SignedIn, now: Date, day: Day, basedOn: number) =>
  write(db, viewer, now, "holiday-removed", day, async (transaction) => {
    const removed = await transaction("holidays").where({ day, version: basedOn }).delete();
    return removed > 0 ? "written" : "outdated";
  });

const columnsOf = ({ day, names, source }: HolidayValues) => ({
  ...{ day, name_vi: names.vi, name_en: names.en, source },
});

async function write(
  db: Database,
  viewer: SignedIn,
  now: Date,
  action: "holiday-added" | "holiday-changed" | "holiday-removed",
  day: Day,
  change: (transaction: Database) => Promise<HolidayWritten>,
): Promise<HolidayWritten> {
  if (!can(viewer, "readiness:template")) return "refused";
  try {
    return await db.transaction(async (transaction) => {
      const written = await change(transaction);
      if (written === "written") {
        await recordAudit(transaction, actorOf(viewer), now, {
          ...{ action, subjectKind: "workspace", subjectId: "holidays", detail: { day } },
        });
      }
      return written;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "taken";
    throw error;
  }
}
