import type { Socket } from "node:net";
import type { Services } from "~/platform/services";
import type { Language } from "~/platform/language";
import type { AskedFeed } from "./asked-feed.server";
import { feedPath, type FeedAddress } from "./feed-address";
import { createByteCache, type Place } from "~/platform/byte-cache";
import { sharingHeaders } from "./feed-headers";
import { noReads, type NewReads } from "./feed-reads.server";
import { modifiedIfKept } from "./feed-versions.server";
import { bytesOf, compress, etagOf, renditionOf, type Rendition, type Variant } from "./rendition.server";
import { resolveFeed, type ReadableFeed } from "./resolve.server";
import { watchRevision } from "./revision.server";

/** A feed ready to be sent. */
export interface ReadyFeed {
  kind: "ready";
  /** By what it is kept in memory. */
  key: string;
  /** Null for public feeds, whose reads are not counted. */
  reads: NewReads | null;
  rendition: Rendition;
}

export type FeedAnswer = ReadyFeed | { kind: "unknown" } | { kind: "revoked" };

interface Kept extends ReadyFeed {
  /** The revision that was read before what the feed holds. */
  revision: number;
  state: string;
  /** Milliseconds of the clock; null for never, which is most and is told without looking further. */
  changesAt: number | null;
}

export interface FeedReader {
  /**
   * The answer that is in memory, where it is certain without asking the database that it still holds; null otherwise.
   * @param target the address, as it stands in the request
   * @param connection over which it is asked for
   */
  atOnce(target: string, connection: Socket): ReadyFeed | null;
  /**
   * As `atOnce`, once the database was asked; null where what is in memory no longer holds or nobody could be asked.
   * @param told must not throw: others wait for the same answer
   */
  soon(target: string, told: (feed: ReadyFeed | null) => void): void;
  /** Whether a feed was found under this address. What is only guessed is never known: it takes no place. */
  knows(target: string): boolean;
  read(target: string, asked: AskedFeed | null): Promise<FeedAnswer>;
  /** Makes the bytes of an encoding that nobody has asked for yet. */
  compress(feed: ReadyFeed, wanted: Variant): Promise<void>;
}

/** Addresses that are remembered; to take a secret one apart and to hash it costs as much as a tenth of an answer. */
const mostAddresses = 20_000;

/** Characters. Nobody gives out longer ones: it is what follows a question mark that would fill the memory. */
const longestAddress = 200;

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
  const byAddress = new Map<string, Place<Kept>>();

  const whileGood = (kept: Kept | undefined, number: number): Kept | null => {
    if (kept?.revision !== number) return null;
    return kept.changesAt === null || isBefore(clock.now(), kept.changesAt) ? kept : null;
  };
  const remember = (target: string, key: string) => {
    const place = cache.placeOf(key);
    if (!place || target.length > longestAddress || byAddress.get(target) === place) return;
    if (byAddress.size >= mostAddresses) byAddress.clear();
    byAddress.set(target, place);
  };

  return {
    atOnce(target, connection) {
      const place = byAddress.get(target);
      if (place === undefined) return null;
      const number = revision.known(connection);
      return number === null ? null : whileGood(cache.valueAt(place), number);
    },
    soon: (target, told) =>
      revision.tell((number) => {
        const place = byAddress.get(target);
        told(place === undefined || number === null ? null : whileGood(cache.valueAt(place), number));
      }),
    knows: (target) => byAddress.has(target),
    read: async (target, asked) => readAnew(target, asked, await revision.current()),
    async compress({ key, rendition }, wanted) {
      await compress(rendition, wanted);
      const kept = cache.get(key);
      if (kept?.rendition === rendition) keep(kept);
    },
  };

  async function readAnew(target: string, asked: AskedFeed | null, number: number): Promise<FeedAnswer> {
    if (!asked) return { kind: "unknown" };
    const { address, language, key } = asked;
    const found =
      whileGood(cache.get(key), number) ??
      (await inCompany(`${number} ${key}`, () => refresh(address, language, key, number)));
    if (found.kind === "ready") remember(target, key);
    return found;
  }

  /** Those who ask for the same at the same revision wait for one answer. */
  function inCompany(job: string, work: () => Promise<FeedAnswer>): Promise<FeedAnswer> {
    const begun = underWay.get(job) ?? work().finally(() => underWay.delete(job));
    underWay.set(job, begun);
    return begun;
  }

  function keep(feed: Kept): void {
    cache.set(feed.key, feed, bytesOf(feed.rendition) + feed.key.length * 2);
  }

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
    if (kept?.state === feed.state && isBefore(now, kept.changesAt)) {
      kept.revision = Math.max(kept.revision, number);
      return kept;
    }
    const made = await make(address, feed, now);
    if (!made) return { kind: "unknown" };
    // Written out, so that all that are kept have one shape: what reads many of many shapes is slow.
    const { rendition, changesAt } = made;
    const { counted, state } = feed;
    const reads = counted && noReads(counted);
    const ready: Kept = { kind: "ready", key, reads, rendition, revision: number, state, changesAt };
    // An answer to an older question does not take the place of a newer one.
    if ((cache.get(key)?.revision ?? 0) <= number) keep(ready);
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
    const since = isSingle ? null : await modifiedIfKept(db, nameOf(address, feed), etag, now);
    return {
      rendition: renditionOf(body, etag, since, shared),
      changesAt: changesAt === null ? null : Date.parse(changesAt),
    };
  }
}

const isBefore = (now: Date, instant: number | null): boolean => instant === null || now.getTime() < instant;

const nameOf = (address: FeedAddress, { counted, language }: ReadableFeed): string =>
  `${counted?.id ?? feedPath(address)} ${language}`;

const fileNameOf = (address: FeedAddress): string =>
  address.kind === "secret" ? "calendar.ics" : (feedPath(address).split("/").at(-1) ?? "");
