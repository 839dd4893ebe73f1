import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { DatabaseAddress } from "./config.server";

/** Two copies of the header of the WAL index. */
const headerBytes = 96;

/**
 * SQLite removes the file with its last connection, and the next one makes another. The connection of this process
 * lasts as long as the process: it is made sure of once in so many milliseconds.
 */
const checkAfter = 1000;

/**
 * Tells cheaply whether anybody has written to the database: answers a number that is another one after every commit,
 * whichever process made it. Where two readings give the same number, nothing was committed between them. Null when
 * it cannot be told.
 *
 * SQLite tells its own readers by the header of the WAL index (`…-shm`) that something was committed: a counter, the
 * number of frames and checksums, rewritten by every commit after its frames are in the log
 * (https://sqlite.org/walformat.html). Reading it takes some microseconds, a query a hundred. Only Linux and macOS
 * promise that a file which one process has mapped into memory reads the same for another. PostgreSQL has nothing of
 * the kind.
 */
export function commitMark(address: DatabaseAddress): () => number | null {
  if (address.kind !== "sqlite" || !["linux", "darwin"].includes(process.platform)) return () => null;
  const file = `${address.file}-shm`;
  const header = Buffer.alloc(headerBytes);
  const last = Buffer.alloc(headerBytes);
  let descriptor: number | null = null;
  let checkedAt = 0;
  let mark = 0;
  return () => {
    try {
      const now = performance.now();
      if (descriptor !== null && now - checkedAt > checkAfter) {
        checkedAt = now;
        if (fstatSync(descriptor).nlink === 0) {
          closeSync(descriptor);
          descriptor = null;
        }
      }
      descriptor ??= openSync(file, "r");
      if (readSync(descriptor, header, 0, headerBytes, 0) < headerBytes) return null;
      if (!header.equals(last)) {
        header.copy(last);
        mark += 1;
      }
      return mark;
    } catch {
      descriptor = null;
      return null;
    }
  };
}
