import type { SignedIn } from "~/accounts/viewer";
import type { EntryKind } from "~/calendar/entry";
import { createFeed } from "~/calendar/secret-feeds.server";
import type { FeedWish } from "~/calendar/secret-feed";
import type { Database } from "~/platform/database.server";

/** Makes a secret feed. Answers the path of its address. */
export async function makeFeed(
  db: Database,
  viewer: SignedIn,
  kinds: EntryKind[],
  over: Partial<FeedWish> = {},
): Promise<string> {
  const wish: FeedWish = {
    ...{ name: "Điện thoại", scope: { kind: "workspace", id: null }, kinds, language: "vi" },
    ...{ alarms: {}, tasks: false, ...over },
  };
  return `/calendar/f/${await createFeed(db, viewer, new Date("2020-07-03T02:00:00Z"), wish)}.ics`;
}
