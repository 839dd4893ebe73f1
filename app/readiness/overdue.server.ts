import type { Rights } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { standingsFor } from "./matrix.server";
import type { Moment } from "./standing";
import { catchUp } from "./standings.server";

/** Items overdue in the preparations that a viewer may follow. */
export interface Overdue {
  items: number;
  /** The address of the congress where all of them are; null where they are of several. */
  slug: string | null;
  /** Of how many congresses, of all there are, the counts are behind (see `catchUp`). */
  behind: number;
}

export async function countOverdue(db: Database, viewer: Rights, moment: Moment): Promise<Overdue> {
  const behind = await catchUp(db, moment);
  const [found] = await standingsFor(db, viewer, null)
    .where("overdue", ">", 0)
    .select(
      db.raw("count(*) as congresses"),
      db.raw("coalesce(sum(overdue), 0) as items"),
      db.raw("min(congress_id) as congress"),
    );
  const only =
    Number(found.congresses) === 1
      ? await db("congresses").where({ id: found.congress }).first("slug")
      : undefined;
  return { items: Number(found.items), slug: only?.slug ?? null, behind };
}
