import { data } from "@remix-run/node";
import type { SubmissionResult } from "@conform-to/react";
import type { Translate } from "~/platform/translate";

/** What is stored now, in words, by the names of the fields; only what differs from what was typed. */
export type StoredWords = Record<string, string>;

/** What an action answers when nothing was saved: the typed values come back within `reply`. */
export interface FormAnswer {
  reply: SubmissionResult;
  /** The version that the next attempt is based on; null: the one that was read. */
  basedOn: number | null;
  /** Present at a conflict. */
  stored: StoredWords | null;
  /** The field that takes the focus when the page is shown again. */
  focus: string | null;
}

/** 400: faults in the fields. The next attempt stays based on what its author has seen. */
export const answerFaults = (reply: SubmissionResult, form: FormData) =>
  data<FormAnswer>({ reply, basedOn: postedVersion(form), stored: null, focus: null }, { status: 400 });

/** 400: what was typed to choose one of many may mean several, or none. */
export const answerUnsettled = (
  submission: { reply: (options: { fieldErrors: Record<string, string[]> }) => SubmissionResult },
  name: string,
  form: FormData,
  t: Translate,
) => answerFaults(submission.reply({ fieldErrors: { [name]: [t("form:choice.which")] } }), form);

/** 409: somebody saved in between. The next attempt is based on what is shown now beside the typed values. */
export const answerConflict = (reply: SubmissionResult, version: number, stored: StoredWords) =>
  data<FormAnswer>({ reply, basedOn: version, stored, focus: null }, { status: 409 });

/** 200: nothing was judged; the form comes back with its typed values and other rows. */
export const answerRows = (initialValue: SubmissionResult["initialValue"], form: FormData, focus: string) =>
  data<FormAnswer>({
    reply: { initialValue: initialValue ?? {} },
    basedOn: postedVersion(form),
    stored: null,
    focus,
  });

/** The version that a form was based on; null where there is none that could be. */
function postedVersion(form: FormData): number | null {
  const version = Number(form.get("basedOn"));
  return Number.isSafeInteger(version) && version > 0 ? version : null;
}
