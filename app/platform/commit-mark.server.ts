import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { DatabaseAddress } from "./config.server";

/** Two copies of the header of the WAL index. */
const headerBytes = 96;

/**
 * Tells cheaply whether anybody has written to the database: answers a mark that is another one after every commit,
 * whichever process made it. Where two readings give the same mark, nothing was committed between them. Null when it
 * cannot be told.
 *
 * SQLite tells its own readers by the header of the WAL index (`…-shm`) that something was committed: a counter, the
 * number of frames and checksums, rewritten by every commit after its frames are in the log
 * (https://sqlite.org/walformat.html). Reading it takes some microseconds, a query a hundred. Only Linux and macOS
 * promise that a file which one process has mapped into memory reads the same for another. PostgreSQL has nothing of
 * the kind.
 */
export function commitMark(address: DatabaseAddress): () => string | null {
  if (address.kind !== "sqlite" || !["linux", "darwin"].includes(process.platform)) return () => null;
  const file = `${address.file}-shm`;
  const header = Buffer.alloc(headerBytes);
  let descriptor: number | null = null;
  return () => {
    try {
      // SQLite removes the file with its last connection and makes a new one with the next.
      if (descriptor !== null && fstatSync(descriptor).nlink === 0) {
        closeSync(descriptor);
        descriptor = null;
      }
      descriptor ??= openSync(file, "r");
      const read = readSync(descriptor, header, 0, headerBytes, 0);
      return read === headerBytes ? header.toString("latin1") : null;
    } catch {
      descriptor = null;
      return null;
    }
  };
}
