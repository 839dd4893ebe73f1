import type { Socket } from "node:net";
import { commitMark } from "~/platform/commit-mark.server";
import type { Services } from "~/platform/services";
import { standingQuestion } from "~/platform/standing-question.server";

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
  /**
   * Tells it as `current` does; null where it could not be told. For the many requests that wait for one answer: they
   * are called one after another, without a promise for each.
   */
  tell(listener: Listener): void;
}

type Listener = (number: number | null) => void;

/** A query that is yet to begin, and who waits for it. */
interface Query {
  number: Promise<number>;
  listeners: Listener[];
}

/** At more than a thousand sockets at a time libuv asks the system again within one turn. */
const mostInLook = 32;

/** So many questions to PostgreSQL are under way at the same time. More of them would be smaller and cost more together. */
const mostUnderWay = 2;

/**
 * Reads the revision so that many who ask at once cost one query: one that began after somebody asked is new enough for
 * him. All who ask in one turn of the loop of events share the one that begins at its end, or later while enough others
 * are under way.
 */
export function watchRevision({ db, config, signals }: Parts): Revision {
  const mark = commitMark(config.database);
  const look = sharedLook(mark);
  const question = questionOf({ db, config, signals });
  let read: { mark: number; number: number } | null = null;
  let next: Query | null = null;
  let underWay = 0;
  let begin: () => void = nothing;
  const ask = async () => {
    // Whoever asks from here on waits for another query.
    next = null;
    begin = nothing;
    underWay += 1;
    try {
      // The mark comes first: what is written meanwhile makes another one.
      const seen = mark();
      const number = await question.ask();
      if (seen !== null) read = { mark: seen, number };
      return number;
    } finally {
      underWay -= 1;
      begin();
    }
  };
  const nextQuery = (): Query => {
    const listeners: Listener[] = [];
    const number = new Promise<void>((resolve) => {
      if (underWay < question.most) setImmediate(resolve);
      else begin = resolve;
    }).then(ask);
    const tellAll = (told: number | null) => {
      for (const listener of listeners) listener(told);
    };
    number.then(tellAll, () => tellAll(null));
    return { number, listeners };
  };
  return {
    known(connection) {
      const seen = look(connection);
      return seen !== null && read?.mark === seen ? read.number : null;
    },
    current() {
      next ??= nextQuery();
      return next.number;
    },
    tell(listener) {
      next ??= nextQuery();
      next.listeners.push(listener);
    },
  };
}

const nothing = () => undefined;

type Parts = Pick<Services, "db" | "config" | "signals">;

/** How the number is asked for, and how many times at once. */
function questionOf({ db, config, signals }: Parts): { most: number; ask: () => Promise<number> } {
  const throughPool = async () => {
    const row = await db("calendar_revision").where({ id: 1 }).first("number");
    return Number(row.number);
  };
  if (config.database.kind !== "postgres") return { most: 1, ask: throughPool };
  const { ask, close } = standingQuestion(
    config.database.url,
    "select number from calendar_revision where id = 1",
  );
  signals.listen("stopping", close);
  // The pool says what is wrong, or finds the database when it is there again.
  return { most: mostUnderWay, ask: () => ask().then(Number, throughPool) };
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
