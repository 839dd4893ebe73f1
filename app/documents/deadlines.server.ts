import type { Database } from "~/platform/database.server";
import type { Names } from "~/platform/vietnamese";
import type { Viewer } from "~/accounts/viewer";
import { mayRead } from "./access";
import { lastDayOf, type Round } from "./round";

/** A comment round with what its deadline is about. */
export interface RoundDeadline extends Pick<Round, "id" | "draftId" | "name" | "opensOn"> {
  /** The last day on which comments are taken. */
  lastDay: string;
  title: Names;
  committeePath: string;
  congressId: string | null;
  /** ISO text in UTC; null while the round is not consolidated. */
  consolidatedAt: string | null;
}

/** The rounds on the drafts that the viewer may read, in the order of ids. */
export async function listRoundDeadlines(db: Database, viewer: Viewer): Promise<RoundDeadline[]> {
  const rows = await db("comment_rounds")
    .join("drafts", "drafts.id", "comment_rounds.draft_id")
    .join("committees", "committees.id", "drafts.committee_id")
    .orderBy("comment_rounds.id")
    .select(
      "comment_rounds.id",
      "comment_rounds.draft_id",
      "comment_rounds.name",
      "comment_rounds.opens_on",
      "comment_rounds.closes_before",
      "comment_rounds.consolidated_at",
      "drafts.title_vi",
      "drafts.title_en",
      "drafts.congress_id",
      "committees.path",
    );
  return rows
    .filter(({ path }) => mayRead(viewer, path))
    .map((row) => ({
      ...{ id: row.id, draftId: row.draft_id, name: row.name, opensOn: row.opens_on },
      lastDay: lastDayOf({ closesBefore: row.closes_before }),
      title: { vi: row.title_vi, en: row.title_en },
      ...{ committeePath: row.path, congressId: row.congress_id, consolidatedAt: row.consolidated_at },
    }));
}
