import { useTranslation } from "react-i18next";
import type { WordChange } from "~/documents/word-changes";

// Said to those who listen, never copied with the text: the marks are made by the style sheet.
const spoken =
  "before:sr-only before:content-[attr(data-begins)] after:sr-only after:content-[attr(data-ends)] box-decoration-clone rounded-sm px-0.5";

/** One side of a changed paragraph: struck out what goes, underlined what comes. */
export function WordChanges({ words, side }: { words: WordChange[]; side: "older" | "newer" }) {
  const { t } = useTranslation("documents");
  const gone = side === "older" ? "added" : "removed";
  return (
    <p lang="vi" className="break-words">
      {words
        .filter(({ kind }) => kind !== gone)
        .map(({ kind, text }, at) =>
          kind === "kept" ? (
            <span key={at}>{text}</span>
          ) : kind === "removed" ? (
            <del
              key={at}
              data-begins={t("draft.removed-begins")}
              data-ends={t("draft.mark-ends")}
              className={`${spoken} bg-block-soft text-block decoration-2`}
            >
              {text}
            </del>
          ) : (
            <ins
              key={at}
              data-begins={t("draft.added-begins")}
              data-ends={t("draft.mark-ends")}
              className={`${spoken} bg-good-soft text-good decoration-2 underline-offset-4`}
            >
              {text}
            </ins>
          ),
        )}
    </p>
  );
}
