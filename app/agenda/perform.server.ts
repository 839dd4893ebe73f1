import { data, redirect } from "@remix-run/node";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Congress } from "~/congress/congress";
import type { EditCommand } from "./edits/command";
import type { SentEdit } from "~/platform/edit-queue";
import { agendaPlace, saveCommand, saveRestored, saveStep, type Saved } from "./save.server";
import { wordRefusal } from "./words";

interface Desk {
  visit: Visit<SignedIn>;
  congress: Congress;
}

const whereOf = ({ visit, congress }: Desk) => ({
  db: visit.db,
  author: visit.viewer,
  now: visit.now,
  congressId: congress.id,
});

/** Saves a command; open editors are told. @param sent of an edit that a board sends until it is answered */
export async function perform(
  desk: Desk,
  basedOn: number,
  command: EditCommand,
  sent?: SentEdit,
): Promise<Saved> {
  return tell(desk, await saveCommand({ ...whereOf(desk), sent }, basedOn, command));
}

/** Undoes or redoes the last change; open editors are told. */
export async function performStep(
  desk: Desk,
  basedOn: number,
  step: "undo" | "redo",
  sent?: SentEdit,
): Promise<Saved> {
  return tell(desk, await saveStep({ ...whereOf(desk), sent }, basedOn, step));
}

/** Restores an earlier revision; open editors are told. */
export async function performRestore(desk: Desk, basedOn: number, revision: number): Promise<Saved> {
  return tell(desk, await saveRestored(whereOf(desk), basedOn, revision));
}

function tell({ visit, congress }: Desk, saved: Saved): Saved {
  if (saved.kind === "saved") {
    visit.signals.send(agendaPlace(congress.id), { revision: saved.revision, by: visit.viewer.name });
  }
  return saved;
}

/** Answers a form that changes the agenda: back to a page when it was saved, otherwise the problem in words. */
export function answerSaved(saved: Saved, { t }: Visit, to: string) {
  switch (saved.kind) {
    case "saved":
      return redirect(to);
    case "gone":
      throw new Response(null, { status: 404 });
    case "outdated":
      return data({ problem: t("agenda:edit.outdated") }, { status: 409 });
    case "refused": {
      const reason = wordRefusal(saved.reason, t);
      return data({ problem: t("agenda:edit.refused", { reason }) }, { status: 400 });
    }
  }
}
