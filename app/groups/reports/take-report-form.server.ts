import { judgeForm } from "~/platform/forms.server";
import type { ReportAnswer } from "./answer";
import type { OpenReport } from "./open-report.server";
import { AttendanceForm, OpinionForm, RemoveForm } from "./report";
import { countOpinions } from "./reports.server";
import { removeOpinion, saveAttendance, saveOpinion, setHandedIn } from "./write-report.server";

/** No group says more in an afternoon; whoever holds a secret address cannot fill the database. */
const mostOpinions = 500;

/**
 * Takes one form of a report, sent by the browser in the background or by hand.
 * @throws Response 400 for a form that no page of ours sends
 */
export async function takeReportForm(open: OpenReport, form: FormData): Promise<ReportAnswer> {
  const { visit, author, key, congress } = open;
  const where = { db: visit.db, author, now: visit.now, key };
  switch (form.get("intent")) {
    case "opinion": {
      const judged = judgeForm(form, OpinionForm, visit.t);
      if (judged.status !== "success") return invalid(judged.error);
      const { documentId } = judged.value;
      if (documentId !== "" && !congress.documents.some(({ id }) => id === documentId))
        return { kind: "invalid", errors: { documentId: [visit.t("form:not-a-choice")] } };
      if (judged.value.basedOn === 0 && (await countOpinions(visit.db, key)) >= mostOpinions)
        return { kind: "invalid", errors: { text: [visit.t("groups:reports.form.too-many")] } };
      return saveOpinion(where, judged.value);
    }
    case "remove": {
      const judged = judgeForm(form, RemoveForm, visit.t);
      return judged.status === "success" ? removeOpinion(where, judged.value) : invalid(judged.error);
    }
    case "attendance": {
      const judged = judgeForm(form, AttendanceForm, visit.t);
      return judged.status === "success" ? saveAttendance(where, judged.value) : invalid(judged.error);
    }
    case "hand-in":
    case "reopen":
      await setHandedIn(where, form.get("intent") === "hand-in");
      return { kind: "done" };
    default:
      throw new Response(null, { status: 400 });
  }
}

function invalid(error: Record<string, string[] | null> | null | undefined): ReportAnswer {
  const errors = Object.entries(error ?? {}).flatMap(([name, messages]): [string, string[]][] =>
    messages === null ? [] : [[name, messages]],
  );
  return { kind: "invalid", errors: Object.fromEntries(errors) };
}
