import { program } from "~/accounts/audit.server";
import type { Delegate } from "~/groups/delegate";
import { chooseDivision, createDivision } from "~/groups/desk/divisions.server";
import type { DivisionContent } from "~/groups/division/content";
import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";

/** Deals delegates out in turn into groups; the first two of each lead and take the minutes. */
export function dealtOut(
  ids: readonly string[],
  { groups = 6, rounds = 1 }: { groups?: number; rounds?: number } = {},
): DivisionContent {
  const numbers = Array.from({ length: groups }, (_, index) => index);
  return {
    setup: {
      groups: numbers.map((number) => ({
        ...{ id: `g${number + 1}`, name: `Tổ ${number + 1}`, capacity: null, size: null },
        ...{
          room: `Phòng họp ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number] ?? number}`,
          leader: null,
          secretary: null,
        },
      })),
      ...{ rounds, attributes: [], pins: [], together: [], apart: [], leaders: [], secretaries: [], seed: 1 },
    },
    rounds: Array.from({ length: rounds }, (_, round) => ({
      groups: numbers.map((number) => {
        const members = ids.filter(
          (_, index) => (index + round * Math.floor(index / groups)) % groups === number,
        );
        return { id: `g${number + 1}`, members, leader: members[0] ?? null, secretary: members[1] ?? null };
      }),
    })),
  };
}

/** Stores a division of a congress as its first revision. Answers its id. */
export async function storeDivision(
  db: Database,
  congressId: string,
  content: DivisionContent,
  { name = "Phương án A", isChosen = true } = {},
): Promise<string> {
  const where = { db, author: program, now: new Date("2020-07-03T02:00:00Z"), congressId };
  const id = await createDivision(where, name, content, { code: "created", params: {} });
  if (isChosen) await chooseDivision(where, id, 1);
  return id;
}

/** A delegate with everything that a delegate has. */
export const delegateNamed = (name: string, values: Partial<Delegate> = {}): Delegate => ({
  ...{ id: newId(), code: "", name, status: "elected", unit: "Đảng bộ xã Ea Bhốk", sex: "" },
  ...{ birthYear: null, ethnicity: "", sector: "", attributes: {}, version: 1 },
  ...values,
});
