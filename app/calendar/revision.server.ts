import type { Database } from "~/platform/database.server";

/** The number that moves with every write to what feeds are made of, whichever process wrote. */
export interface Revision {
  /** At least as new as every write that was acknowledged before the call. */
  current(): Promise<number>;
}

/**
 * Reads the revision so that many who ask at once cost one query: a query that began after one asked is new enough
 * for him, and the next one begins when the last has answered.
 */
export function watchRevision(db: Database): Revision {
  let next: Promise<number> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return {
    current() {
      if (next) return next;
      const asked = running.then(() => {
        // Whoever asks from here on waits for another query.
        next = null;
        return readRevision(db);
      });
      next = asked;
      running = asked.catch(() => undefined);
      return asked;
    },
  };
}

async function readRevision(db: Database): Promise<number> {
  const row = await db("calendar_revision").where({ id: 1 }).first("number");
  return Number(row.number);
}
