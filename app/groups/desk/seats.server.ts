import type { Database } from "~/platform/database.server";
import { DivisionContent } from "../division/content";
import { seatsOf } from "./seats";

/** SQLite takes a bounded number of values in one statement. */
const batch = 100;

/** Rewrites who sits where in a division's latest revision. Delegates who are no longer on the list have no row. */
export async function projectSeats(
  transaction: Database,
  divisionId: string,
  content: DivisionContent,
): Promise<void> {
  await transaction("division_seats").where({ division_id: divisionId }).delete();
  const onList: { id: string }[] = await transaction("delegates")
    .join("divisions", "divisions.congress_id", "delegates.congress_id")
    .where("divisions.id", divisionId)
    .select("delegates.id");
  const known = new Set(onList.map(({ id }) => id));
  const rows = seatsOf(content).flatMap((seats, round) =>
    [...seats]
      .filter(([person]) => known.has(person))
      .map(([person, { group, duty }]) => ({
        ...{ division_id: divisionId, round, delegate_id: person, group_id: group, duty },
      })),
  );
  for (let at = 0; at < rows.length; at += batch) {
    await transaction("division_seats").insert(rows.slice(at, at + batch));
  }
}

/** Rebuilds the seats of every division from its latest revision. Answers how many divisions. */
export async function rebuildSeats(db: Database): Promise<number> {
  const divisions: { id: string }[] = await db("divisions").select("id");
  for (const { id } of divisions) {
    await db.transaction(async (transaction) => {
      await transaction("divisions").where({ id }).forUpdate().first("id");
      const latest = await transaction("division_revisions")
        .where({ division_id: id })
        .orderBy("number", "desc")
        .first("content");
      if (latest) await projectSeats(transaction, id, DivisionContent.parse(JSON.parse(latest.content)));
    });
  }
  return divisions.length;
}
