import type { Database } from "~/platform/database.server";

/**
 * Since when a feed has had this content: its Last-Modified, ISO text of whole seconds. Two contents of a feed never
 * share a second, whichever process served them, so that a client may ask by time and still never keep what is stale.
 * @param feed the feed and its language
 */
export async function modifiedSince(db: Database, feed: string, etag: string, now: Date): Promise<string> {
  const known = await db("calendar_feed_versions").where({ feed }).first("etag", "modified_at");
  if (known?.etag === etag) return known.modified_at;
  return db.transaction(async (transaction) => {
    const table = () => transaction("calendar_feed_versions");
    await table()
      .insert({ feed, etag: "", modified_at: new Date(0).toISOString() })
      .onConflict("feed")
      .ignore();
    const last: { etag: string; modified_at: string } = await table().where({ feed }).forUpdate().first();
    if (last.etag === etag) return last.modified_at;
    const second = Math.max(Math.floor(now.getTime() / 1000), Date.parse(last.modified_at) / 1000 + 1);
    const modified_at = new Date(second * 1000).toISOString();
    await table().where({ feed }).update({ etag, modified_at });
    return modified_at;
  });
}
