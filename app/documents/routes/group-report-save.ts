import type { ActionFunctionArgs } from "@remix-run/node";
import { statusOf } from "~/groups/reports/answer";
import { openReport } from "~/groups/reports/open-report.server";
import { takeReportForm } from "~/groups/reports/take-report-form.server";
import { readForm } from "~/platform/forms.server";

/** Takes one form of a group's report in the background and answers what became of it. */
export async function action(args: ActionFunctionArgs) {
  const open = await openReport(args);
  const answer = await takeReportForm(open, await readForm(args.request));
  return Response.json(answer, { status: statusOf(answer), headers: { "Cache-Control": "no-store" } });
}
