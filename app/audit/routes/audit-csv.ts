import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditCsv, searchAudit } from "~/audit/trail.server";
import { auditQuestionOf } from "~/audit/question.server";
import { recordAudit } from "~/accounts/audit.server";
import { actorOf, authorise, requireViewer } from "~/accounts/request.server";

const mostRows = 100_000;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "audit:view");
  const search = new URL(args.request.url).searchParams;
  const rows = await searchAudit(visit.db, auditQuestionOf(search), mostRows);
  await visit.db.transaction((transaction) =>
    recordAudit(transaction, actorOf(visit.viewer), visit.now, {
      action: "audit-exported",
      subjectKind: "workspace",
      subjectId: "audit",
      detail: { rows: rows.length },
    }),
  );
  return new Response(auditCsv(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit.csv"',
      "Cache-Control": "no-store",
    },
  });
}
