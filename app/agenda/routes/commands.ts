import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { boardStateOf } from "~/agenda/board-state.server";
import { EditCommand } from "~/agenda/edits/command";
import { openEditableCongress, openForEditing } from "~/agenda/open-agenda.server";
import { perform, performStep } from "~/agenda/perform.server";
import { wordRefusal } from "~/agenda/words";
import { revisionNumber } from "~/platform/fields";
import { readBytes } from "~/platform/forms.server";

const Sent = z.union([
  z.object({ basedOn: revisionNumber(), command: EditCommand }),
  z.object({ basedOn: revisionNumber(), step: z.enum(["undo", "redo"]) }),
]);
const mostBytes = 1024 * 1024;

/** The latest state, for a board that missed something. */
export async function loader(args: LoaderFunctionArgs) {
  const state = await boardStateOf(await openForEditing(args));
  return Response.json({ kind: "latest", state });
}

/** Takes one command of the board and answers the state after it, or why it was not taken. */
export async function action(args: ActionFunctionArgs) {
  const desk = await openEditableCongress(args);
  const { t } = desk.visit;
  const sent = Sent.safeParse(parsed(await readBytes(args.request, mostBytes)));
  if (!sent.success)
    return Response.json({ kind: "refused", message: t("form:unreadable") }, { status: 400 });
  const asked = sent.data;
  const saved =
    "command" in asked
      ? await perform(desk, asked.basedOn, asked.command)
      : await performStep(desk, asked.basedOn, asked.step);
  const state = await boardStateOf(await openForEditing(args));
  switch (saved.kind) {
    case "saved":
      return Response.json({ kind: "saved", state });
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

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
