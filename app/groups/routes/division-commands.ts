import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { boardStateOf } from "~/groups/desk/board-state.server";
import { HandCommand } from "~/groups/desk/command";
import { problemOfSaving } from "~/groups/desk/answer.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { saveDivision, stepDivision } from "~/groups/desk/save-division.server";
import { revisionNumber } from "~/platform/fields";
import { readBytes } from "~/platform/forms.server";

const Sent = z.union([
  z.object({ basedOn: revisionNumber(), command: HandCommand }),
  z.object({ basedOn: revisionNumber(), step: z.enum(["undo", "redo"]) }),
]);
const mostBytes = 64 * 1024;

/** Takes one command of the board and answers the state after it, or why it was not taken. */
export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, division, where } = desk;
  const sent = Sent.safeParse(parsed(await readBytes(args.request, mostBytes)));
  if (!sent.success) {
    return Response.json({ kind: "refused", message: visit.t("form:unreadable") }, { status: 400 });
  }
  const asked = sent.data;
  const saved =
    "command" in asked
      ? await saveDivision(where, division.id, asked.basedOn, asked.command)
      : await stepDivision(where, division.id, asked.basedOn, asked.step);
  const failed = problemOfSaving(desk, saved);
  const state = boardStateOf(await openDivision(args));
  return failed
    ? Response.json({ kind: saved.kind, message: failed.problem, state }, { status: failed.status })
    : Response.json({ kind: "saved", state });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
