import type { Services } from "~/platform/services";
import type { Language } from "~/platform/language";
import type { AskedFeed } from "./asked-feed.server";
import { feedPath, type FeedAddress } from "./feed-address";
import { createByteCache } from "~/platform/byte-cache";
import { sharingHeaders } from "./feed-headers";
import { noReads, type NewReads } from "./feed-reads.server";
import { modifiedSince } from "./feed-versions.server";
import { etagOf, renditionOf, type Rendition } from "./rendition.server";
import { resolveFeed, type ReadableFeed } from "./resolve.server";
import { watchRevision } from "./revision.server";

/** A feed ready to be sent. */
export interface ReadyFeed {
  kind: "ready";
  /** Null for public feeds, whose reads are not counted. */
  reads: NewReads | null;
  rendition: Rendition;
}

export type FeedAnswer = ReadyFeed | { kind: "unknown" } | { kind: "revoked" };

interface Kept extends ReadyFeed {
  /** The revision that was read before what the feed holds. */
  revision: number;
  state: string;
  changesAt: number;
}

export interface FeedReader {
  /**
   * The answer that is in memory, where it is certain without asking the database that it still holds; null otherwise.
   * @param again the connection has been answered in this turn (`turn`) of the loop of events already
   */
  atOnce(key: string, again: boolean): ReadyFeed | null;
  read(asked: AskedFeed): Promise<FeedAnswer>;
  readonly turn: number;
}

/**
 * Answers feeds from memory as long as nothing that they are made of was written: the revision is asked for at every
 * read, so that a read which begins after a publication was acknowledged shows it, on every process.
 */
export function createFeedReader(services: Services): FeedReader {
  const { db, clock, config } = services;
  const revision = watchRevision(services);
  const cache = createByteCache<Kept>(config.feedCacheBytes);
  const sharedBy = sharingHeaders(config);
  const underWay = new Map<string, Promise<FeedAnswer>>();

  const holding = (key: string, number: number): Kept | null => {
    const kept = cache.get(key);
    if (kept?.revision !== number) return null;
    return kept.changesAt === Infinity || clock.now().getTime() < kept.changesAt ? kept : null;
  };

  return {
    atOnce(key, again) {
      const number = revision.known(again);
      return number === null ? null : holding(key, number);
    },
    async read({ address, language, key }) {
      const number = await revision.current();
      const kept = holding(key, number);
      if (kept) return kept;
      // Those who ask for the same at the same revision wait for one answer.
      const job = `${number} ${key}`;
      let answer = underWay.get(job);
      if (!answer) {
        answer = refresh(address, language, key, number).finally(() => underWay.delete(job));
        underWay.set(job, answer);
      }
      return answer;
    },
    get turn() {
      return revision.turn;
    },
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
    // Written out, so that all that are kept have one shape: what reads many of many shapes is slow.
    const { rendition, changesAt } = made;
    const { counted, state } = feed;
    const reads = counted && noReads(counted);
    const ready: Kept = { kind: "ready", reads, rendition, revision: number, state, changesAt };
    // An answer to an older question does not take the place of a newer one.
    if ((cache.get(key)?.revision ?? 0) <= number) {
      cache.set(key, ready, ready.rendition.bytes + key.length * 2);
    }
    return ready;
  }

  async function make(address: FeedAddress, feed: ReadableFeed, now: Date) {
    const written = await feed.write(now);
    if (!written) return null;
    const { body, changesAt } = written;
    const { counted, language, mediaType } = feed;
    const shared = sharedBy({
      language,
      mediaType,
      isPrivate: counted !== null,
      fileName: fileNameOf(address),
    });
    const etag = etagOf(body);
    const isSingle = address.kind === "slot" || address.kind === "session";
    const since = isSingle ? null : modifiedSince(db, nameOf(address, feed), etag, now);
    return {
      rendition: await renditionOf(body, etag, since, shared),
      changesAt: changesAt === null ? Infinity : Date.parse(changesAt),
    };
  }
}

const nameOf = (address: FeedAddress, { counted, language }: ReadableFeed): string =>
  `${counted?.id ?? feedPath(address)} ${language}`;

const fileNameOf = (address: FeedAddress): string =>
  address.kind === "secret" ? "calendar.ics" : (feedPath(address).split("/").at(-1) ?? "");
