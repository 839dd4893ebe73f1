import { hashToken } from "~/platform/id.server";
import { isLanguage, type Language } from "~/platform/language";
import { feedPath, readFeedPath, type FeedAddress } from "./feed-address";

/** The feed that a request asks for. */
export interface AskedFeed {
  address: FeedAddress;
  /** The one that the address asks for, if it does. */
  language: Language | null;
  /** By what it is kept in memory: no secret. */
  key: string;
}

const mostKnown = 1000;

/** Reads what requests ask for, as it stands in their first line; null when it is no feed. Public ones are remembered. */
export function feedsAskedFor(): (target: string) => AskedFeed | null {
  const known = new Map<string, AskedFeed>();
  return (target) => {
    const found = known.get(target);
    if (found) return found;
    if (!target.startsWith("/calendar/")) return null;
    const queryAt = target.indexOf("?");
    const address = readFeedPath(queryAt < 0 ? target : target.slice(0, queryAt));
    if (!address) return null;
    const wished = queryAt < 0 ? null : new URLSearchParams(target.slice(queryAt)).get("lang");
    const language = isLanguage(wished) ? wished : null;
    const name = address.kind === "secret" ? hashToken(address.token) : feedPath(address);
    const asked = { address, language, key: `${name} ${language ?? ""}` };
    if (address.kind !== "secret") {
      if (known.size >= mostKnown) known.clear();
      known.set(target, asked);
    }
    return asked;
  };
}
