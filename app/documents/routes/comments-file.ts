import type { LoaderFunctionArgs } from "@remix-run/node";
import { placeOnDay } from "~/agenda/print/letterhead";
import { commentsOf } from "~/documents/comments.server";
import { commentsDocx, commentsXlsx } from "~/documents/comments-table.server";
import { findVersion } from "~/documents/drafts.server";
import { openEditableRound } from "~/documents/open-draft.server";
import { wordComment, wordRound } from "~/documents/words.server";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";

const types = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The table of all comments of a round as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, title, round } = await openEditableRound(args);
  const format = new URL(args.request.url).pathname.endsWith(".xlsx") ? "xlsx" : "docx";
  const { db, t, language, today } = visit;
  const paragraphs = (await findVersion(db, draft.id, round.draftVersion))?.paragraphs ?? [];
  const comments = (await commentsOf(db, round.id)).map((comment) =>
    wordComment(comment, paragraphs, { t, language }),
  );
  const view = wordRound(round, { t, language, today });
  const head = {
    committee: nameIn(draft.committee.names, language),
    placeAndDay: placeOnDay(draft.committee.names.vi, today, { t, language }),
    title: `${title}. ${round.name}`,
    about: `${view.days}. ${view.version}. ${view.stateLabel}.`,
    by: round.consolidated?.by ?? null,
    footer: wordDay(today, language),
  };
  const file = format === "docx" ? await commentsDocx(head, comments, t) : await commentsXlsx(comments, t);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="gop-y-${round.id}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
