import { askWorker } from "~/platform/in-worker.server";
import { readBytes } from "./read-bytes.server";
import { limits, refused, type FileRead } from "./sheet";

const megabytes = 700;

/** Less text than this is read faster than a thread begins. */
const fewBytes = 100 * 1024;
/** A small workbook may unpack to very much. */
const isPacked = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

/**
 * Reads a CSV file or a workbook, long ones in a thread of their own, by what it is and not by its name. What cannot be read in
 * the time and memory allowed is refused.
 */
export async function readSheet(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.byteLength === 0) return refused("empty");
  if (bytes.byteLength > limits.file) return refused("too-large");
  if (bytes.byteLength <= fewBytes && !isPacked(bytes)) return readBytes(bytes);
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
