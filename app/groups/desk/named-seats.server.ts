import type { Database } from "~/platform/database.server";
import { findChosenDivision, findDivision } from "./divisions.server";
import { seatsOf } from "./seats";

/** Where somebody sits in one round of a division, in names. Names are empty where nobody or nothing is named. */
export interface NamedSeat {
  group: string;
  room: string;
  leader: string;
  secretary: string;
  duty: "member" | "leader" | "secretary";
}

/**
 * The seats of delegates in a division of a congress, round by round; null where one has no seat in a round.
 * @param division which one; null for the one that holds, which also stands in for one that is gone
 * @param delegateIds whose seats; null for all
 * @returns nothing of those who have no seat at all; empty where no division holds or it is not yet divided
 */
export async function readNamedSeats(
  db: Database,
  congressId: string,
  division: string | null,
  delegateIds: readonly string[] | null,
): Promise<Map<string, (NamedSeat | null)[]>> {
  const seats = new Map<string, (NamedSeat | null)[]>();
  const asked = division === null ? null : await findDivision(db, congressId, division);
  const found = asked ?? (await findChosenDivision(db, congressId));
  if (!found?.revision.content.rounds) return seats;
  const { rounds, setup } = found.revision.content;
  const groups = new Map(setup.groups.map((group) => [group.id, group]));
  const names = await namesOf(db, congressId);
  const wanted = delegateIds === null ? null : new Set(delegateIds);
  seatsOf({ rounds }).forEach((seated, round) => {
    const officers = new Map(rounds[round]?.groups.map((group) => [group.id, group]));
    for (const [delegate, { group, duty }] of seated) {
      if (wanted && !wanted.has(delegate)) continue;
      const own = seats.get(delegate) ?? rounds.map(() => null);
      own[round] = {
        group: groups.get(group)?.name || group,
        room: groups.get(group)?.room ?? "",
        leader: names.get(officers.get(group)?.leader ?? "") ?? "",
        secretary: names.get(officers.get(group)?.secretary ?? "") ?? "",
        duty,
      };
      seats.set(delegate, own);
    }
  });
  return seats;
}

async function namesOf(db: Database, congressId: string): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await db("delegates")
    .where({ congress_id: congressId })
    .select("id", "name");
  return new Map(rows.map(({ id, name }) => [id, name]));
}
