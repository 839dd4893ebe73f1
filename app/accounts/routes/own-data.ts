import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownDataOf } from "~/accounts/own-data.server";
import { requireViewer } from "~/accounts/request.server";

/** One's own data as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, viewer } = await requireViewer(args);
  return new Response(`${JSON.stringify(await ownDataOf(db, viewer.id), null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="account.json"',
    },
  });
}
