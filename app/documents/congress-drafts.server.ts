import type { Congress } from "~/congress/congress";
import { fromJson, type Database } from "~/platform/database.server";
import { headingsOf, type Paragraph } from "./paragraphs";

export interface CongressDraft {
  id: string;
  title: string;
  /** Of its latest version. */
  paragraphs: Paragraph[];
}

/**
 * The draft of each document of a congress, by the document's id: the one of the same kind, of the same title where
 * there are several. Whether they may be read is judged by the caller.
 */
export async function draftsOfDocuments(
  db: Database,
  congress: Pick<Congress, "id" | "documents">,
): Promise<Map<string, CongressDraft>> {
  const rows: { id: string; kind: string; title_vi: string; paragraphs: string }[] = await db("drafts")
    .join("draft_versions", "draft_versions.draft_id", "drafts.id")
    .where({ congress_id: congress.id })
    .whereRaw("number = (select max(number) from draft_versions as other where other.draft_id = drafts.id)")
    .orderBy(["drafts.created_at", "drafts.id"])
    .select("drafts.id", "kind", "title_vi", "paragraphs");
  return new Map(
    congress.documents.flatMap(({ id, kind, title }): [string, CongressDraft][] => {
      const alike = rows.filter((row) => row.kind === kind);
      const found = alike.find((row) => row.title_vi === title) ?? (kind === "other" ? undefined : alike[0]);
      if (!found) return [];
      const paragraphs = fromJson<Paragraph[]>(found.paragraphs);
      return [[id, { id: found.id, title: found.title_vi, paragraphs }]];
    }),
  );
}

/** The headings of each document's draft, to name a section by. */
export const sectionsOf = (drafts: ReadonlyMap<string, CongressDraft>): Record<string, string[]> =>
  Object.fromEntries(
    [...drafts].map(([id, { paragraphs }]) => [
      id,
      [...new Set(headingsOf(paragraphs).map(({ text }) => text))],
    ]),
  );
