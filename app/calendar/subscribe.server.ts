import type { Visit } from "~/accounts/request.server";
import type { Language } from "~/platform/language";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { feedPath, type FeedAddress } from "./feed-address";
import { linksOf } from "./links";
import { previewOf } from "./preview";
import { listPublicAgendas } from "./published.server";
import { qrCodeOf } from "~/platform/qr-code.server";
import { resolveFeed } from "./resolve.server";

/**
 * The public calendars, and the chosen one with all that is needed to subscribe to it.
 * @param slug of a congress; null for the schedule
 * @returns null when the chosen congress has no public agenda
 */
export async function viewPublicFeeds(visit: Visit, slug: string | null, language: Language) {
  const { db, config, t, now, today } = visit;
  const agendas = (await listPublicAgendas(db)).map(({ congress }) => ({
    slug: congress.slug,
    title: nameIn(congress.title, visit.language),
  }));
  const address: FeedAddress = slug === null ? { kind: "schedule" } : { kind: "congress", slug };
  const found = await resolveFeed(visit, address, language);
  const feed = found.kind === "readable" ? await found.compose(now) : null;
  if (!feed) return null;
  const page = `/calendar${slug === null ? "" : `?congress=${slug}`}`;
  const inLanguage = language === "vi" ? "" : `?lang=${language}`;
  const path = feedPath(address) + inLanguage;
  return {
    choices: [
      { to: "/calendar", label: t("calendar:page.schedule"), isChosen: slug === null },
      ...agendas
        .sort((one, other) => compareTitles(one.title, other.title))
        .map((each) => ({
          to: `/calendar?congress=${each.slug}`,
          label: each.title,
          isChosen: each.slug === slug,
        })),
    ],
    chosen: {
      name: slug === null ? t("calendar:page.schedule") : feed.name,
      links: linksOf(`${config.baseUrl}${path}`, feed.name),
      qrCode: qrCodeOf(`${config.baseUrl}${page}`),
      preview: previewOf(feed, today, 6, ({ kind, sourceId }) =>
        slug !== null && kind === "slot" ? feedPath({ kind: "slot", slug, id: sourceId }) + inLanguage : null,
      ),
    },
  };
}
