import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, openVisit } from "~/accounts/request.server";
import { readSingleEntry } from "~/calendar/single-entry.server";

/** One entry as a file to keep: any that the viewer may see now, deadlines and internal congresses as well. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  const { kind = "", file = "" } = args.params;
  const congress = new URL(args.request.url).searchParams.get("congress");
  const body = file.endsWith(".ics")
    ? await readSingleEntry(visit, kind, file.slice(0, -".ics".length), congress)
    : null;
  if (!body) notFound();
  return new Response(new Uint8Array(body), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="calendar.ics"',
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}
