import { data, redirect } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import type { HeadSaved } from "./divisions.server";
import type { DivisionDesk, GroupsDesk } from "./open-division.server";
import type { DivisionSaved } from "./save-division.server";
import { wordDone, wordRefusal } from "./words";

/** Who did what since the form was opened. */
const wordOutdated = (
  { names }: Pick<DivisionDesk, "names">,
  { between }: Extract<DivisionSaved, { kind: "outdated" }>,
): string =>
  names.t("groups:division.outdated", {
    changes: between
      .map(({ authorName, summary }) => `${authorName}: ${wordDone(summary, names)}`)
      .join("; "),
  });

/** Why a change was not saved, in words, with the status that fits it; null when it was. */
export function problemOfSaving(
  desk: DivisionDesk,
  saved: DivisionSaved,
): { problem: string; status: 400 | 409 } | null {
  switch (saved.kind) {
    case "saved":
      return null;
    case "gone":
      return notFound();
    case "outdated":
      return { problem: wordOutdated(desk, saved), status: 409 };
    case "refused":
      return { problem: wordRefusal(saved.reason, desk.visit.t), status: 400 };
  }
}

/** Answers a form that changes a division: back to a page when it was saved, otherwise the problem in words. */
export function answerDivision(desk: DivisionDesk, saved: DivisionSaved, to: string) {
  const failed = problemOfSaving(desk, saved);
  return failed ? data({ problem: failed.problem }, { status: failed.status }) : redirect(to);
}

/** Answers a form that changes a division's name or choice. */
export function answerHead({ visit }: GroupsDesk, saved: HeadSaved, to: string) {
  switch (saved.kind) {
    case "saved":
      return redirect(to);
    case "gone":
      return notFound();
    case "outdated":
      return data(
        { problem: visit.t("groups:division.head-outdated", { name: saved.stored.name }) },
        { status: 409 },
      );
  }
}
