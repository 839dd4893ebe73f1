import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { BoardState } from "../desk/board-state.server";
import type { Edited, HandCommand } from "../desk/command";
import { edit } from "../desk/edit";
import type { DivisionContent } from "../division/content";

type Waiting = { id: number; command: HandCommand } | { id: number; step: "undo" | "redo" };

interface Answer {
  kind: "saved" | "outdated" | "refused";
  state?: BoardState;
  message?: string;
}

/** How long to wait before trying again when the server cannot be reached, in milliseconds. */
const retryAfter = 3_000;

export interface DivisionBoard {
  content: DivisionContent;
  revision: number;
  lead: string;
  people: BoardState["people"];
  canUndo: boolean;
  canRedo: boolean;
  isSaving: boolean;
  isOffline: boolean;
  /** What went wrong last, in words; null when nothing did. */
  problem: string | null;
  /** Shows the change at once and sends it; answers what it makes, or why it cannot be made. */
  dispatch: (command: HandCommand) => Edited;
  step: (step: "undo" | "redo") => void;
}

/** The board's state: the server's division, and changes on their way on top of it. */
export function useDivision(address: string, initial: BoardState): DivisionBoard {
  const [base, setBase] = useState(initial);
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOffline, setOffline] = useState(false);
  const baseRef = useRef(base);
  const waitingRef = useRef(waiting);
  const isSending = useRef(false);
  const lastId = useRef(0);

  const take = useCallback((state: BoardState) => {
    if (state.revision < baseRef.current.revision) return;
    baseRef.current = state;
    setBase(state);
  }, []);
  // The page was loaded anew: somebody divided, or came back.
  useEffect(() => take(initial), [initial, take]);

  const keep = useCallback((next: Waiting[]) => {
    waitingRef.current = next;
    setWaiting(next);
  }, []);

  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let next = waitingRef.current[0]; next; next = waitingRef.current[0]) {
      const { id, ...asked } = next;
      const answer = await post(address, { basedOn: baseRef.current.revision, ...asked });
      setOffline(answer === null);
      if (answer === null) {
        await new Promise((resolve) => setTimeout(resolve, retryAfter));
        continue;
      }
      if (answer.state) take(answer.state);
      setProblem(answer.kind === "saved" ? null : (answer.message ?? ""));
      keep(waitingRef.current.filter((each) => each.id !== id));
    }
    isSending.current = false;
  }, [address, keep, take]);

  const add = useCallback(
    (asked: { command: HandCommand } | { step: "undo" | "redo" }) => {
      lastId.current += 1;
      keep([...waitingRef.current, { id: lastId.current, ...asked }]);
      void send();
    },
    [keep, send],
  );

  const dispatch = useCallback(
    (command: HandCommand): Edited => {
      const edited = edit(shown(baseRef.current.content, waitingRef.current), command);
      if (edited.ok) add({ command });
      return edited;
    },
    [add],
  );
  const step = useCallback((which: "undo" | "redo") => add({ step: which }), [add]);

  useEffect(() => {
    if (waiting.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waiting.length]);

  const content = useMemo(() => shown(base.content, waiting), [base.content, waiting]);
  return {
    ...{ content, problem, isOffline, dispatch, step },
    ...{ revision: base.revision, lead: base.lead, people: base.people },
    canUndo: base.canUndo || waiting.length > 0,
    canRedo: base.canRedo && waiting.length === 0,
    isSaving: waiting.length > 0,
  };
}

/** The division as it will be when everything that waits is taken. */
function shown(content: DivisionContent, waiting: Waiting[]): DivisionContent {
  return waiting.reduce((current, each) => {
    if (!("command" in each)) return current;
    const edited = edit(current, each.command);
    return edited.ok ? edited.content : current;
  }, content);
}

/** Null when the server cannot be reached or is not itself. */
async function post(address: string, body: unknown): Promise<Answer | null> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.redirected || [401, 403, 404].includes(response.status)) {
      window.location.reload();
      return null;
    }
    return response.status < 500 ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
