import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromFlag, type Database } from "~/platform/database.server";
import { localDayOf } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import { workspaceZone } from "~/platform/settings.server";
import type { Congress } from "./congress";
import { changedValues, nextSources, valuesOf, type CongressValues } from "./congress-values";
import { columnsOf, courseColumns, writeParts } from "./congress-columns.server";
import { findCongressById } from "./congresses.server";
import { nextCourse } from "./course";
import type { FactSource } from "./facts";
import { editableCommittee, wouldJudge } from "./reach.server";
import { freeCongressSlug } from "./slugs.server";

export type CongressSaved =
  | { kind: "saved"; id: string; slug: string }
  /** Somebody saved in between: this is what is stored now. */
  | { kind: "outdated"; stored: Congress }
  /** The congress is gone, or out of the viewer's reach. */
  | { kind: "gone" }
  /** The committee is gone, or the viewer may not plan its congresses. */
  | { kind: "committee-refused" }
  /** Under that committee the viewer would confirm what is prepared for it. */
  | { kind: "would-judge" };

/** Enters a congress. `note` names the paper that its facts rest on. */
export async function createCongress(
  db: Database,
  viewer: SignedIn,
  now: Date,
  values: CongressValues,
  note: string,
): Promise<CongressSaved> {
  return db.transaction(async (transaction) => {
    const committee = await editableCommittee(transaction, viewer, "congress:create", values.committeeId);
    if (!committee) return { kind: "committee-refused" };
    await lockForWriting(transaction, "congresses");
    const id = newId();
    const slug = await freeCongressSlug(transaction, values.title.vi);
    const isSample = fromFlag(committee.is_sample);
    const source: FactSource = isSample ? { kind: "sample" } : enteredBy(viewer, now, note);
    await transaction("congresses").insert({
      id,
      slug,
      ...columnsOf(values),
      is_sample: isSample,
      sources: JSON.stringify(nextSources(null, values, source)),
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    });
    await writeParts(transaction, id, values, new Set());
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "congress-created",
      subjectKind: "congress",
      subjectId: id,
      detail: { slug },
    });
    return { kind: "saved", id, slug };
  });
}

/** Saves what was edited from version `basedOn`. The address stays: links and calendars hold it. */
export async function updateCongress(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  basedOn: number,
  values: CongressValues,
  note: string,
): Promise<CongressSaved> {
  return db.transaction(async (transaction) => {
    await transaction("congresses").where({ id }).forUpdate().first("id");
    const stored = await findCongressById(transaction, viewer, id);
    const reach = await editableCommittee(transaction, viewer, "congress:edit", stored?.committee.id ?? "");
    if (!stored || !reach) return { kind: "gone" };
    const committee = await editableCommittee(transaction, viewer, "congress:edit", values.committeeId);
    if (!committee) return { kind: "committee-refused" };
    if (wouldJudge(viewer, reach.path, committee.path)) return { kind: "would-judge" };
    const source: FactSource = stored.isSample ? { kind: "sample" } : enteredBy(viewer, now, note);
    const written = await transaction("congresses")
      .where({ id, version: basedOn })
      .update({
        ...columnsOf(values),
        ...courseColumns(nextCourse(stored, values, now.toISOString())),
        sources: JSON.stringify(nextSources(stored, values, source)),
        updated_at: now.toISOString(),
        version: basedOn + 1,
      });
    if (written === 0) return { kind: "outdated", stored };
    await transaction("congress_halls").where({ congress_id: id }).delete();
    await transaction("congress_documents").where({ congress_id: id }).delete();
    const known = new Set([...stored.halls, ...stored.documents].map((part) => part.id));
    await writeParts(transaction, id, values, known);
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "congress-edited",
      subjectKind: "congress",
      subjectId: id,
      detail: { slug: stored.slug, changed: changedValues(valuesOf(stored), values), note },
    });
    return { kind: "saved", id, slug: stored.slug };
  });
}

const enteredBy = (viewer: SignedIn, now: Date, note: string): FactSource => ({
  kind: "entered",
  by: viewer.name,
  on: localDayOf(now, workspaceZone),
  note,
});
