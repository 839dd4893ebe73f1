import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newId } from "~/platform/random-id";
import type { BoardState } from "../board-state.server";
import { check } from "../check";
import type { EditCommand, Refusal } from "../edits/command";
import { edit } from "../edits/edit";
import { shownAgenda, type Waiting } from "./pending";

interface Answer {
  kind: "saved" | "outdated" | "refused" | "latest";
  state?: BoardState | null;
  message?: string;
}

/** How long to wait before trying again when the server cannot be reached, in milliseconds. */
const retryAfter = 3_000;
/** Waiting edits of this congress survive a reload here. */
const keptUnder = (slug: string) => `agenda-waiting:${slug}`;

export interface Board {
  agenda: BoardState["agenda"];
  findings: ReturnType<typeof check>;
  revision: number;
  lead: string;
  canUndo: boolean;
  canRedo: boolean;
  isSaving: boolean;
  isOffline: boolean;
  others: string[];
  /** What went wrong last, in words; null when nothing did. */
  problem: string | null;
  /** Shows the edit at once and sends it. Answers why it cannot be made, or null. */
  dispatch: (command: EditCommand) => Refusal | null;
  step: (step: "undo" | "redo") => void;
}

/** The board's state: the server's agenda, edits on their way on top of it, and what others do meanwhile. */
export function useBoard(slug: string, initial: BoardState): Board {
  const [base, setBase] = useState(initial);
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOffline, setOffline] = useState(false);
  const [others, setOthers] = useState<string[]>([]);
  const baseRef = useRef(base);
  const waitingRef = useRef(waiting);
  const isSending = useRef(false);
  const lastId = useRef(0);
  const address = `/congresses/${slug}/agenda/commands`;

  const take = useCallback((state: BoardState) => {
    if (state.revision < baseRef.current.revision) return;
    baseRef.current = state;
    setBase(state);
  }, []);
  const keep = useCallback(
    (next: Waiting[]) => {
      waitingRef.current = next;
      setWaiting(next);
      remember(slug, next);
    },
    [slug],
  );

  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    for (let next = waitingRef.current[0]; next; next = waitingRef.current[0]) {
      const { id, ...asked } = next;
      const answer = await post(address, { basedOn: baseRef.current.revision, ...asked });
      if (answer === null) {
        setOffline(true);
        await new Promise((resolve) => setTimeout(resolve, retryAfter));
        continue;
      }
      setOffline(false);
      if (answer.state) take(answer.state);
      setProblem(answer.kind === "saved" ? null : (answer.message ?? ""));
      keep(waitingRef.current.filter((each) => each.id !== id));
    }
    isSending.current = false;
  }, [address, keep, take]);

  const add = useCallback(
    (asked: { command: EditCommand } | { step: "undo" | "redo" }) => {
      lastId.current += 1;
      keep([...waitingRef.current, { id: lastId.current, ...asked }]);
      void send();
    },
    [keep, send],
  );

  const dispatch = useCallback(
    (command: EditCommand): Refusal | null => {
      const edited = edit(shownAgenda(baseRef.current.agenda, waitingRef.current), command);
      if (!edited.ok) return edited.reason;
      add({ command });
      return null;
    },
    [add],
  );

  // What was not sent before the page was left is sent now.
  useEffect(() => {
    const kept = recall(slug);
    if (kept.length === 0) return;
    lastId.current = Math.max(...kept.map(({ id }) => id));
    queueMicrotask(() => {
      keep([...kept, ...waitingRef.current]);
      void send();
    });
  }, [slug, keep, send]);

  useEvents(slug, baseRef, setOthers, async () => {
    const answer = await ask(address);
    if (answer?.state) take(answer.state);
  });

  useEffect(() => {
    if (waiting.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waiting.length]);

  const agenda = useMemo(() => shownAgenda(base.agenda, waiting), [base.agenda, waiting]);
  const findings = useMemo(() => check(agenda, base.context), [agenda, base.context]);
  return {
    ...{ agenda, findings, others, problem, isOffline, dispatch },
    revision: base.revision,
    lead: base.lead,
    canUndo: base.canUndo || waiting.length > 0,
    canRedo: base.canRedo && waiting.length === 0,
    isSaving: waiting.length > 0,
    step: useCallback((step) => add({ step }), [add]),
  };
}

/** Hears of others' saved changes and of who else is there; without a stream it asks now and then. */
function useEvents(
  slug: string,
  base: { current: BoardState },
  setOthers: (names: string[]) => void,
  refresh: () => Promise<void>,
): void {
  const refreshRef = useRef(refresh);
  useEffect(() => {
    refreshRef.current = refresh;
  });
  useEffect(() => {
    const windowId = newId();
    const source = new EventSource(`/congresses/${slug}/agenda/events?window=${windowId}`);
    source.onmessage = (event) => {
      const { revision, others } = JSON.parse(event.data as string) as { revision: number; others: string[] };
      setOthers(others);
      if (revision > base.current.revision) void refreshRef.current();
    };
    const timer = setInterval(() => {
      if (source.readyState !== EventSource.OPEN) void refreshRef.current();
    }, 15_000);
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [slug, base, setOthers]);
}

async function post(address: string, body: unknown): Promise<Answer | null> {
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Null when the server cannot be reached or is not itself. */
async function ask(address: string, init?: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(address, init);
    if (response.redirected || response.status === 401 || response.status === 403) {
      window.location.reload();
      return null;
    }
    return response.status < 500 ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}

function remember(slug: string, waiting: Waiting[]): void {
  try {
    if (waiting.length === 0) localStorage.removeItem(keptUnder(slug));
    else localStorage.setItem(keptUnder(slug), JSON.stringify(waiting));
  } catch {
    // A full or forbidden storage only means that a reload while offline would lose what waits.
  }
}

function recall(slug: string): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(keptUnder(slug)) ?? "[]") as Waiting[];
  } catch {
    return [];
  }
}
