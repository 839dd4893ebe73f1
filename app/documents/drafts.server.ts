import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromJson, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import type { Names } from "~/platform/vietnamese";
import { mayRead } from "./access";
import type { DraftKind } from "./draft-kinds";
import { nextParagraphs } from "./next-paragraphs";
import { splitText, type Paragraph } from "./paragraphs";

export interface Draft {
  id: string;
  kind: DraftKind;
  title: Names;
  source: string;
  committee: { path: string; names: Names };
  congress: { slug: string; title: Names; timezone: string } | null;
  /** The number of the latest version. */
  latest: number;
}

export interface DraftVersion {
  number: number;
  paragraphs: Paragraph[];
  note: string;
  author: string;
  at: string;
}

interface Row {
  id: string;
  kind: DraftKind;
  title_vi: string;
  title_en: string;
  source: string;
  path: string;
  name_vi: string;
  name_en: string;
  congress_slug: string | null;
  congress_vi: string | null;
  congress_en: string | null;
  timezone: string | null;
  latest: number | string;
}

const rows = (db: Database) =>
  db("drafts")
    .join("committees", "committees.id", "drafts.committee_id")
    .leftJoin("congresses", "congresses.id", "drafts.congress_id")
    .select<Row[]>(
      "drafts.id",
      "drafts.kind",
      "drafts.title_vi",
      "drafts.title_en",
      "drafts.source",
      "committees.path",
      "committees.name_vi",
      "committees.name_en",
      "congresses.slug as congress_slug",
      "congresses.title_vi as congress_vi",
      "congresses.title_en as congress_en",
      "congresses.timezone",
      db.raw("(select max(number) from draft_versions where draft_versions.draft_id = drafts.id) as latest"),
    );

/** The drafts that the viewer may read, by title. */
export async function listDrafts(db: Database, viewer: SignedIn): Promise<Draft[]> {
  const found = await rows(db).orderBy("drafts.title_vi");
  return found.map(draftOf).filter(({ committee }) => mayRead(viewer, committee.path));
}

/** One draft; null when there is none or the viewer may not read it. */
export async function findDraft(db: Database, viewer: SignedIn, id: string): Promise<Draft | null> {
  const row: Row | undefined = await rows(db).where("drafts.id", id).first();
  return row && mayRead(viewer, row.path) ? draftOf(row) : null;
}

/** A version of a draft with its paragraphs; null when there is none. */
export async function findVersion(
  db: Database,
  draftId: string,
  number: number,
): Promise<DraftVersion | null> {
  const row = await db("draft_versions").where({ draft_id: draftId, number }).first();
  return row
    ? {
        number: row.number,
        paragraphs: fromJson<Paragraph[]>(row.paragraphs),
        note: row.note,
        author: row.author_name,
        at: row.at,
      }
    : null;
}

export interface DraftValues {
  congressId: string;
  kind: DraftKind;
  title: string;
  text: string;
}

/** Enters the first version of a draft for a congress. Answers its id; null when the viewer may not. */
export async function createDraft(
  db: Database,
  viewer: SignedIn,
  now: Date,
  values: DraftValues,
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const congress = await transaction("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .where("congresses.id", values.congressId)
      .first("committees.id", "committees.path");
    if (!congress || !can(viewer, "document:edit", { committeePath: congress.path })) return null;
    const id = newId();
    const at = now.toISOString();
    await transaction("drafts").insert({
      id,
      committee_id: congress.id,
      congress_id: values.congressId,
      kind: values.kind,
      title_vi: values.title,
      created_at: at,
    });
    await transaction("draft_versions").insert({
      draft_id: id,
      number: 1,
      paragraphs: JSON.stringify(nextParagraphs([], splitText(values.text), newId)),
      author_name: viewer.name,
      at,
    });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "draft-created",
      subjectKind: "draft",
      subjectId: id,
    });
    return id;
  });
}

export type VersionSaved =
  { kind: "saved"; number: number } | { kind: "outdated"; latest: number } | { kind: "gone" };

/** Saves the next version; paragraphs that stay keep their ids and with them their comments. */
export async function saveVersion(
  db: Database,
  viewer: SignedIn,
  now: Date,
  draftId: string,
  basedOn: number,
  { text, note }: { text: string; note: string },
): Promise<VersionSaved> {
  return db.transaction(async (transaction) => {
    const draft = await findDraft(transaction, viewer, draftId);
    if (!draft || !can(viewer, "document:edit", { committeePath: draft.committee.path }))
      return { kind: "gone" };
    const previous = await findVersion(transaction, draftId, draft.latest);
    if (!previous || draft.latest !== basedOn) return { kind: "outdated", latest: draft.latest };
    const number = basedOn + 1;
    const inserted = await transaction("draft_versions")
      .insert({
        draft_id: draftId,
        number,
        paragraphs: JSON.stringify(nextParagraphs(previous.paragraphs, splitText(text), newId)),
        note,
        author_name: viewer.name,
        at: now.toISOString(),
      })
      .onConflict(["draft_id", "number"])
      .ignore()
      .returning("number");
    if (inserted.length === 0) return { kind: "outdated", latest: number };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "draft-version-saved",
      subjectKind: "draft",
      subjectId: draftId,
      detail: { number },
    });
    return { kind: "saved", number };
  });
}

const draftOf = (row: Row): Draft => ({
  id: row.id,
  kind: row.kind,
  title: { vi: row.title_vi, en: row.title_en },
  source: row.source,
  committee: { path: row.path, names: { vi: row.name_vi, en: row.name_en } },
  congress:
    row.congress_slug === null || row.timezone === null
      ? null
      : {
          slug: row.congress_slug,
          title: { vi: row.congress_vi ?? "", en: row.congress_en ?? "" },
          timezone: row.timezone,
        },
  latest: Number(row.latest),
});
