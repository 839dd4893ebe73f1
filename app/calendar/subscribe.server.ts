import type { Visit } from "~/accounts/request.server";
import type { Language } from "~/platform/language";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { feedPath, type FeedAddress } from "./feed-address";
import { linksOf } from "./links";
import { previewOf } from "./preview";
import { findPublicAgenda, listPublicAgendas } from "./published.server";
import { qrCodeOf } from "~/platform/qr-code.server";
import { agendaFeed, resolveFeed } from "./resolve.server";

/** How many entries are shown at first, and at most. */
const [few, most] = [6, 2000];

/**
 * The public calendars, and the chosen one with all that is needed to subscribe to it.
 * @param slug of a congress; null for the schedule
 * @param all shows every entry, sessions as well, instead of the next ones
 * @returns null when the chosen congress has no public agenda
 */
export async function viewPublicFeeds(visit: Visit, slug: string | null, language: Language, all: boolean) {
  const { db, config, t, now, today } = visit;
  const agendas = (await listPublicAgendas(db)).map(({ congress }) => ({
    slug: congress.slug,
    title: nameIn(congress.title, visit.language),
  }));
  const address: FeedAddress = slug === null ? { kind: "schedule" } : { kind: "congress", slug };
  const found = await resolveFeed(visit, address, language);
  const feed = found.kind === "readable" ? await found.compose(now) : null;
  if (!feed) return null;
  const agenda = all && slug !== null ? await findPublicAgenda(db, slug) : null;
  const whole =
    agenda && (await (await agendaFeed(visit, agenda, ["session", "slot"], language)).compose(now));
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
      preview: previewOf(whole ?? feed, today, whole ? most : few, ({ kind, sourceId: id }) =>
        slug !== null && (kind === "slot" || kind === "session")
          ? feedPath({ kind, slug, id }) + inLanguage
          : null,
      ),
      toAll: slug === null || all ? null : `${page}&all=1`,
      toSchedule: slug === null ? null : feedPath({ kind: "file", slug, format: "json" }),
    },
  };
}
