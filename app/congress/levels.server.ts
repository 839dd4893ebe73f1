import { recordAudit } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { lockForWriting } from "~/platform/locks.server";
import type { Names } from "~/platform/vietnamese";
import { slugOf } from "~/platform/vietnamese";
import type { AgendaLevel } from "./committee";

/** What an administrator enters about a level of the tree. */
export interface LevelValues {
  names: Names;
  position: number;
  agendaLevel: AgendaLevel;
}

export type LevelSaved = { kind: "saved"; id: string } | { kind: "outdated" } | { kind: "gone" };

/** Adds a level. Its identifier is made from its Vietnamese name. */
export async function createLevel(
  db: Database,
  viewer: SignedIn,
  now: Date,
  values: LevelValues,
): Promise<LevelSaved> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "committee_levels");
    const taken = new Set<string>(await transaction("committee_levels").pluck("id"));
    // The form of a level that is not there yet goes by this name.
    taken.add("new");
    const base = slugOf(values.names.vi).slice(0, 24) || "level";
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    await transaction("committee_levels").insert({ id, ...columnsOf(values) });
    await audit(transaction, viewer, now, "level-created", id);
    return { kind: "saved", id };
  });
}

/** Saves a level edited from version `basedOn`. */
export async function updateLevel(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
  values: LevelValues,
): Promise<LevelSaved> {
  return db.transaction(async (transaction) => {
    const written = await transaction("committee_levels")
      .where({ id, version: basedOn })
      .update({ ...columnsOf(values), version: basedOn + 1 });
    if (written === 0) return missing(transaction, id);
    await audit(transaction, viewer, now, "level-edited", id);
    return { kind: "saved", id };
  });
}

/** Deletes a level that no committee has. */
export async function deleteLevel(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
): Promise<LevelSaved | { kind: "needed"; count: number }> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "committees");
    const [used] = await transaction("committees").where({ level_id: id }).count({ count: "*" });
    const count = Number(used?.count ?? 0);
    if (count > 0) return { kind: "needed", count };
    const deleted = await transaction("committee_levels").where({ id, version: basedOn }).delete();
    if (deleted === 0) return missing(transaction, id);
    await audit(transaction, viewer, now, "level-deleted", id);
    return { kind: "saved", id };
  });
}

async function missing(transaction: Database, id: string): Promise<LevelSaved> {
  const row = await transaction("committee_levels").where({ id }).first("id");
  return { kind: row ? "outdated" : "gone" };
}

const audit = (transaction: Database, viewer: SignedIn, now: Date, action: AuditAction, id: string) =>
  recordAudit(transaction, actorOf(viewer), now, { action, subjectKind: "level", subjectId: id });

const columnsOf = ({ names, position, agendaLevel }: LevelValues) => ({
  name_vi: names.vi,
  name_en: names.en,
  position,
  agenda_level: agendaLevel,
});
