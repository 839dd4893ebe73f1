import type { AppLoadContext } from "@remix-run/node";
import type { Visit } from "./request.server";
import { endPresence, othersPresent, renewPresence } from "./presence.server";
import type { SignedIn } from "./viewer";

/** Other processes are heard of by asking the database this often, in milliseconds. */
const askEvery = 2_000;

/**
 * A stream of events for one open board: the number of the latest revision, and who else is there. Within a process it
 * tells at once when the signal named like the place is sent.
 * @param place `agenda:…`, `division:…`
 * @param onClosed of the request's context: a window that is closed is no longer there
 */
export function streamBoard(
  { db, clock, signals, viewer, request }: Visit<SignedIn>,
  place: string,
  latestNumber: () => Promise<number>,
  onClosed: AppLoadContext["onClosed"],
): Response {
  const windowId = new URL(request.url).searchParams.get("window") ?? "";
  if (!/^[a-z0-9]{8,32}$/.test(windowId)) throw new Response(null, { status: 400 });
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
          await renewPresence(db, open, now);
          const others = await othersPresent(db, open, now);
          const state = JSON.stringify({ revision: await latestNumber(), others });
          // A comment keeps proxies from closing a silent connection.
          if (!isOver) controller.enqueue(text.encode(state === told ? ": here\n\n" : `data: ${state}\n\n`));
          told = state;
        } catch {
          // The database is away or the board is gone: the browser connects again and is told why.
          end();
        } finally {
          isAsking = false;
        }
      };
      const end = () => {
        if (isOver) return;
        stop();
        controller.close();
      };
      const timer = setInterval(() => void tell(), askEvery);
      const deaf = [signals.listen(place, () => void tell()), signals.listen("stopping", end)];
      stop = () => {
        isOver = true;
        clearInterval(timer);
        for (const each of deaf) each();
        endPresence(db, open, clock.now()).catch(() => undefined);
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
