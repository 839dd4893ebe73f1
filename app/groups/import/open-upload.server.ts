import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { openDelegates } from "../open-delegates.server";
import { findUpload } from "./uploads.server";

/** The list of the address that waits to be imported: only who sent it may see it. */
export async function openUpload(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:edit");
  const owner = { congressId: congress.id, userId: visit.viewer.id };
  const upload = await findUpload(visit.db, owner, visit.now, args.params.uploadId ?? "");
  if (!upload) notFound();
  const base = `/congresses/${congress.slug}/delegates`;
  const where = { db: visit.db, author: visit.viewer, now: visit.now, congressId: congress.id };
  return { visit, congress, upload, where, base, here: `${base}/import/${upload.id}` };
}
