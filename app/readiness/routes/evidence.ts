import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { readContent, uploadResponse } from "~/platform/files/uploads.server";
import { findEvidence } from "~/readiness/evidence.server";
import { openItemPage } from "~/readiness/open-checklist.server";

/** Hands over a file that proves an item: always to be saved, never to be shown as a page of this site. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openItemPage(args);
  const file = await findEvidence(visit.db, visit.viewer, congress.id, args.params.evidenceId ?? "");
  if (!file) notFound();
  const content = await readContent(visit.config.filesUrl, file.hash);
  if (!content) {
    visit.log.error(
      { evidence: args.params.evidenceId },
      "An evidence file is missing from the files folder",
    );
    notFound();
  }
  return uploadResponse(content, file);
}
