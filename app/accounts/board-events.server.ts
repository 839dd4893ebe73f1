import type { AppLoadContext } from "@remix-run/node";
import { can, type Action, type Subject } from "./permissions";
import type { Visit } from "./request.server";
import { companyOf, endPresence, renewPresence } from "./presence.server";
import { tokenOf, viewerWatching } from "./sessions.server";
import type { SignedIn } from "./viewer";

/** An open board: what it is called (`agenda:…`, `division:…`), and what somebody must be able to do to see it. */
export interface Board {
  place: string;
  action: Action;
  subject: Subject;
}

/** Open streams of one person: each asks the database every other second. Windows beyond ask now and then. */
const mostOfPerson = 30;
const openOf = new Map<string, number>();

/** Other processes are heard of by asking the database this often, in milliseconds. */
const askEvery = 2_000;

/**
 * A stream of events for one open board: the number of the latest revision, and who else is there. Within a process it
 * tells at once when the signal named like the place is sent. It ends with the session and with the right to see it.
 * @param onClosed of the request's context: a window that is closed is no longer there
 * @throws Response 429 where the person has too many open
 */
export function streamBoard(
  { db, clock, signals, viewer, request, config }: Visit<SignedIn>,
  { place, action, subject }: Board,
  latestNumber: () => Promise<number>,
  onClosed: AppLoadContext["onClosed"],
): Response {
  const windowId = new URL(request.url).searchParams.get("window") ?? "";
  if (!/^[a-z0-9]{8,32}$/.test(windowId)) throw new Response(null, { status: 400 });
  const others = openOf.get(viewer.id) ?? 0;
  if (others >= mostOfPerson) throw new Response(null, { status: 429 });
  openOf.set(viewer.id, others + 1);
  const open = { place, windowId, userId: viewer.id };
  const text = new TextEncoder();
  let told = "";
  let isOver = false;
  let isAsking = false;
  let stop = () => {};

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = async () => {
        if (isAsking || isOver) return;
        isAsking = true;
        try {
          const now = clock.now();
          const watching = await viewerWatching(
            db,
            await tokenOf({ config, request }),
            now,
            config.secondFactorDays,
            config.sessionLimits,
          );
          if (isOver) return;
          if (!can(watching, action, subject)) return end();
          await renewPresence(db, open, now);
          const company = await companyOf(db, open, now);
          const state = JSON.stringify({ revision: await latestNumber(), ...company });
          // A comment keeps proxies from closing a silent connection.
          if (!isOver) controller.enqueue(text.encode(state === told ? ": here\n\n" : `data: ${state}\n\n`));
          told = state;
        } catch {
          // The database is away or the board is gone: the browser connects again and is told why.
          end();
        } finally {
          isAsking = false;
          // Whoever left while this was asked is not there again.
          if (isOver) leave();
        }
      };
      const end = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      const timer = setInterval(() => void tell(), askEvery);
      const deaf = [signals.listen(place, () => void tell()), signals.listen("stopping", end)];
      const leave = () => void endPresence(db, open, clock.now()).catch(() => undefined);
      stop = () => {
        if (isOver) return;
        isOver = true;
        forgetOne(viewer.id);
        clearInterval(timer);
        for (const each of deaf) each();
        if (!isAsking) leave();
      };
      onClosed(end);
      void tell();
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}

function forgetOne(userId: string): void {
  const left = (openOf.get(userId) ?? 1) - 1;
  if (left > 0) openOf.set(userId, left);
  else openOf.delete(userId);
}
