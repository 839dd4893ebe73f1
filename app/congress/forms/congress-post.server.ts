import type { CommitteeQuestion } from "~/accounts/committee-choices.server";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { localDayOf, wordDay } from "~/platform/days";
import { judgeForm } from "~/platform/forms.server";
import { workspaceZone } from "~/platform/settings.server";
import type { SubmissionResult } from "@conform-to/react";
import { answerRows } from "./answers.server";
import { congressForm } from "./congress-form";
import { rowIntent, withRows } from "./congress-rows";

/** Judges the posted form of a congress. */
export function judgeCongress({ now, today, t, language }: Visit<SignedIn>, form: FormData) {
  // The workspace may plan as of another day than today: what has come by either of them can have been held.
  const calendarDay = localDayOf(now, workspaceZone);
  const latest = today > calendarDay ? today : calendarDay;
  return judgeForm(form, congressForm(latest, wordDay(latest, language)), t);
}

/** The answer to a button that adds or removes a row; null when the form is to be saved. */
export function answerRowIntent(submission: { payload: Record<string, unknown> }, form: FormData) {
  const intent = rowIntent(form.get("intent"));
  if (!intent) return null;
  const { values, focus } = withRows(submission.payload, intent);
  return answerRows(values as SubmissionResult["initialValue"], form, focus);
}

/** The committees whose congresses the viewer may plan. */
export const committeesToPlan: CommitteeQuestion = { purpose: "congress:create" };
