import { fromJson, type Database } from "~/platform/database.server";
import type { DivisionContent } from "./content";

/** Where somebody sits in one round of the division that holds. Names are empty where nobody or nothing is named. */
export interface Seat {
  /** `g1` … `gK`. */
  groupId: string;
  group: string;
  room: string;
  leader: string;
  secretary: string;
  duty: "member" | "leader" | "secretary";
}

/**
 * The seats of delegates in the chosen division of a congress, round by round; null where one has no seat in a round.
 * @param delegateIds whose seats; null for all
 * @returns nothing of those who have no seat at all; empty while no division is chosen or it is not yet divided
 */
export async function readSeats(
  db: Database,
  congressId: string,
  delegateIds: readonly string[] | null,
): Promise<Map<string, (Seat | null)[]>> {
  const seats = new Map<string, (Seat | null)[]>();
  const content = await chosenContent(db, congressId);
  if (!content?.rounds) return seats;
  const { rounds, setup } = content;
  const groups = new Map(setup.groups.map((group) => [group.id, group]));
  const names = await namesOf(db, congressId);
  const wanted = delegateIds === null ? null : new Set(delegateIds);
  rounds.forEach((round, number) => {
    for (const { id, members, leader, secretary } of round.groups) {
      for (const member of new Set([...members, leader, secretary])) {
        if (member === null || (wanted && !wanted.has(member))) continue;
        const own = seats.get(member) ?? rounds.map(() => null);
        own[number] = {
          groupId: id,
          group: groups.get(id)?.name ?? "",
          room: groups.get(id)?.room ?? "",
          leader: names.get(leader ?? "") ?? "",
          secretary: names.get(secretary ?? "") ?? "",
          duty: dutyOf(member, leader, secretary),
        };
        seats.set(member, own);
      }
    }
  });
  return seats;
}

function dutyOf(member: string, leader: string | null, secretary: string | null): Seat["duty"] {
  if (member === leader) return "leader";
  return member === secretary ? "secretary" : "member";
}

async function chosenContent(db: Database, congressId: string): Promise<DivisionContent | null> {
  const row: { content: string } | undefined = await db("division_revisions")
    .join("divisions", "divisions.id", "division_revisions.division_id")
    .where({ congress_id: congressId, is_chosen: true })
    .orderBy("number", "desc")
    .first("content");
  return row ? fromJson<DivisionContent>(row.content) : null;
}

async function namesOf(db: Database, congressId: string): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await db("delegates")
    .where({ congress_id: congressId })
    .select("id", "name");
  return new Map(rows.map(({ id, name }) => [id, name]));
}
