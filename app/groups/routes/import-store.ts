import type { ActionFunctionArgs } from "@remix-run/node";
import { storeImport } from "~/groups/import/import.server";
import { openUpload } from "~/groups/import/open-upload.server";
import { eventText, type ProgressEvent } from "~/groups/import/progress";
import { readForm } from "~/platform/forms.server";

/** Stores an import and tells meanwhile how far it is. It goes on to the end also when nobody listens any more. */
export async function action(args: ActionFunctionArgs) {
  const { visit, upload, where } = await openUpload(args);
  const mark = String((await readForm(args.request)).get("mark"));
  const text = new TextEncoder();
  let isHeard = true;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (event: ProgressEvent) => {
        if (isHeard) controller.enqueue(text.encode(eventText(event)));
      };
      const run = async () => {
        try {
          const { kind } = await storeImport(where, upload, mark, (written, all) => tell({ written, all }));
          tell({ end: kind });
        } catch (error) {
          visit.log.error({ err: error }, "An import of delegates failed");
          tell({ end: "failed" });
        }
        if (isHeard) controller.close();
      };
      void run();
    },
    cancel: () => {
      isHeard = false;
    },
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}
