import type { SubmissionResult } from "@conform-to/react";
import { data } from "@remix-run/node";
import type { openRoundPage } from "./open-draft.server";

export type OpenRound = Awaited<ReturnType<typeof openRoundPage>>;

/** What the page of a round gets back when a form was not accepted. */
interface RoundAnswer {
  form: "comment" | "files" | "answer" | "consolidate" | "units";
  reply: SubmissionResult<string[]> | null;
  problem: string | null;
}

export const refuse = (answer: RoundAnswer, status: number) => data(answer, { status });
