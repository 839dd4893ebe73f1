import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { runView } from "~/groups/desk/run-view";
import { findRun } from "~/groups/desk/runs.server";

/** How far a run is, whichever process divides. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, division, names } = await openDivision(args);
  const run = await findRun(visit.db, division.id, args.params.runId ?? "", visit.now);
  if (!run) notFound();
  const view = runView(run, division.revision.number, names);
  return Response.json(view ?? { id: run.id, isRunning: false, progress: 100, message: "", conditions: [] }, {
    headers: { "Cache-Control": "no-store" },
  });
}
