import { createHash } from "node:crypto";
import { visitor } from "~/accounts/viewer";
import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import { compose, surveyed, type Makings, type Plan } from "./compose.server";
import { findDelegateFeedByToken } from "./delegate-feeds.server";
import type { Feed } from "./entry";
import type { FeedAddress } from "./feed-address";
import type { ReadFeed } from "./feed-reads.server";
import { writeCalendar } from "./icalendar.server";
import { delegatePlan, publicAsking, secretPlan } from "./plans.server";
import { findPublicAgenda, listPublished, type PublishedCongress } from "./published.server";
import type { SecretFeed } from "./secret-feed";
import { findFeedById, findFeedByToken } from "./secret-feeds.server";
import { hashToken } from "~/platform/id.server";
import { writeSchedule } from "./schedule-file.server";

/** The bytes of a feed, and from when on they read otherwise without anybody's doing (ISO text, null for never). */
export interface Written {
  body: Buffer;
  changesAt: string | null;
}

/** A feed that may be read: `state` tells whether what it holds is still the same. */
export interface ReadableFeed {
  kind: "readable";
  /** Whose reads are counted; null for public feeds. */
  counted: ReadFeed | null;
  language: Language;
  state: string;
  mediaType: string;
  /** Puts its entries together; null when the single entry that is asked for does not exist. */
  compose(now: Date): Promise<Feed | null>;
  /** As `compose`, as it is sent. */
  write(now: Date): Promise<Written | null>;
}

export type Resolved = ReadableFeed | { kind: "unknown" } | { kind: "revoked" };

/**
 * Finds a feed and judges whether it may be read now.
 * @param language the one that the address asks for; a secret feed has its own otherwise
 */
export async function resolveFeed(
  services: Makings,
  address: FeedAddress,
  language: Language | null,
): Promise<Resolved> {
  switch (address.kind) {
    case "schedule":
      return scheduleFeed(services, language ?? "vi");
    case "congress":
    case "slot":
    case "session":
    case "file":
      return congressFeed(services, address, language ?? "vi");
    case "secret":
      return secretFeed(services, hashToken(address.token), language);
  }
}

const scheduleFeed = async (services: Makings, language: Language): Promise<Resolved> =>
  readable(services, {
    ...schedulePlan(services, language),
    asked: publicAsking(services, await listPublished(services.db, visitor)),
  });

/** The plan of the feed of all public congresses, without these. */
export function schedulePlan({ translators }: Makings, language: Language): Omit<Plan, "asked"> {
  const { t } = translators[language];
  return {
    ...{ kinds: ["congress"], alarms: {}, tasks: false, language, path: "/congresses" },
    name: t("calendar:feed.schedule"),
    holds: t("calendar:feed.schedule-holds"),
  };
}

async function congressFeed(
  services: Makings,
  address: FeedAddress & { slug: string },
  language: Language,
): Promise<Resolved> {
  const found = await findPublicAgenda(services.db, address.slug);
  if (!found) return { kind: "unknown" };
  const feed = await agendaFeed(services, found, [address.kind === "session" ? "session" : "slot"], language);
  switch (address.kind) {
    case "slot":
    case "session":
      return onlyEntry(feed, address.id);
    case "file":
      return { ...feed, ...writeSchedule(services, found, language, address.format) };
    default:
      return feed;
  }
}

/** The published agenda of a congress, for the public. */
export const agendaFeed = (
  services: Makings,
  found: PublishedCongress,
  kinds: ("session" | "slot")[],
  language: Language,
): Promise<ReadableFeed> =>
  readable(services, {
    asked: publicAsking(services, [found]),
    ...{ kinds, alarms: {}, tasks: false, language },
    name: nameIn(found.congress.title, language),
    holds: services.translators[language].t("calendar:feed.agenda-holds"),
    path: `/congresses/${found.congress.slug}/agenda`,
  });

async function secretFeed(
  services: Makings,
  tokenHash: string,
  language: Language | null,
): Promise<Resolved> {
  const feed = await findFeedByToken(services.db, tokenHash);
  if (feed) return ownedFeed(services, feed, language);
  const own = await findDelegateFeedByToken(services.db, tokenHash);
  if (!own) return { kind: "unknown" };
  const plan = own.revokedAt === null ? await delegatePlan(services, own, language ?? "vi") : null;
  return plan ? readable(services, plan, { of: "delegate", id: own.id }) : { kind: "revoked" };
}

/** As `resolveFeed`, for operators: a secret feed by its id in the database. */
export async function resolveFeedById(
  services: Makings,
  id: string,
  language: Language | null,
): Promise<Resolved> {
  const feed = await findFeedById(services.db, id);
  return feed ? ownedFeed(services, feed, language) : { kind: "unknown" };
}

async function ownedFeed(services: Makings, feed: SecretFeed, language: Language | null): Promise<Resolved> {
  if (feed.revokedAt !== null) return { kind: "revoked" };
  return readable(services, await secretPlan(services, feed, language), { of: "secret", id: feed.id });
}

/** A feed by its plan. */
export async function readable(
  services: Makings,
  plan: Plan,
  counted: ReadFeed | null = null,
): Promise<ReadableFeed> {
  const { asked, kinds, alarms, tasks, language, name, holds } = plan;
  const { viewer, congresses, agendas, person, ownOnly } = asked;
  const state = JSON.stringify([
    ...[name, holds, kinds, alarms, tasks, language, viewer, person, ownOnly],
    ...[congresses, agendas.map(({ congress }) => congress.id), await surveyed(plan)],
  ]);
  return calendarOf({
    ...{ kind: "readable", counted, language, mediaType: "text/calendar" },
    state: createHash("sha256").update(state).digest("base64"),
    compose: (now) => compose(services, plan, now),
  });
}

/** Of a feed one entry by the id of what it shows. */
export const onlyEntry = (feed: ReadableFeed, id: string): ReadableFeed =>
  calendarOf({
    ...feed,
    async compose(now) {
      const whole = await feed.compose(now);
      const entries = (whole?.entries ?? []).filter(({ sourceId }) => sourceId === id);
      return whole && entries.length > 0 ? { ...whole, entries } : null;
    },
  });

const calendarOf = (feed: Omit<ReadableFeed, "write">): ReadableFeed => ({
  ...feed,
  async write(now) {
    const content = await feed.compose(now);
    return content && { body: writeCalendar(content), changesAt: content.changesAt };
  },
});
