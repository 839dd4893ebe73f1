import type { Services } from "~/platform/services";

/** Reads are written down at most this often, in milliseconds, so that reading feeds hardly ever writes. */
const step = 3000;

interface Reads {
  lastAt: string;
  client: string;
  count: number;
}

/** Counts how secret feeds are read, for their owners. */
export function countReads({ db, clock, log, signals }: Services): (feedId: string, client: string) => void {
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
        for (const [feed_id, { lastAt, client, count }] of [...reads].sort()) {
          const present = await transaction("calendar_feeds").where({ id: feed_id }).first("id");
          if (!present) continue;
          await transaction("calendar_feed_reads")
            .insert({ feed_id, last_at: lastAt, client, count })
            .onConflict("feed_id")
            .merge({
              last_at: lastAt,
              client,
              count: transaction.raw("calendar_feed_reads.count + ?", [count]),
            });
        }
      });
    } catch (error) {
      log.warn({ err: error }, "reads of calendar feeds were not counted");
    }
  };
  signals.listen("stopping", () => void write());
  return (feedId, client) => {
    const count = (pending.get(feedId)?.count ?? 0) + 1;
    pending.set(feedId, { lastAt: clock.now().toISOString(), client: client.slice(0, 300), count });
    timer ??= setTimeout(() => void write(), step).unref();
  };
}
