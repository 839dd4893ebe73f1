import type { Knex } from "knex";
import { scopeOf } from "~/accounts/permissions";
import { withinBranch, withinScope } from "~/accounts/scope.server";
import type { Rights } from "~/accounts/viewer";
import { longestTyped } from "~/platform/choices";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { whereHolds } from "~/platform/typed-search.server";
import type { ScheduleFilter } from "./schedule";
import type { Stage } from "./stages";

/** The listings of the congresses that the viewer may see. Refreshed before (`catchUpListings`). */
export function listingsFor(db: Database, viewer: Rights): Knex.QueryBuilder {
  const scope = scopeOf(viewer, "congress:view");
  const query = db("congress_listings");
  if (scope === "everywhere") return query;
  return query.where((either) => {
    // Nearly all are: as `is_public = 1` SQLite would look them up by that, one by one.
    void either.whereRaw("is_public is true");
    if (scope.length > 0) void either.orWhere((own) => withinScope(own, scope, "committee_path"));
  });
}

/** Narrows a query on listings as `filtered` does with congresses. */
export function matching(query: Knex.QueryBuilder, filter: ScheduleFilter, today: Day): Knex.QueryBuilder {
  if (filter.committeePath !== null) withinBranch(query, "committee_path", filter.committeePath);
  if (filter.stage !== null) atStage(query, filter.stage, today);
  whereHolds(query, searched, filter.name);
  return query;
}

function atStage(query: Knex.QueryBuilder, stage: Stage, today: Day): void {
  switch (stage) {
    case "cancelled":
      query.where("state", "cancelled");
      return;
    case "held":
      query.where("state", "held");
      return;
    case "held-day-unknown":
      query.where("state", "held").whereNull("first_day");
      return;
    case "under-way":
      query.where("state", "preparing").where("first_day", "<=", today).where("last_day", ">=", today);
      return;
    case "preparing":
      query
        .where("state", "preparing")
        .where((either) =>
          either.whereNull("first_day").orWhere("first_day", ">", today).orWhere("last_day", "<", today),
        );
  }
}

/**
 * The ids of the congresses whose names, or whose committee's, hold what was typed, as a query to narrow others by.
 * Refreshed before.
 */
export function idsNamed(db: Database, typed: string): Knex.QueryBuilder {
  const named = db("congress_listings").select("congress_id");
  whereHolds(named, searched, typed.slice(0, longestTyped));
  return named;
}

const searched = { lower: "names_lower", plain: "names_plain" };

export interface Counted {
  all: number;
  /** How many of them have no first day. */
  undated: number;
}

/** How many a query on listings answers. */
export async function countListed(query: Knex.QueryBuilder): Promise<Counted> {
  const [counted] = await query.count({ all: "*", dated: "first_day" });
  return { all: Number(counted.all), undated: Number(counted.all) - Number(counted.dated) };
}

/** The ids of some congresses of a query on listings, in the order of the schedule (`inParts`). */
export const idsInOrder = (query: Knex.QueryBuilder, from: number, to: number): Promise<string[]> =>
  query
    .orderBy(["part", "day_key", "level_position", "title_key", "congress_id"])
    .offset(from)
    .limit(Math.max(0, to - from))
    .pluck("congress_id");
