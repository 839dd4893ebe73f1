import { attempts } from "~/accounts/rate-limits.server";
import { notFound, type Visit } from "~/accounts/request.server";
import { feedPath } from "./feed-address";
import { linksOf, type FeedLinks } from "./links";
import { previewOf, type FeedPreview } from "./preview";
import { resolveFeed } from "./resolve.server";

/** Enough for the programme of a congress of several days. */
const shownAtMost = 300;

export type FeedPage =
  | { kind: "readable"; name: string; links: FeedLinks; preview: FeedPreview }
  | { kind: "revoked" }
  | { kind: "too-many"; minutes: number };

/**
 * What stands on the page behind a secret address.
 * @param client the address from which it is asked: whoever guesses has to wait
 */
export async function viewFeedPage(visit: Visit, token: string, client: string): Promise<FeedPage> {
  const { db, config, language, now, today } = visit;
  const found = await resolveFeed(visit, { kind: "secret", token }, language);
  if (found.kind === "revoked") return { kind: "revoked" };
  const feed = found.kind === "readable" ? await found.compose(now) : null;
  if (!feed) {
    const wait = await attempts(db, now).countWrongToken(client);
    if (wait > 0) return { kind: "too-many", minutes: Math.ceil(wait / 60_000) };
    return notFound();
  }
  const path = feedPath({ kind: "secret", token }) + (language === "vi" ? "" : `?lang=${language}`);
  return {
    kind: "readable",
    name: feed.name,
    links: linksOf(`${config.baseUrl}${path}`, feed.name),
    preview: previewOf(feed, today, shownAtMost, () => null),
  };
}
