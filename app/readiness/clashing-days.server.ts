import { endOfBranch } from "~/accounts/scope.server";
import type { Rights } from "~/accounts/viewer";
import { isPostgres, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { orderOf, preparedOnes } from "./clashing-congresses.server";

/** Found by the database among all congresses: how many, and the identifiers of the first ones. */
interface Found<Clash> {
  count: number;
  first: Clash[];
}

/** A congress that is not before that of a level above, in the same year. */
export async function findOutOfOrder(
  db: Database,
  viewer: Rights,
  most: number,
): Promise<Found<{ lower: string; upper: string }>> {
  // SQLite keeps the order of cross joins: the few that have others below them first, then these by their paths.
  const query = db("congresses as above")
    .joinRaw("cross join congress_listings as upper")
    .joinRaw("cross join congress_listings as lower")
    .joinRaw("cross join congresses as below")
    .whereIn("above.committee_id", db("committees").whereNotNull("parent_id").select("parent_id"))
    .whereRaw("upper.congress_id = above.id and below.id = lower.congress_id")
    .whereRaw("lower.committee_path > upper.committee_path")
    .whereRaw(`lower.committee_path < ${endOfBranch("upper.committee_path")}`)
    .whereRaw("lower.last_day >= upper.first_day")
    // Congresses of other terms do not wait for each other.
    .whereRaw(`abs(${daysBetween(db, "lower.first_day", "upper.first_day")}) < 366`)
    .whereRaw("above.is_sample = below.is_sample");
  preparedOnes(preparedOnes(query, "upper", viewer), "lower", viewer);
  const rows = await query
    .orderBy(["below.is_sample", ...orderOf("lower"), "upper.committee_path", ...orderOf("upper")])
    .limit(most)
    .select(
      "lower.congress_id as lower_id",
      "upper.congress_id as upper_id",
      db.raw("count(*) over () as found"),
    );
  return {
    count: Number(rows[0]?.found ?? 0),
    first: rows.map(({ lower_id: lower, upper_id: upper }) => ({ lower, upper })),
  };
}

const daysBetween = (db: Database, one: string, other: string): string =>
  isPostgres(db) ? `${one}::date - ${other}::date` : `julianday(${one}) - julianday(${other})`;

/** Congresses of committees right below one committee that share a first or last day. */
export async function findSameDays(
  db: Database,
  viewer: Rights,
  most: number,
): Promise<Found<{ day: Day; congresses: string[] }>> {
  const meetings = (day: string) =>
    preparedOnes(db("congress_listings"), "congress_listings", viewer)
      .join("congresses", "congresses.id", "congress_listings.congress_id")
      .join("committees", "committees.id", "congresses.committee_id")
      .whereNotNull("committees.parent_id")
      .select(
        ...["committees.parent_id", "congresses.is_sample", `congress_listings.${day} as day`],
        ...orderOf("congress_listings"),
      );
  const all = () =>
    meetings("first_day").unionAll(
      meetings("last_day").whereRaw("congress_listings.last_day <> congress_listings.first_day"),
    );
  const groups = await db
    .from(all().as("meetings"))
    .groupBy("is_sample", "day", "parent_id")
    .havingRaw("count(*) > 1")
    .orderBy(["is_sample", "day", "parent_id"])
    .limit(most)
    .select("is_sample", "day", "parent_id", db.raw("count(*) over () as found"));
  const members = await db
    .from(all().as("meetings"))
    .whereIn("parent_id", [...new Set(groups.map(({ parent_id }) => parent_id))])
    .whereIn("day", [...new Set(groups.map(({ day }) => day))])
    .orderBy(["first_day", "level_position", "title_key", "congress_id"])
    .select("is_sample", "day", "parent_id", "congress_id");
  const keyOf = ({ is_sample, day, parent_id }: (typeof groups)[number]) =>
    `${is_sample} ${day} ${parent_id}`;
  const byGroup = new Map<string, string[]>();
  for (const member of members) {
    byGroup.set(keyOf(member), [...(byGroup.get(keyOf(member)) ?? []), member.congress_id]);
  }
  return {
    count: Number(groups[0]?.found ?? 0),
    first: groups.map((group) => ({ day: group.day, congresses: byGroup.get(keyOf(group)) ?? [] })),
  };
}
