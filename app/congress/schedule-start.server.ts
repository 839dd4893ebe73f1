import { scopeOf } from "~/accounts/permissions";
import type { Rights } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { congressTables } from "./congress-rows.server";
import { readFirstListed, readListed, visible } from "./congresses.server";
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
  viewer: Rights,
  { part, which, count }: Question,
): Promise<ListedCongress[]> {
  const congresses = () => {
    const query = congressTables(db)
      .where("congresses.state", part === "ahead" ? "preparing" : "held")
      .where(visible(viewer));
    if (which === "own") withinScope(query, scopeOf(viewer, "congress:edit"), "committees.path");
    return query;
  };
  const inOrder = congresses()
    .orderByRaw(`${day} ${part === "ahead" ? "asc" : "desc"}`)
    .orderBy("committee_levels.position");
  const some = await readFirstListed(db, inOrder, count + spare);
  const last = some[count - 1];
  const beyond = some[count + spare - 1];
  if (!last || !beyond || !standBeside(last, beyond)) return startOf(some, count);
  // More than are spare stand beside the last one: all of them are put into the order of the alphabet.
  const before = part === "ahead" ? "<" : ">";
  const upToLast = congresses().whereRaw(
    `${day} ${before}= ? and (${day} ${before} ? or committee_levels.position <= ?)`,
    [dayOf(last), dayOf(last), last.committee.level.position],
  );
  return startOf(await readListed(upToLast), count);
}

/** The database knows no Vietnamese alphabet: those that stand on one day and level are read as well. */
const spare = 200;

const dayOf = ({ firstDay, heldBy }: ListedCongress): string => firstDay ?? heldBy ?? "9999-12-31";

const standBeside = (one: ListedCongress, other: ListedCongress): boolean =>
  dayOf(one) === dayOf(other) && one.committee.level.position === other.committee.level.position;

const startOf = (congresses: readonly ListedCongress[], count: number): ListedCongress[] =>
  inParts(congresses)[0]?.congresses.slice(0, count) ?? [];
