import { wordDay, wordInstant, type Day } from "~/platform/days";
import { wordSize } from "~/platform/files/word-size";
import type { Language } from "~/platform/language";
import { workspaceZone } from "~/platform/settings.server";
import type { Translate } from "~/platform/translate";
import type { Tone } from "~/ui/page";
import type { Paragraph } from "./paragraphs";
import {
  lastDayOf,
  stateOfRound,
  type Comment,
  type Round,
  type RoundRefusal,
  type RoundState,
} from "./round";

interface Reading {
  t: Translate;
  language: Language;
  today: Day;
}

const tones: Record<RoundState, Tone> = {
  planned: "neutral",
  open: "accent",
  closed: "warn",
  consolidated: "good",
};

/** A round in words. */
export function wordRound(round: Round, { t, language, today }: Reading) {
  const state = stateOfRound(round, today);
  return {
    id: round.id,
    name: round.name,
    state,
    stateLabel: t(`documents:round-state.${state}`),
    tone: tones[state],
    version: t("documents:round.on-version", { number: round.draftVersion }),
    days: t("documents:round.until", {
      from: wordDay(round.opensOn, language),
      last: wordDay(lastDayOf(round), language),
      before: wordDay(round.closesBefore, language),
    }),
    instructions: round.instructions,
    source: wordDraftSource(round.source),
    consolidated:
      round.consolidated === null
        ? null
        : t("documents:round.consolidated-by", {
            by: round.consolidated.by,
            at: wordInstant(round.consolidated.at, language, workspaceZone),
          }),
  };
}

/** Why a round was not changed, at the field that it is about. */
export function wordRefusal(
  why: RoundRefusal,
  round: Round,
  { t, language, today }: Reading,
): Record<string, string[]> {
  switch (why) {
    case "consolidated":
      return { name: [t("documents:round.no-change")] };
    case "opened":
      return { opensOn: [t("documents:form.opens-kept")] };
    case "past":
      return { closesBefore: [t("documents:form.past", { today: wordDay(today, language) })] };
    case "basis-missing":
      return { basis: [t("documents:form.basis-missing", { source: wordDraftSource(round.source) })] };
  }
}

/** A comment in words; `paragraphs` are those of the version that the round is about. */
export function wordComment(
  comment: Comment,
  paragraphs: readonly Paragraph[],
  { t, language }: Omit<Reading, "today">,
) {
  const place = paragraphs.findIndex(({ id }) => id === comment.paragraphId);
  return {
    id: comment.id,
    version: comment.version,
    place: place < 0 ? t("documents:round.whole") : t("documents:round.paragraph", { number: place + 1 }),
    quote: paragraphs[place]?.text ?? "",
    unit: comment.unit,
    text: comment.text,
    by: t("documents:round.by", {
      author: comment.author,
      at: wordInstant(comment.at, language, workspaceZone),
    }),
    author: comment.author,
    lateNote: comment.lateNote,
    answer: comment.answer,
    answerLabel: comment.answer === null ? null : t(`documents:answer.${comment.answer}`),
    reason: comment.reason,
    files: comment.files
      .filter(({ removed }) => removed === null)
      .map(({ id, name, size, by, at }) => ({
        id,
        name,
        about: t("form:upload.about", {
          size: wordSize(size, { t, language }),
          by,
          at: wordInstant(at, language, workspaceZone),
        }),
      })),
    removedFiles: comment.files.flatMap(({ id, name, removed }) =>
      removed === null
        ? []
        : {
            id,
            name,
            about: t("documents:files.removed-by", {
              by: removed.by,
              at: wordInstant(removed.at, language, workspaceZone),
            }),
          },
    ),
  };
}
export type CommentView = ReturnType<typeof wordComment>;

/** `KL1097-I` as an office cites it. */
export const wordDraftSource = (source: string): string =>
  source.replace(/^KL1097-/, "Kết luận 1097-KL/TU, ");
