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

/** Reads what a request asks for, as it stands in its first line. Null when it is no feed. */
export function readTarget(target: string): AskedFeed | null {
  if (!target.startsWith("/calendar/")) return null;
  const queryAt = target.indexOf("?");
  const address = readFeedPath(queryAt < 0 ? target : target.slice(0, queryAt));
  if (!address) return null;
  const wished = queryAt < 0 ? null : new URLSearchParams(target.slice(queryAt)).get("lang");
  const language = isLanguage(wished) ? wished : null;
  const name = address.kind === "secret" ? hashToken(address.token) : feedPath(address);
  return { address, language, key: language === null ? name : `${name} ${language}` };
}
