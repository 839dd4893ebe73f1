import { scopeOf } from "~/accounts/permissions";
import type { Viewer } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { congressTables } from "./congress-rows.server";
import { readListed, visible } from "./congresses.server";
import type { ListedCongress } from "./congress";
import { inParts } from "./schedule";
import { withinScope } from "~/accounts/scope.server";

/** The day by which a congress stands in the schedule, as `inParts` takes it; there is an index on it. */
const day = "coalesce(congresses.first_day, congresses.held_by, '9999-12-31')";

interface Question {
  part: "ahead" | "held";
  /** Of those that the viewer may see, all, or those that the viewer may edit. */
  which: "seen" | "own";
  count: number;
}

/** The first congresses of a part of the schedule, in its order; others are not read, however many there are. */
export async function startOfSchedule(
  db: Database,
  viewer: Viewer,
  { part, which, count }: Question,
): Promise<ListedCongress[]> {
  const congresses = () => {
    const query = congressTables(db)
      .where("congresses.state", part === "ahead" ? "preparing" : "held")
      .where(visible(viewer));
    if (which === "own") withinScope(query, scopeOf(viewer, "congress:edit"), "committees.path");
    return query;
  };
  const last: { day: string; position: number } | undefined = await congresses()
    .orderByRaw(`${day} ${part === "ahead" ? "asc" : "desc"}`)
    .orderBy("committee_levels.position")
    .offset(count - 1)
    .first(db.raw(`${day} as day`), "committee_levels.position");
  // With all that stand beside the last: the database knows no Vietnamese alphabet.
  const upToLast = congresses();
  if (last) {
    const before = part === "ahead" ? "<" : ">";
    void upToLast.whereRaw(`(${day} ${before} ? or (${day} = ? and committee_levels.position <= ?))`, [
      ...[last.day, last.day, last.position],
    ]);
  }
  const [found] = inParts(await readListed(upToLast));
  return found?.congresses.slice(0, count) ?? [];
}
