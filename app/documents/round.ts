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
  /** Comments that are sent in, or what the groups of a congress said. */
  kind: "written" | "discussion";
  name: string;
  opensOn: Day;
  /** Comments must be there before this day begins. */
  closesBefore: Day;
  instructions: string;
  source: string;
  consolidated: { by: string; at: string } | null;
  /** Grows by one with each change of its name, days or instructions. */
  version: number;
}

/** What may be changed of a round; `basis` names what orders the new days, empty where nothing is named. */
export interface RoundChange extends Pick<Round, (typeof changedFields)[number]> {
  basis: string;
}

const changedFields = ["name", "opensOn", "closesBefore", "instructions"] as const;

/** Why a round was not changed. */
export type RoundRefusal = "consolidated" | "opened" | "past" | "basis-missing";

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

/** Whether the days and words of a round can still be changed: what groups said has its day, what is consolidated stays. */
export const mayChangeRound = ({ kind, consolidated }: Pick<Round, "kind" | "consolidated">): boolean =>
  kind === "written" && consolidated === null;

/**
 * Why a round may not be changed in this way; null when it may. A round that has opened keeps its first day; it is
 * prolonged, opened again or closed from today on, never in the past; and days that a document states (KL1097-I: before
 * 08/7/2020) move only with the name of what moves them.
 */
export function whyNotChanged(round: Round, change: RoundChange, today: Day): RoundRefusal | null {
  if (!mayChangeRound(round)) return "consolidated";
  const isMoved = change.opensOn !== round.opensOn || change.closesBefore !== round.closesBefore;
  if (change.opensOn !== round.opensOn && stateOfRound(round, today) !== "planned") return "opened";
  if (change.closesBefore !== round.closesBefore && change.closesBefore < today) return "past";
  return isMoved && round.source !== "" && change.basis === "" ? "basis-missing" : null;
}

/** What is stored now of what somebody else changed meanwhile, as the fields of the form hold it. */
export function storedWords(
  stored: Round,
  typed: Pick<RoundChange, (typeof changedFields)[number]>,
): Partial<Record<(typeof changedFields)[number], string>> {
  const different = changedFields.filter((name) => stored[name] !== typed[name]);
  return Object.fromEntries(different.map((name) => [name, stored[name]]));
}

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
