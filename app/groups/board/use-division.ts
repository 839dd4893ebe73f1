import { useCallback, useMemo } from "react";
import { withWaiting } from "~/platform/edit-queue";
import { useEditQueue } from "~/ui/board/use-edit-queue";
import type { BoardState } from "../desk/board-state.server";
import type { Edited, HandCommand } from "../desk/command";
import { edit } from "../desk/edit";
import type { DivisionContent } from "../division/content";

const applied = (content: DivisionContent, command: HandCommand): DivisionContent | null => {
  const edited = edit(content, command);
  return edited.ok ? edited.content : null;
};

/** The division as it is being moved about here. @param base the address of its page */
export function useDivision(base: string, initial: BoardState) {
  const place = { name: `division ${base}`, address: `${base}/commands`, events: `${base}/events` };
  const queue = useEditQueue<BoardState, HandCommand>(place, initial);
  const { now, send, waiting } = queue;
  const { content: stored, people, revision, lead } = queue.base;

  /** Shows the change at once and sends it; answers what it makes, or why it cannot be made. */
  const dispatch = useCallback(
    (command: HandCommand): Edited => {
      const edited = edit(withWaiting(now().base.content, now().waiting, applied), command);
      if (edited.ok) send(command);
      return edited;
    },
    [now, send],
  );

  const content = useMemo(() => withWaiting(stored, waiting, applied), [stored, waiting]);
  return { ...queue, content, people, revision, lead, dispatch };
}

export type DivisionBoard = ReturnType<typeof useDivision>;
