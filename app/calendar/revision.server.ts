import type { Socket } from "node:net";
import { commitMark } from "~/platform/commit-mark.server";
import type { Services } from "~/platform/services";

/** The number that moves with every write to what feeds are made of, whichever process wrote. */
export interface Revision {
  /**
   * The number, where it is certain without asking that nothing was written since it was read; null otherwise.
   * Requests that the loop of events found waiting together share one look (`sharedLook`).
   * @param connection over which the request came
   */
  known(connection: Socket): number | null;
  /** At least as new as every write that was acknowledged before the call. */
  current(): Promise<number>;
}

/** At more than a thousand sockets at a time libuv asks the system again within one turn. */
const mostInLook = 32;

/**
 * Reads the revision so that many who ask at once cost one query: a query that began after one asked is new enough
 * for him, and the next one begins when the last has answered.
 */
export function watchRevision({ db, config }: Pick<Services, "db" | "config">): Revision {
  const mark = commitMark(config.database);
  const look = sharedLook(mark);
  let read: { mark: number; number: number } | null = null;
  let next: Promise<number> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  return {
    known(connection) {
      const seen = look(connection);
      return seen !== null && read?.mark === seen ? read.number : null;
    },
    current() {
      if (next) return next;
      const asked = running.then(async () => {
        // Whoever asks from here on waits for another query.
        next = null;
        // The mark comes first: what is written meanwhile makes another one.
        const seen = mark();
        const row = await db("calendar_revision").where({ id: 1 }).first("number");
        const number = Number(row.number);
        if (seen !== null) read = { mark: seen, number };
        return number;
      });
      next = asked;
      running = asked.catch(() => undefined);
      return asked;
    },
  };
}

/**
 * One look for requests of one turn of the loop of events. The system told of all of them before the first of them
 * was looked at: each was sent before the look, and no answer to a write can have come before it to its sender. Only a
 * second request over the same connection can have been sent later. So few share a look that the connections are
 * compared one by one: a mark on them would give them one shape more, and all of Node that touches them would be slower.
 */
function sharedLook(mark: () => number | null): (connection: Socket) => number | null {
  const asked: (Socket | null)[] = new Array(mostInLook).fill(null);
  let count = 0;
  let isTurnWatched = false;
  let seen: number | null = null;
  const endTurn = () => {
    isTurnWatched = false;
    asked.fill(null);
    count = 0;
  };
  const hasAsked = (connection: Socket): boolean => {
    for (let at = 0; at < count; at++) if (asked[at] === connection) return true;
    return false;
  };
  return (connection) => {
    if (count === 0 || count === mostInLook || hasAsked(connection)) {
      if (!isTurnWatched) setImmediate(endTurn);
      isTurnWatched = true;
      count = 0;
      seen = mark();
    }
    asked[count++] = connection;
    return seen;
  };
}
