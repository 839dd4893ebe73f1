import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { boardStateOf } from "~/agenda/board-state.server";
import { EditCommand } from "~/agenda/edits/command";
import { openEditableCongress, openForEditing } from "~/agenda/open-agenda.server";
import { perform, performStep } from "~/agenda/perform.server";
import { wordRefusal } from "~/agenda/words";
import { boardEdit, readBoardEdit } from "~/platform/board-edit.server";

const Sent = boardEdit(EditCommand);
const mostBytes = 1024 * 1024;

/** The latest state, for a board that missed something. */
export async function loader(args: LoaderFunctionArgs) {
  const state = await boardStateOf(await openForEditing(args));
  return Response.json({ kind: "latest", state });
}

/** Takes one edit of the board and answers the state after it, or why it was not taken. */
export async function action(args: ActionFunctionArgs) {
  const desk = await openEditableCongress(args);
  const { t } = desk.visit;
  const sent = await readBoardEdit(args.request, Sent, mostBytes);
  if (!sent) return Response.json({ kind: "refused", message: t("form:unreadable") }, { status: 400 });
  const saved =
    "command" in sent
      ? await perform(desk, sent.basedOn, sent.command, sent)
      : await performStep(desk, sent.basedOn, sent.step, sent);
  const state = await boardStateOf(await openForEditing(args));
  switch (saved.kind) {
    case "saved":
      return Response.json({ kind: "saved", saved: saved.revision, state });
    case "outdated":
      return Response.json({ kind: "outdated", message: t("agenda:edit.outdated"), state }, { status: 409 });
    case "refused":
      return Response.json(
        { kind: "refused", message: wordRefusal(saved.reason, t), state },
        { status: 400 },
      );
    case "gone":
      throw new Response(null, { status: 404 });
  }
}
