import { askWorker } from "~/platform/in-worker.server";
import { limits, refused, type FileRead } from "./sheet";

const megabytes = 700;

/**
 * Reads a CSV file or a workbook in a thread of its own, by what it is and not by its name. What cannot be read in
 * the time and memory allowed is refused.
 */
export async function readSheet(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.byteLength === 0) return refused("empty");
  if (bytes.byteLength > limits.file) return refused("too-large");
  const bounds = { patience: limits.patience, memory: megabytes };
  const read = await askWorker<FileRead>(
    "app/groups/import/read-bytes.server.ts",
    "readBytes",
    bytes,
    bounds,
  );
  if (read.kind === "answer") return read.answer;
  return refused(read.why === "time" ? "took-too-long" : "unpacks-too-large");
}
