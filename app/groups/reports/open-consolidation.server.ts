import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { openDivision } from "../papers/open-division.server";
import { findConsolidation, handedOpinions } from "./consolidations.server";
import { listReports } from "./reports.server";

/** The consolidated report of the division of the address, with what it is made of. */
export async function openConsolidation(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  action: "report:view" | "report:edit",
) {
  const open = await openDivision(args, action);
  const { visit, division } = open;
  const { content } = division.revision;
  const reports = await listReports(visit.db, division.id);
  return {
    ...open,
    content,
    reports,
    revision: await findConsolidation(visit.db, division.id),
    opinions: handedOpinions(content, reports),
    /** Every opinion as it is now, also of groups that have opened theirs again. */
    current: new Map(
      reports.flatMap((report) => report.opinions.map((opinion) => [opinion.id, opinion] as const)),
    ),
  };
}
export type OpenConsolidation = Awaited<ReturnType<typeof openConsolidation>>;
