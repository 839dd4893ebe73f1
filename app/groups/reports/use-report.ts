import { useCallback, useEffect, useRef, useState } from "react";
import { newId } from "~/platform/random-id";
import { useLeaveWarning } from "~/ui/leave-warning";
import {
  answered,
  begun,
  firstState,
  isStuck,
  isWaiting,
  nextRequest,
  postedFields,
  refreshed,
  resumed,
  withOpinion,
  type DeskState,
  type ServerReport,
} from "./desk-state";
import { keep, recall } from "./kept";
import { postForm } from "./post-form";
import { blankFields, type OpinionFields } from "./report-view";
import { keepMine, localOpinion, takeTheirs, typed, type LocalOpinion } from "./saving";

/** How long after the last keystroke a text is sent, and after a failure again, in milliseconds. */
const pause = 1_000;
const retryAfter = 3_000;

interface ReportPlace {
  /** Where the report is; its writes go to `…/save`. */
  address: string;
  /** Of what is kept in the browser. */
  name: string;
}

/**
 * A group's report on this device: typing is shown at once, kept in the browser, sent after a pause, and sent again
 * until it has come through. Nothing that another device stored is overwritten unseen.
 * @param refresh loads the page's data anew
 */
export function useReport(
  place: ReportPlace,
  server: ServerReport,
  first: LocalOpinion[],
  refresh: () => void,
) {
  const { state, update, sendSoon } = useSending(place, () => firstState(first, server), refresh);
  useKept(place.name, update, sendSoon);

  // What other devices stored is shown when the page hears of it.
  const { opinions, attendance, version } = server;
  useEffect(() => {
    queueMicrotask(() => update((before) => refreshed(before, { opinions, attendance, version })));
  }, [opinions, attendance, version, update]);

  useEffect(() => {
    const again = () => sendSoon(0);
    window.addEventListener("online", again);
    window.addEventListener("focus", refresh);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("focus", refresh);
    };
  }, [sendSoon, refresh]);

  const waits = isWaiting(state);
  useLeaveWarning(waits);

  const change = (id: string, to: (opinion: LocalOpinion) => LocalOpinion | null, wait = pause) => {
    update((before) => withOpinion(before, id, to));
    sendSoon(wait);
  };
  return {
    ...state,
    isWaiting: waits,
    isStuck: isStuck(state),
    type: (id: string, fields: OpinionFields) => change(id, (opinion) => typed(opinion, fields)),
    keepMine: (id: string) => change(id, (opinion) => keepMine(opinion, newId()), 0),
    takeTheirs: (id: string) => change(id, takeTheirs),
    forget: (id: string) => change(id, () => null),
    add: (documentId: string) =>
      update((before) => ({
        ...before,
        opinions: [...before.opinions, localOpinion(newId(), 0, blankFields(documentId))],
      })),
    typeAttendance: (value: string) => {
      const typedAnew = { value, isDirty: true, errors: [], conflict: null };
      update((before) => ({ ...before, attendance: { ...before.attendance, ...typedAnew } }));
      sendSoon(pause);
    },
    handIn: () => {
      update((before) => ({ ...before, wantsHandIn: true }));
      sendSoon(0);
    },
  };
}
export type ReportDesk = ReturnType<typeof useReport>;

type Update = (change: (before: DeskState) => DeskState) => void;

/** The state, kept in the browser at every change, and one thing after the other on its way to the server. */
function useSending({ address, name }: ReportPlace, first: () => DeskState, refresh: () => void) {
  const [state, setState] = useState(first);
  const latest = useRef(state);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const update: Update = useCallback(
    (change) => {
      latest.current = change(latest.current);
      setState(latest.current);
      keep(name, latest.current);
    },
    [name],
  );
  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    let isReached = true;
    for (
      let request = nextRequest(latest.current, newId());
      request !== null && isReached;
      request = nextRequest(latest.current, newId())
    ) {
      const sent = request;
      update((before) => begun(before, sent));
      const answer = await postForm(address, postedFields(sent));
      if (answer.kind === "offline" || answer.kind === "over") {
        const { kind: connection } = answer;
        update((before) => ({ ...before, connection }));
        isReached = false;
        continue;
      }
      update((before) => answered(before, sent, answer));
      if (answer.kind === "handed-in") isReached = false;
      if (sent.what === "hand-in" || answer.kind === "handed-in") refresh();
    }
    isSending.current = false;
  }, [address, refresh, update]);
  const sendSoon = useCallback(
    (wait: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), wait);
    },
    [send],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  const isOffline = state.connection === "offline";
  useEffect(() => {
    if (!isOffline) return;
    const again = setInterval(() => void send(), retryAfter);
    return () => clearInterval(again);
  }, [isOffline, send]);
  return { state, update, sendSoon };
}

/** What was not sent when the page was left is sent now. */
function useKept(name: string, update: Update, sendSoon: (wait: number) => void): void {
  useEffect(() => {
    const kept = recall(name);
    if (kept === null) return;
    queueMicrotask(() => {
      update((before) => resumed(before, kept));
      sendSoon(0);
    });
  }, [name, update, sendSoon]);
}
