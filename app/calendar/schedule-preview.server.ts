import type { Knex } from "knex";
import type { Visit } from "~/accounts/request.server";
import { visitor } from "~/accounts/viewer";
import { listCongressesOf } from "~/congress/congresses.server";
import { listingsFor } from "~/congress/listed.server";
import { catchUpListings } from "~/congress/listings.server";
import { scheduleParts, type SchedulePart } from "~/congress/schedule";
import type { Database } from "~/platform/database.server";
import { previewOf, type FeedPreview } from "./preview";
import { publicAsking } from "./plans.server";
import { compose, type Makings } from "./compose.server";
import { schedulePlan } from "./resolve.server";
import type { Undated } from "./schedule-entries";

/**
 * What the feed of the schedule holds now, in short: as a preview of the feed itself, of which only the entries that
 * are shown are read.
 * @param atMost how many entries are shown
 */
export async function previewSchedule(
  visit: Makings & Pick<Visit, "now" | "today" | "language">,
  atMost: number,
): Promise<FeedPreview> {
  const { db, now, today, language } = visit;
  await catchUpListings(db);
  const dated = () => listingsFor(db, visitor).whereNotNull("first_day");
  const ahead = await firstOnes(dated().where("last_day", ">=", today), atMost);
  const ids = ahead.length > 0 ? ahead : await firstOnes(dated(), atMost);
  const congresses = (await listCongressesOf(db, visitor, ids)).map((congress) => ({ congress, version: 0 }));
  const { total, cancelled, ...undated } = await countEntries(db);
  const plan = { ...schedulePlan(visit, language), asked: publicAsking(visit, congresses), undated };
  const preview = previewOf(await compose(visit, plan, now), today, atMost, () => null);
  return { ...preview, total, cancelled };
}

const firstOnes = (dated: Knex.QueryBuilder, count: number): Promise<string[]> =>
  dated.orderBy(["first_day", "congress_id"]).limit(count).pluck("congress_id");

interface Entries extends Undated {
  total: number;
  cancelled: number;
}

/** How many congresses the feed holds, and how many it leaves out. */
async function countEntries(db: Database): Promise<Entries> {
  const counting = (part: SchedulePart, day: string) =>
    db.raw(`coalesce(sum(case when part = ? and first_day ${day} then 1 else 0 end), 0) as ??`, [
      ...[scheduleParts.indexOf(part), part],
    ]);
  const [counted] = await listingsFor(db, visitor)
    .count({ all: "*", dated: "first_day" })
    .select(counting("held", "is null"), counting("cancelled", "is not null"));
  const [all, total] = [Number(counted.all), Number(counted.dated)];
  const heldUnknown = Number(counted.held);
  return { total, cancelled: Number(counted.cancelled), heldUnknown, notSet: all - total - heldUnknown };
}
