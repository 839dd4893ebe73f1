import { commitMark } from "~/platform/commit-mark.server";
import type { Services } from "~/platform/services";

/** The number that moves with every write to what feeds are made of, whichever process wrote. */
export interface Revision {
  /**
   * The number, where it is certain without asking that nothing was written since it was read; null otherwise.
   * Requests that the loop of events found waiting together share one look (`sharedLook`).
   * @param again this asker has had an answer in this turn of the loop already
   */
  known(again: boolean): number | null;
  /** The turn of the loop of events in which `known` was asked last. */
  readonly turn: number;
  /** At least as new as every write that was acknowledged before the call. */
  current(): Promise<number>;
}

/** At more than a thousand sockets at a time libuv asks the system again within one turn. */
const mostInTurn = 512;

/**
 * Reads the revision so that many who ask at once cost one query: a query that began after one asked is new enough
 * for him, and the next one begins when the last has answered.
 */
export function watchRevision({ db, config }: Pick<Services, "db" | "config">): Revision {
  const look = sharedLook(commitMark(config.database));
  let read: { mark: number; number: number } | null = null;
  let next: Promise<number> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return {
    known(again) {
      const mark = look.now(again);
      return mark !== null && read?.mark === mark ? read.number : null;
    },
    get turn() {
      return look.turn;
    },
    current() {
      if (next) return next;
      const asked = running.then(async () => {
        // Whoever asks from here on waits for another query.
        next = null;
        // The mark comes first: what is written meanwhile makes another one.
        const mark = look.now(true);
        const row = await db("calendar_revision").where({ id: 1 }).first("number");
        const number = Number(row.number);
        if (mark !== null) read = { mark, number };
        return number;
      });
      next = asked;
      running = asked.catch(() => undefined);
      return asked;
    },
  };
}

/**
 * One look for all requests of one turn of the loop of events. The system told of all of them before the first of them
 * was looked at: each was sent before the look, and no answer to a write can have come before it to its sender. Only a
 * second request over the same connection can have been sent later.
 */
function sharedLook(mark: () => number | null) {
  let seen: number | null = null;
  let left = 0;
  let turn = 0;
  const end = () => {
    turn += 1;
    left = 0;
  };
  return {
    now(again: boolean): number | null {
      if (left > 0 && !again) {
        left -= 1;
        return seen;
      }
      if (left === 0) setImmediate(end);
      left = mostInTurn;
      return (seen = mark());
    },
    get turn() {
      return turn;
    },
  };
}
