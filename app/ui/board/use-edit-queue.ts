import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  added,
  answered,
  emptyQueue,
  resumed,
  told,
  unreached,
  type Asked,
  type Queue,
} from "~/platform/edit-queue";
import { newId } from "~/platform/random-id";
import { useAccountId } from "../account-id";
import { ofAccount } from "../kept-here";
import { useLeaveWarning } from "../leave-warning";
import { askState, postEdit } from "./post-edit";
import { useBoardEvents } from "./use-board-events";
import { keepWaiting, recallWaiting } from "./waiting-here";

/** How long to wait before trying again when the server cannot be reached, in milliseconds. */
const retryAfter = 3_000;

/** Where a board's edits go and what it hears; its state carries the number of its revision. */
export interface BoardPlace {
  /** Names the board in this browser. */
  name: string;
  /** Takes edits by POST, tells the state by GET. */
  address: string;
  /** A stream of events. */
  events: string;
}

interface BoardBase {
  revision: number;
  canUndo: boolean;
  canRedo: boolean;
}

/**
 * A board's state: what the server stores, edits on their way on top of it, and what others do meanwhile. Edits are kept
 * in the browser until the server has confirmed them, sent one after the other, and sent again until answered.
 */
export function useEditQueue<State extends BoardBase, Command>(place: BoardPlace, initial: State) {
  const { t } = useTranslation("common");
  const board = ofAccount(useAccountId(), place.name);
  const [queue, setQueue] = useState<Queue<State, Command>>(() => emptyQueue(initial));
  const latest = useRef(queue);
  const isSending = useRef(false);
  const heard = useRef(0);

  const update = useCallback(
    (change: (before: Queue<State, Command>) => Queue<State, Command>) => {
      const before = latest.current;
      latest.current = change(before);
      setQueue(latest.current);
      keepWaiting(board, before.waiting, latest.current.waiting);
    },
    [board],
  );

  const catchUp = useCallback(async () => {
    // While edits are sent their answers bring the state.
    if (isSending.current) return;
    const state = await askState<State>(place.address);
    if (state) update((before) => told(before, state));
  }, [place.address, update]);

  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let edit = latest.current.waiting[0]; edit; edit = latest.current.waiting[0]) {
      const { key } = edit;
      const answer = await postEdit<State>(place.address, edit);
      update((before) => (answer ? answered(before, key, answer) : unreached(before)));
      if (!answer) await pause(retryAfter);
    }
    isSending.current = false;
    if (heard.current > latest.current.base.revision) void catchUp();
  }, [place.address, update, catchUp]);

  const add = useCallback(
    (asked: Asked<Command>) => {
      update((before) => added(before, asked, newId(), Date.now()));
      void send();
    },
    [update, send],
  );

  // What was not sent before the page was left is sent now.
  useEffect(() => {
    queueMicrotask(() => {
      update((before) => resumed(before, recallWaiting<Command>(board)));
      void send();
    });
  }, [board, update, send]);
  // The page was loaded anew.
  useEffect(() => queueMicrotask(() => update((before) => told(before, initial))), [initial, update]);

  const company = useBoardEvents(
    place.events,
    useCallback(
      (revision) => {
        heard.current = revision ?? heard.current;
        if (revision === null || revision > latest.current.base.revision) void catchUp();
      },
      [catchUp],
    ),
  );

  const { base, waiting, problems, isOffline } = queue;
  useLeaveWarning(waiting.length > 0);
  return {
    ...{ base, waiting, company, isOffline },
    isSaving: waiting.length > 0,
    canUndo: base.canUndo || waiting.length > 0,
    canRedo: base.canRedo && waiting.length === 0,
    /** What was not taken since the last edit, in words; null when everything was. */
    problem: problems.length > 0 ? problems.map((each) => each || t("board.not-taken")).join(" ") : null,
    send: useCallback((command: Command) => add({ command }), [add]),
    step: useCallback((step: "undo" | "redo") => add({ step }), [add]),
    /** What is stored and what waits at this instant, for edits that follow each other within one. */
    now: useCallback(() => latest.current, []),
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
