import { hashToken } from "~/platform/id.server";
import type { Services } from "~/platform/services";
import type { Language } from "~/platform/language";
import { feedPath, type FeedAddress } from "./feed-address";
import { createByteCache } from "./feed-cache";
import { modifiedSince } from "./feed-versions.server";
import { writeCalendar } from "./icalendar.server";
import { etagOf, renditionOf, type Rendition } from "./rendition.server";
import { resolveFeed, type ReadableFeed } from "./resolve.server";
import { watchRevision } from "./revision.server";

/** A feed ready to be sent. */
export interface ReadyFeed {
  kind: "ready";
  feedId: string | null;
  rendition: Rendition;
}

export type FeedAnswer = ReadyFeed | { kind: "unknown" } | { kind: "revoked" };

interface Kept extends ReadyFeed {
  /** The revision that was read before what the feed holds. */
  revision: number;
  state: string;
  changesAt: number;
}

export type FeedReader = (address: FeedAddress, language: Language | null) => Promise<FeedAnswer>;

/**
 * Answers feeds from memory as long as nothing that they are made of was written: the revision is asked for at every
 * read, so that a read which begins after a publication was acknowledged shows it, on every process.
 */
export function createFeedReader(services: Services): FeedReader {
  const { db, clock, config } = services;
  const revision = watchRevision(db);
  const cache = createByteCache<Kept>(config.feedCacheBytes);
  const underWay = new Map<string, Promise<FeedAnswer>>();

  return async (address, language) => {
    const number = await revision.current();
    const key = keyOf(address, language);
    const kept = cache.get(key);
    if (kept && kept.revision === number && clock.now().getTime() < kept.changesAt) return kept;
    // Those who ask for the same at the same revision wait for one answer.
    const job = `${number} ${key}`;
    let answer = underWay.get(job);
    if (!answer) {
      answer = refresh(address, language, key, number).finally(() => underWay.delete(job));
      underWay.set(job, answer);
    }
    return answer;
  };

  async function refresh(
    address: FeedAddress,
    language: Language | null,
    key: string,
    number: number,
  ): Promise<FeedAnswer> {
    const now = clock.now();
    const feed = await resolveFeed(services, address, language);
    if (feed.kind !== "readable") {
      cache.delete(key);
      return feed;
    }
    const kept = cache.get(key);
    if (kept?.state === feed.state && now.getTime() < kept.changesAt) {
      kept.revision = Math.max(kept.revision, number);
      return kept;
    }
    const made = await make(address, feed, now);
    if (!made) return { kind: "unknown" };
    const ready: Kept = { ...made, kind: "ready", revision: number, state: feed.state };
    // An answer to an older question does not take the place of a newer one.
    if ((cache.get(key)?.revision ?? 0) <= number) {
      cache.set(key, ready, ready.rendition.bytes + key.length * 2);
    }
    return ready;
  }

  async function make(address: FeedAddress, feed: ReadableFeed, now: Date) {
    const content = await feed.compose(now);
    if (!content) return null;
    const body = writeCalendar(content);
    const { feedId, isPrivate, language } = feed;
    const modified =
      address.kind === "slot" ? null : await modifiedSince(db, nameOf(address, feed), etagOf(body), now);
    const fileName = address.kind === "secret" ? "calendar.ics" : fileNameOf(address);
    return {
      feedId,
      rendition: await renditionOf(body, { modified, language, isPrivate, fileName }),
      changesAt: content.changesAt === null ? Infinity : Date.parse(content.changesAt),
    };
  }
}

/** Secrets are not kept in memory longer than the request. */
const keyOf = (address: FeedAddress, language: Language | null): string =>
  `${address.kind === "secret" ? hashToken(address.token) : feedPath(address)} ${language ?? ""}`;

const nameOf = (address: FeedAddress, { feedId, language }: ReadableFeed): string =>
  `${feedId ?? feedPath(address)} ${language}`;

const fileNameOf = (address: FeedAddress): string =>
  `${address.kind === "schedule" ? "schedule" : (feedPath(address).split("/").at(-1) ?? "").replace(/\.ics$/, "")}.ics`;
