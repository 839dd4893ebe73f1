import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import { withinBranch } from "~/accounts/scope.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromFlag, type Database } from "~/platform/database.server";
import { localDayOf } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import { workspaceZone } from "~/platform/settings.server";
import type { Names } from "~/platform/vietnamese";
import { depthOf, judgeMove, movedPath, pathBelow, type Committee, type MoveRefusal } from "./committee";
import { findCommitteeById } from "./committees.server";
import type { FactSource } from "./facts";
import { editableCommittee, wouldJudge } from "./reach.server";
import { freeCommitteeSlug } from "./slugs.server";

/** What people enter about a committee. */
export interface CommitteeValues {
  /** Null for the top of a tree. */
  parentId: string | null;
  levelId: string;
  names: Names;
  organ: Names;
}

/**
 * `parent`: it is gone, or the viewer may not work there; `level`: it is gone; `would-judge`: there the viewer would
 * confirm what is prepared for its congress.
 */
export type CommitteeRefusal = MoveRefusal | "parent" | "level" | "would-judge";

export type CommitteeSaved =
  | { kind: "saved"; id: string; slug: string }
  | { kind: "outdated"; stored: Committee }
  | { kind: "gone" }
  | { kind: "refused"; reason: CommitteeRefusal };

/** Enters a committee below another one, or at the top, which takes a role in the whole workspace. */
export async function createCommittee(
  db: Database,
  viewer: SignedIn,
  now: Date,
  values: CommitteeValues,
): Promise<CommitteeSaved> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "committees");
    const parent = await parentFor(transaction, viewer, values.parentId);
    if (parent === "refused") return { kind: "refused", reason: "parent" };
    if (!(await levelExists(transaction, values.levelId))) return { kind: "refused", reason: "level" };
    const id = newId();
    const refusal = judgeMove(pathBelow(null, id), parent?.path ?? null, 1);
    if (refusal) return { kind: "refused", reason: refusal };
    const slug = await freeCommitteeSlug(transaction, values.names.vi);
    const isSample = fromFlag(parent?.is_sample);
    const source: FactSource = isSample
      ? { kind: "sample" }
      : { kind: "entered", by: viewer.name, on: localDayOf(now, workspaceZone), note: "" };
    await transaction("committees").insert({
      id,
      slug,
      path: pathBelow(parent?.path ?? null, id),
      ...columnsOf(values),
      is_sample: isSample,
      source: JSON.stringify(source),
      created_at: now.toISOString(),
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "committee-created",
      subjectKind: "committee",
      subjectId: id,
      detail: { slug },
    });
    return { kind: "saved", id, slug };
  });
}

/** Saves what was edited from version `basedOn`. Moving takes the whole subtree along, with the roles held in it. */
export async function updateCommittee(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
  values: CommitteeValues,
): Promise<CommitteeSaved> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "committees");
    const stored = await findCommitteeById(transaction, viewer, id);
    if (!stored || !(await editableCommittee(transaction, viewer, "committee:edit", id))) {
      return { kind: "gone" };
    }
    if (stored.version !== basedOn) return { kind: "outdated", stored };
    if (!(await levelExists(transaction, values.levelId))) return { kind: "refused", reason: "level" };
    const moves = values.parentId !== stored.parentId;
    if (moves) {
      const refusal = await moveSubtree(transaction, viewer, stored, values.parentId);
      if (refusal) return { kind: "refused", reason: refusal };
    }
    await transaction("committees")
      .where({ id })
      .update({ ...columnsOf(values), version: basedOn + 1 });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: moves ? "committee-moved" : "committee-edited",
      subjectKind: "committee",
      subjectId: id,
      detail: { slug: stored.slug, from: stored.parentId, to: values.parentId },
    });
    return { kind: "saved", id, slug: stored.slug };
  });
}

async function moveSubtree(
  transaction: Database,
  viewer: SignedIn,
  top: Committee,
  parentId: string | null,
): Promise<CommitteeRefusal | null> {
  const parent = await parentFor(transaction, viewer, parentId);
  if (parent === "refused") return "parent";
  const subtree: { id: string; path: string }[] = await withinBranch(
    transaction("committees"),
    "path",
    top.path,
  ).select("id", "path");
  const height = Math.max(...subtree.map(({ path }) => depthOf(path))) - depthOf(top.path) + 1;
  const refusal = judgeMove(top.path, parent?.path ?? null, height);
  if (refusal) return refusal;
  const to = pathBelow(parent?.path ?? null, top.id);
  if (wouldJudge(viewer, top.path, to)) return "would-judge";
  for (const { id, path } of subtree) {
    await transaction("committees")
      .where({ id })
      .update({ path: movedPath(path, top.path, to) });
  }
  return null;
}

async function parentFor(transaction: Database, viewer: SignedIn, parentId: string | null) {
  if (parentId === null) return can(viewer, "committee:create") ? null : "refused";
  return (await editableCommittee(transaction, viewer, "committee:create", parentId)) ?? "refused";
}

const levelExists = (transaction: Database, id: string) =>
  transaction("committee_levels").where({ id }).first("id");

const columnsOf = ({ parentId, levelId, names, organ }: CommitteeValues) => ({
  parent_id: parentId,
  level_id: levelId,
  name_vi: names.vi,
  name_en: names.en,
  organ_vi: organ.vi,
  organ_en: organ.en,
});
