import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { compareTitles, holdsTyped, type Names } from "~/platform/vietnamese";

/** A committee whose people are reminded of a duty. */
export interface RemindedCommittee {
  id: string;
  names: Names;
}

const committeeOf = (row: { id: string; name_vi: string; name_en: string }): RemindedCommittee => ({
  id: row.id,
  names: { vi: row.name_vi, en: row.name_en },
});

/** The committees whose people are reminded of a duty, by name. None: those who follow up directives. */
export async function listReminded(db: Database, dutyId: string): Promise<RemindedCommittee[]> {
  const rows = await db("duty_committees")
    .join("committees", "committees.id", "duty_committees.committee_id")
    .where({ duty_id: dutyId })
    .select("committees.id", "name_vi", "name_en");
  return rows.map(committeeOf).sort((one, other) => compareTitles(one.names.vi, other.names.vi));
}

/** The committees that a typed name may mean: the one that bears it, else those that hold it. */
export async function committeesNamed(db: Database, typed: string): Promise<RemindedCommittee[]> {
  const rows = await db("committees").select("id", "name_vi", "name_en");
  const holding = rows.filter(
    ({ name_vi, name_en }) => holdsTyped(name_vi, typed) || holdsTyped(name_en, typed),
  );
  const exact = holding.filter(({ name_vi }) => name_vi.toLowerCase() === typed.trim().toLowerCase());
  return (exact.length > 0 ? exact : holding).map(committeeOf);
}

/** Lets the people of a committee be reminded of a duty, or no longer. Sent twice, it is once. */
export async function setReminded(
  db: Database,
  viewer: SignedIn,
  now: Date,
  { directiveId, dutyId }: { directiveId: string; dutyId: string },
  committeeId: string,
  isReminded: boolean,
): Promise<"set" | "refused"> {
  if (!can(viewer, "directive:edit")) return "refused";
  return db.transaction(async (transaction) => {
    const pair = { duty_id: dutyId, committee_id: committeeId };
    const changed = isReminded
      ? (
          await transaction("duty_committees")
            .insert(pair)
            .onConflict(Object.keys(pair))
            .ignore()
            .returning("duty_id")
        ).length
      : await transaction("duty_committees").where(pair).delete();
    if (changed > 0) {
      await recordAudit(transaction, actorOf(viewer), now, {
        action: isReminded ? "directive-reminded-added" : "directive-reminded-removed",
        subjectKind: "directive",
        subjectId: directiveId,
        detail: { duty: dutyId, committee: committeeId },
      });
    }
    return "set" as const;
  });
}
