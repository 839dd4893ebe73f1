import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { openForEditing } from "~/agenda/open-agenda.server";

/** The draft as a file in the format congress-agenda/1. */
export async function loader(args: LoaderFunctionArgs) {
  const { congress, agenda, revision } = await openForEditing(args);
  if (!agenda || !revision) notFound();
  return new Response(`${JSON.stringify(agenda, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${congress.slug}-${revision.number}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
