import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { boardStateOf } from "~/groups/desk/board-state.server";
import { HandCommand } from "~/groups/desk/command";
import { problemOfSaving } from "~/groups/desk/answer.server";
import { divisionPlace } from "~/groups/desk/divisions.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { saveDivision, stepDivision } from "~/groups/desk/save-division.server";
import { boardEdit, readBoardEdit } from "~/platform/board-edit.server";

const Sent = boardEdit(HandCommand);
const mostBytes = 64 * 1024;

/** The latest state, for a board that missed something. */
export async function loader(args: LoaderFunctionArgs) {
  return Response.json({ kind: "latest", state: boardStateOf(await openDivision(args)) });
}

/** Takes one edit of the board and answers the state after it, or why it was not taken. */
export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, division } = desk;
  const sent = await readBoardEdit(args.request, Sent, mostBytes);
  if (!sent) return Response.json({ kind: "refused", message: visit.t("form:unreadable") }, { status: 400 });
  const where = { ...desk.where, sent };
  const saved =
    "command" in sent
      ? await saveDivision(where, division.id, sent.basedOn, sent.command)
      : await stepDivision(where, division.id, sent.basedOn, sent.step);
  const failed = problemOfSaving(desk, saved);
  const state = boardStateOf(await openDivision(args));
  if (saved.kind !== "saved") {
    return Response.json({ kind: saved.kind, message: failed?.problem, state }, { status: failed?.status });
  }
  visit.signals.send(divisionPlace(division.id));
  return Response.json({ kind: "saved", saved: saved.revision, state });
}
