import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";

/** A unit that was asked to comment in a round. */
export interface RoundUnit {
  id: string;
  name: string;
  /** The path of the committee; null for a unit that is none. */
  path: string | null;
  /** `agreed`: read it and has nothing to add. */
  answer: "commented" | "agreed" | null;
  agreedBy: string;
}

/** The units that were asked, by name, and whether they have answered. */
export async function listUnits(db: Database, roundId: string): Promise<RoundUnit[]> {
  const rows = await db("round_units")
    .leftJoin("committees", "committees.id", "round_units.committee_id")
    .where({ round_id: roundId })
    .orderBy("round_units.name")
    .select("round_units.id", "round_units.name", "agreed_at", "agreed_by", "committees.path");
  const commented: string[] = await db("draft_comments")
    .where({ round_id: roundId })
    .whereNotNull("unit_id")
    .distinct()
    .pluck("unit_id");
  const spoken = new Set(commented);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    path: row.path,
    answer: spoken.has(row.id) ? "commented" : row.agreed_at !== null ? "agreed" : null,
    agreedBy: row.agreed_by ?? "",
  }));
}

/** For which of the units somebody speaks: that of one's own committee, not of those below it. */
export const ownUnit = (units: readonly RoundUnit[], viewer: SignedIn): RoundUnit | null =>
  units.find(
    ({ path }) =>
      path !== null &&
      viewer.grants.some(({ scope }) => scope === path) &&
      can(viewer, "document:comment", { committeePath: path }),
  ) ?? null;
