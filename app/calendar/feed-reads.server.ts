import type { Database } from "~/platform/database.server";
import type { Services } from "~/platform/services";
import type { FeedReads } from "./secret-feed";

/** Reads are written down at most this often, in milliseconds, so that reading feeds hardly ever writes. */
const step = 3000;

/** A feed whose reads are counted. */
export interface ReadFeed {
  of: "secret" | "delegate";
  id: string;
}

const tables = {
  secret: { feeds: "calendar_feeds", reads: "calendar_feed_reads" },
  delegate: { feeds: "calendar_delegate_feeds", reads: "calendar_delegate_feed_reads" },
} as const;

interface Reads extends Omit<FeedReads, "lastAt"> {
  feed: ReadFeed;
  lastAt: Date;
}

/** Databases take only so many parameters at once. */
const atOnce = 100;

const byFeed = (one: Reads, other: Reads): number => (one.feed.id < other.feed.id ? -1 : 1);

async function add(db: Database, of: ReadFeed["of"], reads: readonly Reads[]): Promise<void> {
  const table = tables[of];
  const ids = reads.map(({ feed }) => feed.id);
  const present = new Set<string>(await db(table.feeds).whereIn("id", ids).pluck("id"));
  const rows = reads
    .filter(({ feed }) => present.has(feed.id))
    .map(({ feed, lastAt, client, count }) => ({
      ...{ feed_id: feed.id, last_at: lastAt.toISOString(), client: client.slice(0, 300), count },
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

/** Counts how secret feeds are read, for those who gave the addresses out. */
export function countReads({ db, clock, log, signals }: Services): (feed: ReadFeed, client: string) => void {
  let pending = new Map<string, Reads>();
  let timer: NodeJS.Timeout | null = null;
  const write = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const reads = pending;
    pending = new Map();
    if (reads.size === 0) return;
    try {
      for (const of of ["secret", "delegate"] as const) {
        // In one order, so that two processes do not wait for each other.
        const own = [...reads.values()].filter(({ feed }) => feed.of === of).sort(byFeed);
        // Not all at once: others want the database as well.
        for (let at = 0; at < own.length; at += atOnce) await add(db, of, own.slice(at, at + atOnce));
      }
    } catch (error) {
      log.warn({ err: error }, "reads of calendar feeds were not counted");
    }
  };
  signals.listen("stopping", () => void write());
  return (feed, client) => {
    const reads = pending.get(feed.id);
    if (reads) Object.assign(reads, { lastAt: clock.now(), client, count: reads.count + 1 });
    else pending.set(feed.id, { feed, lastAt: clock.now(), client, count: 1 });
    timer ??= setTimeout(() => void write(), step).unref();
  };
}
