import type { Database } from "~/platform/database.server";
import type { Answer } from "./round";

/** A comment on one paragraph, as a list beside the text shows it. */
export interface ParagraphComment {
  id: string;
  roundId: string;
  paragraphId: string;
  /** The version that the comment is about. */
  onVersion: number;
  unit: string;
  author: string;
  text: string;
  answer: Answer | null;
}

/** The comments on the paragraphs of a draft, over all rounds, in the order in which they came. */
export const paragraphComments = (db: Database, draftId: string): Promise<ParagraphComment[]> =>
  db("draft_comments")
    .join("comment_rounds", "comment_rounds.id", "draft_comments.round_id")
    .where("comment_rounds.draft_id", draftId)
    .whereNotNull("paragraph_id")
    .orderBy(["draft_comments.at", "draft_comments.id"])
    .select(
      "draft_comments.id",
      "round_id as roundId",
      "paragraph_id as paragraphId",
      "draft_version as onVersion",
      "unit",
      "author_name as author",
      "text",
      "answer",
    );
