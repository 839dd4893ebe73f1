import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { findCommentFile } from "~/documents/comment-files.server";
import { openRoundPage } from "~/documents/open-draft.server";
import { readContent, uploadResponse } from "~/platform/files/uploads.server";

/** Hands over a file of a comment to its author and to those who consolidate. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, draft, round } = await openRoundPage(args);
  const { db, viewer, config, log } = visit;
  const id = args.params.file ?? "";
  const file = await findCommentFile(db, viewer, draft.committee.path, round.id, id);
  if (!file) notFound();
  const content = await readContent(config.filesUrl, file.hash);
  if (!content) {
    log.error({ file: id }, "A comment's file is missing from the files folder");
    notFound();
  }
  return uploadResponse(content, file);
}
