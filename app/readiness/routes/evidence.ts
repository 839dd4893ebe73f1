import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { findEvidence } from "~/readiness/evidence.server";
import { readContent } from "~/readiness/evidence-files.server";
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
  return new Response(content, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(content.byteLength),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeName(file.fileName)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

/** Percent-encoding as RFC 8187 asks for, which also encodes what `encodeURIComponent` leaves. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
