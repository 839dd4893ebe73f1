import { useCallback, useMemo } from "react";
import { withWaiting } from "~/platform/edit-queue";
import { useEditQueue } from "~/ui/board/use-edit-queue";
import type { Agenda } from "../agenda";
import type { BoardState } from "../board-state.server";
import { check } from "../check";
import type { EditCommand, Refusal } from "../edits/command";
import { edit } from "../edits/edit";

const applied = (agenda: Agenda, command: EditCommand): Agenda | null => {
  const edited = edit(agenda, command);
  return edited.ok ? edited.agenda : null;
};

/** The agenda as it is being edited here, judged as one edits. */
export function useBoard(slug: string, initial: BoardState) {
  const base = `/congresses/${slug}/agenda`;
  const place = { name: `agenda ${slug}`, address: `${base}/commands`, events: `${base}/events` };
  const queue = useEditQueue<BoardState, EditCommand>(place, initial);
  const { now, send } = queue;
  const { agenda: stored, context, revision, lead } = queue.base;
  const { waiting } = queue;

  /** Shows the edit at once and sends it. Answers why it cannot be made, or null. */
  const dispatch = useCallback(
    (command: EditCommand): Refusal | null => {
      const edited = edit(withWaiting(now().base.agenda, now().waiting, applied), command);
      if (!edited.ok) return edited.reason;
      send(command);
      return null;
    },
    [now, send],
  );

  const agenda = useMemo(() => withWaiting(stored, waiting, applied), [stored, waiting]);
  const findings = useMemo(() => check(agenda, context), [agenda, context]);
  return { ...queue, agenda, findings, revision, lead, dispatch };
}

export type Board = ReturnType<typeof useBoard>;
