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

interface Reads extends FeedReads {
  feed: ReadFeed;
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
      await db.transaction(async (transaction) => {
        // In one order, so that two processes do not wait for each other.
        for (const feed_id of [...reads.keys()].sort()) {
          const { feed, lastAt, client, count } = reads.get(feed_id) as Reads;
          const table = tables[feed.of];
          const present = await transaction(table.feeds).where({ id: feed_id }).first("id");
          if (!present) continue;
          await transaction(table.reads)
            .insert({ feed_id, last_at: lastAt, client, count })
            .onConflict("feed_id")
            .merge({
              last_at: lastAt,
              client,
              count: transaction.raw("??.count + ?", [table.reads, count]),
            });
        }
      });
    } catch (error) {
      log.warn({ err: error }, "reads of calendar feeds were not counted");
    }
  };
  signals.listen("stopping", () => void write());
  return (feed, client) => {
    const count = (pending.get(feed.id)?.count ?? 0) + 1;
    const lastAt = clock.now().toISOString();
    pending.set(feed.id, { feed, lastAt, client: client.slice(0, 300), count });
    timer ??= setTimeout(() => void write(), step).unref();
  };
}
