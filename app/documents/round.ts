import { addDays, type Day } from "~/platform/days";

export const answers = ["accepted", "partly", "not-accepted"] as const;
/** What became of a comment. */
export type Answer = (typeof answers)[number];

/** Who is reminded of a round: whoever may comment, or the committees right below, one by one. */
export const askedParties = ["everyone", "below"] as const;

export interface Round {
  id: string;
  draftId: string;
  draftVersion: number;
  name: string;
  opensOn: Day;
  /** Comments must be there before this day begins. */
  closesBefore: Day;
  instructions: string;
  source: string;
  consolidated: { by: string; at: string } | null;
}

/** With one comment. */
export const mostCommentFiles = 5;

/** A file that was sent with a comment. */
export interface CommentFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  by: string;
  at: string;
  /** Who took it off the comment, and when; null while it stands there. */
  removed: { by: string; at: string } | null;
}

export interface Comment {
  id: string;
  /** Null: about the document as a whole. */
  paragraphId: string | null;
  unit: string;
  text: string;
  authorId: string | null;
  author: string;
  at: string;
  /** Why it was admitted after the end; empty for those in time. */
  lateNote: string;
  answer: Answer | null;
  reason: string;
  answeredBy: string | null;
  files: CommentFile[];
  version: number;
}

export type RoundState = "planned" | "open" | "closed" | "consolidated";

/** Where a round stands on a day. "Before 08/7" is open to the end of 7 July. */
export function stateOfRound(
  round: Pick<Round, "opensOn" | "closesBefore" | "consolidated">,
  today: Day,
): RoundState {
  if (round.consolidated !== null) return "consolidated";
  if (today < round.opensOn) return "planned";
  return today < round.closesBefore ? "open" : "closed";
}

/**
 * Whether files of a comment may be attached and taken off: by its author while the round is open, and those of a late
 * comment by whoever consolidates, until that is finished.
 */
export const mayChangeFiles = (
  state: RoundState,
  { isOwn, isLate }: { isOwn: boolean; isLate: boolean },
  mayEdit: boolean,
): boolean => (state === "open" ? isOwn : state === "closed" && isLate && mayEdit);

/** The last day on which comments are taken. */
export const lastDayOf = ({ closesBefore }: Pick<Round, "closesBefore">): Day => addDays(closesBefore, -1);

/** Why a round cannot be consolidated yet; null when it can. */
export function whyNotConsolidated(
  state: RoundState,
  comments: readonly Pick<Comment, "answer">[],
): "not-closed" | "unanswered" | null {
  if (state !== "closed") return "not-closed";
  return comments.some(({ answer }) => answer === null) ? "unanswered" : null;
}
