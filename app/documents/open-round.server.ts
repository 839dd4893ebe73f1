import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Paragraph } from "./paragraphs";

/** A round with what judges who may do what in it, held until the transaction ends; null when there is none. */
export async function openRound(transaction: Database, roundId: string) {
  const row = await transaction("comment_rounds")
    .join("drafts", "drafts.id", "comment_rounds.draft_id")
    .join("committees", "committees.id", "drafts.committee_id")
    .join("draft_versions", (join) =>
      join
        .on("draft_versions.draft_id", "comment_rounds.draft_id")
        .andOn("draft_versions.number", "comment_rounds.draft_version"),
    )
    .where("comment_rounds.id", roundId)
    .forUpdate("comment_rounds")
    .first(
      "drafts.id",
      "committees.path",
      "opens_on",
      "closes_before",
      "consolidated_at",
      "consolidated_by",
      "paragraphs",
    );
  if (!row) return null;
  return {
    draftId: row.id as string,
    path: row.path as string,
    paragraphs: fromJson<Paragraph[]>(row.paragraphs),
    days: {
      opensOn: row.opens_on as Day,
      closesBefore: row.closes_before as Day,
      consolidated:
        row.consolidated_at === null ? null : { by: row.consolidated_by, at: row.consolidated_at },
    },
  };
}
