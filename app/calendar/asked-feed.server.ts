import { hashToken } from "~/platform/id.server";
import { isLanguage, type Language } from "~/platform/language";
import { feedPath, readFeedPath, tokenOf, type FeedAddress } from "./feed-address";

/** The feed that a request asks for. */
export interface AskedFeed {
  address: FeedAddress;
  /** The one that the address asks for, if it does. */
  language: Language | null;
  /** By what it is kept in memory: no secret. */
  key: string;
}

/** Reads what requests ask for, as it stands in their first line. */
interface AskedFeeds {
  /** The key alone: all that is needed for a feed in memory. Null when no feed is asked for. */
  keyOf(target: string): string | null;
  /** Null when no feed is asked for. */
  read(target: string): AskedFeed | null;
}

const mostKnown = 1000;

/** Public addresses are remembered; secret ones must not be. */
export function feedsAskedFor(): AskedFeeds {
  const known = new Map<string, AskedFeed>();
  const read = (target: string) => {
    if (!target.startsWith("/calendar/")) return null;
    const found = known.get(target);
    if (found) return found;
    const asked = readTarget(target);
    if (asked && asked.address.kind !== "secret") {
      if (known.size >= mostKnown) known.clear();
      known.set(target, asked);
    }
    return asked;
  };
  return {
    keyOf(target) {
      const token = tokenOf(target);
      return token === null ? (read(target)?.key ?? null) : hashToken(token);
    },
    read,
  };
}

function readTarget(target: string): AskedFeed | null {
  const queryAt = target.indexOf("?");
  const address = readFeedPath(queryAt < 0 ? target : target.slice(0, queryAt));
  if (!address) return null;
  const wished = queryAt < 0 ? null : new URLSearchParams(target.slice(queryAt)).get("lang");
  const language = isLanguage(wished) ? wished : null;
  const name = address.kind === "secret" ? hashToken(address.token) : feedPath(address);
  return { address, language, key: language === null ? name : `${name} ${language}` };
}
