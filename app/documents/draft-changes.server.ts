import type { Visit } from "~/accounts/request.server";
import { findVersion, type DraftVersion } from "./drafts.server";
import type { ParagraphComment } from "./paragraph-comments.server";
import { compareParagraphs, type Paragraph } from "./paragraphs";
import { compareWords, type WordChange } from "./word-changes";

export type ChangesView = Awaited<ReturnType<typeof readChanges>>;
export type ChangeView = ChangesView["changes"][number];
export type ChangeComment = ReturnType<typeof wordChangeComment>;

/**
 * What changed from one version of a draft to a later one, word by word, with the comments that had come to each
 * changed paragraph, and those that were accepted although their paragraph still reads as it did.
 */
export async function readChanges(
  { db, t }: Pick<Visit, "db" | "t">,
  draftId: string,
  [older, newer]: [DraftVersion, DraftVersion],
  comments: readonly ParagraphComment[],
) {
  const earlier = comments.filter(({ onVersion }) => onVersion < newer.number);
  const unheeded = await unheededOf(db, draftId, newer, earlier);
  return {
    older: older.number,
    newer: newer.number,
    changes: compareParagraphs(older.paragraphs, newer.paragraphs).map((change) => {
      const { before, after } = { before: "", after: "", ...change };
      const words: WordChange[] =
        change.kind === "changed"
          ? compareWords(before, after)
          : [{ kind: change.kind, text: before || after }];
      return {
        ...{ id: change.id, kind: change.kind, place: change.place, words },
        comments: earlier
          .filter(({ paragraphId }) => paragraphId === change.id)
          .map((comment) => wordChangeComment(comment, t)),
      };
    }),
    unheeded: unheeded.map((comment) => wordChangeComment(comment, t)),
  };
}

async function unheededOf(
  db: Visit["db"],
  draftId: string,
  newer: DraftVersion,
  comments: readonly ParagraphComment[],
): Promise<ParagraphComment[]> {
  const accepted = comments.filter(({ answer }) => answer === "accepted" || answer === "partly");
  const texts = new Map<number, ReadonlyMap<string, string>>();
  for (const number of new Set(accepted.map(({ onVersion }) => onVersion))) {
    texts.set(number, textsOf((await findVersion(db, draftId, number))?.paragraphs ?? []));
  }
  const now = textsOf(newer.paragraphs);
  return accepted.filter(({ onVersion, paragraphId }) => {
    const text = now.get(paragraphId);
    return text !== undefined && texts.get(onVersion)?.get(paragraphId) === text;
  });
}

const textsOf = (paragraphs: readonly Paragraph[]): ReadonlyMap<string, string> =>
  new Map(paragraphs.map(({ id, text }) => [id, text]));

const wordChangeComment = ({ id, roundId, text, answer, ...by }: ParagraphComment, t: Visit["t"]) => ({
  ...{ id, roundId, paragraphId: by.paragraphId, text, answer },
  by: [by.unit, by.author].filter((part) => part !== "").join(", "),
  answerLabel: answer === null ? t("documents:round.no-answer") : t(`documents:answer.${answer}`),
});
