import { askWorker } from "~/platform/in-worker.server";
import type { AskedPaper } from "./write-papers.server";

/** A long list takes most of a second: milliseconds and megabytes after which it is given up. */
const bounds = { patience: 60_000, memory: 500 };

/**
 * Writes a paper in a thread of its own, so that the server goes on answering.
 * @throws Response 503 when it takes too long
 */
export async function askPaper(asked: AskedPaper): Promise<Buffer> {
  const file = "app/survey/print/write-papers.server.ts";
  const written = await askWorker<Uint8Array>(file, "writePaper", asked, bounds);
  if (written.kind === "stopped") throw new Response(null, { status: 503 });
  return Buffer.from(written.answer);
}
