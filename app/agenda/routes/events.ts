import type { LoaderFunctionArgs } from "@remix-run/node";
import { openEditableCongress } from "~/agenda/open-agenda.server";
import { endPresence, latestNumber, othersPresent, renewPresence } from "~/agenda/presence.server";

/** Other processes are heard of by asking the database this often, in milliseconds. */
const askEvery = 2_000;

/** A stream of events for one open editor: the number of the latest revision, and who else is there. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openEditableCongress(args);
  const { db, clock, signals, viewer, request } = visit;
  const asked = new URL(request.url).searchParams.get("window") ?? "";
  const windowId = /^[a-z0-9]{8,32}$/.test(asked) ? asked : null;
  if (!windowId) throw new Response(null, { status: 400 });
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
          await renewPresence(db, { congressId: congress.id, windowId, userId: viewer.id }, now);
          const others = await othersPresent(db, congress.id, windowId, now);
          const state = JSON.stringify({ revision: await latestNumber(db, congress.id), others });
          // A comment keeps proxies from closing a silent connection.
          if (!isOver) controller.enqueue(text.encode(state === told ? ": here\n\n" : `data: ${state}\n\n`));
          told = state;
        } catch {
          // The database is away or the congress is gone: the browser connects again and is told why.
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
      const deaf = [
        signals.listen(`agenda:${congress.id}`, () => void tell()),
        signals.listen("stopping", end),
      ];
      stop = () => {
        isOver = true;
        clearInterval(timer);
        for (const each of deaf) each();
        endPresence(db, congress.id, windowId, clock.now()).catch(() => undefined);
      };
      request.signal.addEventListener("abort", end);
      void tell();
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}
