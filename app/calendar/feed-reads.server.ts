import type { Database } from "~/platform/database.server";
import type { Services } from "~/platform/services";

/** Reads are written down at most this often, in milliseconds, so that reading feeds hardly ever writes. */
const step = 3000;

/** Writing down what many feeds were read takes its time: at most one part in so many of all time goes into it. */
const share = 100;

/** A feed whose reads are counted. */
export interface ReadFeed {
  of: "secret" | "delegate";
  id: string;
}

/** How a feed was read and is not yet written down. It stays with the feed: nothing has to be looked for at a read. */
export interface NewReads {
  feed: ReadFeed;
  count: number;
  /** Seconds of the clock: so small a number stays within the object, milliseconds would lie apart from it. */
  lastAt: number;
  client: string;
}

/** Nothing was read yet. */
export const noReads = (feed: ReadFeed): NewReads => ({ feed, count: 0, lastAt: 0, client: "" });

/** Counts how secret feeds are read, for those who gave the addresses out. */
export function countReads({ db, clock, log, signals }: Services): (reads: NewReads, client: string) => void {
  let pending: NewReads[] = [];
  let timer: NodeJS.Timeout | null = null;
  let pause = step;
  const write = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (pending.length === 0) return;
    const taken = takeAll(pending);
    pending = [];
    const begun = performance.now();
    try {
      for (const of of ["secret", "delegate"] as const) {
        // In one order, so that two processes do not wait for each other.
        const own = taken.filter(({ feed }) => feed.of === of).sort(byFeed);
        // Not all at once: others want the database as well.
        for (let at = 0; at < own.length; at += atOnce) await add(db, of, own.slice(at, at + atOnce));
      }
    } catch (error) {
      log.warn({ err: error }, "reads of calendar feeds were not counted");
    }
    pause = Math.max(step, (performance.now() - begun) * share);
  };
  signals.listen("stopping", () => void write());
  return (reads, client) => {
    if (reads.count === 0) pending.push(reads);
    reads.count += 1;
    reads.lastAt = Math.floor(clock.now().getTime() / 1000);
    // The same text in another place would only be more to carry.
    if (reads.client !== client) reads.client = client;
    timer ??= setTimeout(() => void write(), pause).unref();
  };
}

/** Takes what was counted, so that counting begins anew. A feed that was written anew meanwhile is there twice. */
function takeAll(pending: readonly NewReads[]): NewReads[] {
  const taken = new Map<string, NewReads>();
  for (const reads of pending) {
    const before = taken.get(reads.feed.id);
    taken.set(reads.feed.id, { ...reads, count: reads.count + (before?.count ?? 0) });
    reads.count = 0;
  }
  return [...taken.values()];
}

const byFeed = (one: NewReads, other: NewReads): number => (one.feed.id < other.feed.id ? -1 : 1);

const tables = {
  secret: { feeds: "calendar_feeds", reads: "calendar_feed_reads" },
  delegate: { feeds: "calendar_delegate_feeds", reads: "calendar_delegate_feed_reads" },
} as const;

/** Databases take only so many parameters at once. */
const atOnce = 200;

async function add(db: Database, of: ReadFeed["of"], reads: readonly NewReads[]): Promise<void> {
  const table = tables[of];
  const ids = reads.map(({ feed }) => feed.id);
  const present = new Set<string>(await db(table.feeds).whereIn("id", ids).pluck("id"));
  const rows = reads
    .filter(({ feed }) => present.has(feed.id))
    .map(({ feed, lastAt, client, count }) => ({
      ...{
        feed_id: feed.id,
        last_at: new Date(lastAt * 1000).toISOString(),
        client: client.slice(0, 300),
        count,
      },
    }));
  if (rows.length === 0) return;
  await db(table.reads)
    .insert(rows)
    .onConflict("feed_id")
    .merge({
      last_at: db.raw("excluded.last_at"),
      client: db.raw("excluded.client"),
      count: db.raw("??.count + excluded.count", [table.reads]),
    });
}
