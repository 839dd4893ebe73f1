import type { Knex } from "knex";
import type { Rights } from "~/accounts/viewer";
import { readByIds, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { congressTables } from "./congress-rows.server";
import { readListed, visible } from "./congresses.server";
import { mostListed, mostOnDay, type MonthListing } from "./month-view";

/**
 * What a month shows of the congresses of a query on listings: of all that have the same days the first ones, and those
 * that come first of all.
 * @param between the first and the last day that are shown
 */
export async function listMonth(
  db: Database,
  viewer: Rights,
  matching: () => Knex.QueryBuilder,
  between: { first: Day; last: Day },
): Promise<Omit<MonthListing, "undated">> {
  const meeting = () =>
    matching().where("first_day", "<=", between.last).where("last_day", ">=", between.first);
  const order = "level_position, title_key, congress_id";
  const placed = meeting().select(
    ...["congress_id", "first_day", "last_day"],
    db.raw(`row_number() over (partition by first_day, last_day order by ${order}) as place`),
    db.raw(`row_number() over (order by first_day, ${order}) as place_in_all`),
  );
  const ids: string[] = await db
    .from(placed.as("placed"))
    .where("place", "<=", mostOnDay)
    .orWhere("place_in_all", "<=", mostListed)
    .pluck("congress_id");
  const groups = await meeting()
    .groupBy("first_day", "last_day")
    .select("first_day", "last_day")
    .count({ count: "*" });
  return {
    congresses: await readByIds(ids, (some) =>
      readListed(
        congressTables(db)
          .whereIn("congresses.id", [...some])
          .where(visible(viewer)),
      ),
    ),
    groups: groups.map((row: { first_day: Day; last_day: Day; count: unknown }) => ({
      ...{ firstDay: row.first_day, lastDay: row.last_day, count: Number(row.count) },
    })),
  };
}
