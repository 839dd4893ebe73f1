import type { SubmissionResult } from "@conform-to/react";
import { data, redirect } from "@remix-run/node";
import { notFound, type Visit } from "~/accounts/request.server";
import { judgeForm } from "~/platform/forms.server";
import { RemovalForm } from "./forms";
import type { Removal, Removed } from "./remove.server";
import type { Reworded } from "./reword.server";

/** What the page of a clause or a duty gets back when nothing was changed. */
export interface PartAnswer {
  form: "words" | "removal";
  reply: SubmissionResult<string[]> | null;
  problem: string;
  /** The version that the next attempt is based on; null: the one that is stored now, shown beside what was typed. */
  basedOn: number | null;
}

const answer = (values: PartAnswer, status: number) => data(values, { status });

/** 400: faults in the fields. The next attempt stays based on what its author has seen. */
export const answerFaults = (
  form: FormData,
  reply: SubmissionResult<string[]>,
  { t }: Pick<Visit, "t">,
  status = 400,
) => answer({ form: "words", reply, problem: t("form:summary"), basedOn: postedVersion(form) }, status);

/** What follows an attempt to reword: the page to go to, or why it was not done. */
export function answerReworded(
  done: Reworded,
  to: string,
  reply: SubmissionResult<string[]>,
  { t }: Pick<Visit, "t">,
) {
  switch (done) {
    case "reworded":
      return redirect(to);
    case "outdated":
      return answer({ form: "words", reply, problem: t("form:outdated"), basedOn: null }, 409);
    case "source":
      return answer({ form: "words", reply, problem: t("directives:part.source"), basedOn: null }, 403);
    case "refused":
      return notFound();
  }
}

/** Takes the form of a removal to what does it. */
export async function answerRemoval(
  form: FormData,
  to: string,
  { t }: Pick<Visit, "t">,
  remove: (removal: Removal) => Promise<Removed>,
) {
  const submission = judgeForm(form, RemovalForm, t);
  if (submission.status !== "success") {
    const problem = t("form:summary");
    return answer({ form: "removal", reply: submission.reply(), problem, basedOn: postedVersion(form) }, 400);
  }
  const { basedOn, reason, notes, isAgreed } = submission.value;
  const done = await remove({ basedOn, reason, knownNotes: isAgreed ? notes : 0 });
  if (done === "removed") return redirect(to);
  if (done === "refused") notFound();
  const problem = t(`directives:part.${done === "outdated" ? "outdated-removal" : done}`);
  return answer(
    { form: "removal", reply: submission.reply(), problem, basedOn: null },
    done === "source" ? 403 : 409,
  );
}

/** The version that a form was based on; null where there is none that could be. */
function postedVersion(form: FormData): number | null {
  const version = Number(form.get("basedOn"));
  return Number.isSafeInteger(version) && version > 0 ? version : null;
}
