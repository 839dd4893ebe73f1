import { createHash } from "node:crypto";
import type { Viewer } from "~/accounts/viewer";
import { visitor } from "~/accounts/viewer";
import { viewerOfUser } from "~/accounts/sessions.server";
import { scopeOf } from "~/accounts/permissions";
import { isWithin } from "~/congress/committee";
import type { Language } from "~/platform/language";
import { nameIn } from "~/platform/vietnamese";
import { compose, surveyed, type Makings, type Plan } from "./compose.server";
import type { Feed } from "./entry";
import type { FeedAddress } from "./feed-address";
import { findPublicAgenda, listPublished, type PublishedCongress } from "./published.server";
import type { FeedScope, FeedWish } from "./secret-feed";
import { findFeedByToken } from "./secret-feeds.server";
import { hashToken } from "~/platform/id.server";

/** A feed that may be read: `state` tells whether what it holds is still the same, `compose` makes it. */
export interface ReadableFeed {
  kind: "readable";
  /** Of a secret feed: its own id. */
  feedId: string | null;
  isPrivate: boolean;
  language: Language;
  state: string;
  compose(now: Date): Promise<Feed | null>;
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
      return congressFeed(services, address, language ?? "vi");
    case "secret":
      return secretFeed(services, address.token, language);
  }
}

async function scheduleFeed(services: Makings, language: Language): Promise<Resolved> {
  const { t } = services.translators[language];
  const congresses = await listPublished(services.db, visitor);
  return readable(services, {
    asked: { db: services.db, viewer: visitor, congresses },
    kinds: ["congress"],
    alarms: {},
    language,
    name: t("calendar:feed.schedule"),
    holds: t("calendar:feed.schedule-holds"),
    path: "/congresses",
  });
}

async function congressFeed(
  services: Makings,
  address: FeedAddress & { kind: "congress" | "slot" },
  language: Language,
): Promise<Resolved> {
  const found = await findPublicAgenda(services.db, address.slug);
  if (!found) return { kind: "unknown" };
  const { t } = services.translators[language];
  const feed = await readable(services, {
    asked: { db: services.db, viewer: visitor, congresses: [found] },
    kinds: ["slot"],
    alarms: {},
    language,
    name: nameIn(found.congress.title, language),
    holds: t("calendar:feed.agenda-holds"),
    path: `/congresses/${found.congress.slug}/agenda`,
  });
  if (address.kind === "congress") return feed;
  return {
    ...feed,
    async compose(now) {
      const whole = await feed.compose(now);
      const entries = (whole?.entries ?? []).filter(({ sourceId }) => sourceId === address.slotId);
      return whole && entries.length > 0 ? { ...whole, entries } : null;
    },
  };
}

async function secretFeed(services: Makings, token: string, language: Language | null): Promise<Resolved> {
  const { db } = services;
  const feed = await findFeedByToken(db, hashToken(token));
  if (!feed) return { kind: "unknown" };
  if (feed.revokedAt !== null) return { kind: "revoked" };
  const viewer = await viewerOfUser(db, feed.ownerId);
  return readable(services, await wishedPlan(services, viewer, feed, language ?? feed.language), feed.id);
}

async function wishedPlan(
  { db, translators }: Makings,
  viewer: Viewer,
  wish: FeedWish,
  language: Language,
): Promise<Plan> {
  const congresses = (await listPublished(db, viewer)).filter((each) => isInScope(each, wish.scope, viewer));
  return {
    asked: { db, viewer, congresses },
    kinds: wish.kinds,
    alarms: wish.alarms,
    language,
    name: wish.name,
    holds: translators[language].t("calendar:feed.secret-holds", { name: wish.name }),
    path: "/calendar",
  };
}

function isInScope({ congress }: PublishedCongress, scope: FeedScope, viewer: Viewer): boolean {
  switch (scope.kind) {
    case "congress":
      return congress.id === scope.id;
    case "committee":
      return congress.committee.path.includes(`/${scope.id}/`);
    case "workspace":
      return true;
    case "person": {
      const reach = scopeOf(viewer, "congress:view");
      return reach === "everywhere" || reach.some((path) => isWithin(congress.committee.path, path));
    }
  }
}

async function readable(services: Makings, plan: Plan, feedId: string | null = null): Promise<ReadableFeed> {
  const found = await surveyed(plan);
  const { asked, kinds, alarms, language, name } = plan;
  return {
    kind: "readable",
    feedId,
    isPrivate: feedId !== null,
    language,
    state: createHash("sha256")
      .update(
        JSON.stringify([name, kinds, alarms, language, grantsOf(asked.viewer), asked.congresses, [...found]]),
      )
      .digest("base64"),
    compose: (now) => compose(services, plan, found, now),
  };
}

const grantsOf = (viewer: Viewer) => (viewer.kind === "user" ? viewer.grants : []);
