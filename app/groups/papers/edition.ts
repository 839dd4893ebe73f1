import type { Translate } from "~/platform/translate";
import type { Seating } from "./seating";

/** When groups discuss, and what: out of the agenda. */
export interface DiscussionTime {
  /** Which round of the division meets then; null: any. 0 is the first. */
  round: number | null;
  /** `Thứ Tư, ngày 12/8/2020, 15:00 – 17:00`. */
  when: string;
  documents: string[];
}

/** A division as it is printed. */
export interface PaperEdition {
  /** The issuing body: the organisation, and its congress. */
  bodies: [string, string];
  placeAndDay: string;
  congressTitle: string;
  seating: Seating;
  /** Not the division that holds: every page says so. */
  isDraft: boolean;
  /** At the foot of every page: which division, which revision, when printed. */
  label: string;
  discussions: DiscussionTime[];
  /** Titles of the congress documents, where the agenda names none for its discussions. */
  documents: string[];
  t: Translate;
}

/** The discussions of a round. */
export const discussionsIn = ({ discussions }: PaperEdition, round: number): DiscussionTime[] =>
  discussions.filter((each) => each.round === null || each.round === round);

/** `Lượt 2` where there are several rounds. */
export const roundName = ({ seating, t }: PaperEdition, round: number): string | null =>
  seating.length > 1 ? t("groups:papers.round", { number: round + 1 }) : null;

/** The foot of a page about something of its own: `Tổ 3 · Phương án A, bản 2`. */
export const footOf = ({ isDraft, label, t }: PaperEdition, ...about: (string | null)[]): string =>
  [isDraft ? t("groups:papers.draft-mark") : null, ...about, label]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
