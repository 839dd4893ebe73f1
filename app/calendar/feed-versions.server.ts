import { writtenIfPossible } from "~/platform/database-faults.server";
import type { Database } from "~/platform/database.server";

interface FeedVersion {
  feed: string;
  etag: string;
  modified_at: string;
}

/**
 * Since when a feed has had this content: its Last-Modified, ISO text of whole seconds. Two contents of a feed never
 * share a second, whichever process served them, so that a client may ask by time and still never keep what is stale.
 * @param feed the feed and its language
 */
export async function modifiedSince(db: Database, feed: string, etag: string, now: Date): Promise<string> {
  const table = () => db<FeedVersion>("calendar_feed_versions");
  for (;;) {
    const last = await table().where({ feed }).first("etag", "modified_at");
    if (last?.etag === etag) return last.modified_at;
    const after = last ? Date.parse(last.modified_at) / 1000 + 1 : 0;
    const modified_at = new Date(Math.max(Math.floor(now.getTime() / 1000), after) * 1000).toISOString();
    if (!last) {
      await table().insert({ feed, etag, modified_at }).onConflict("feed").ignore();
    } else if (
      (await table()
        .where({ feed, ...last })
        .update({ etag, modified_at })) > 0
    ) {
      return modified_at;
    }
    // Another process was faster: what it wrote is looked at.
  }
}

/**
 * The same for readers: null where it cannot be written down now, as on a full disk. The feed is sent all the same, and
 * clients ask by its tag alone.
 */
export async function modifiedIfKept(
  ...[db, feed, etag, now]: Parameters<typeof modifiedSince>
): Promise<string | null> {
  const kept: { since: string | null } = { since: null };
  await writtenIfPossible(async () => {
    kept.since = await modifiedSince(db, feed, etag, now);
  });
  return kept.since;
}
