import type { Visit } from "~/accounts/request.server";
import type { Language } from "~/platform/language";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { feedPath } from "./feed-address";
import { linksOf } from "./links";
import { previewOf } from "./preview";
import { findPublicAgenda, listPublicAgendas } from "./published.server";
import { qrCodeOf } from "~/platform/qr-code.server";
import { agendaFeed } from "./resolve.server";
import { previewSchedule } from "./schedule-preview.server";

/** How many entries are shown at first, and at most. */
const [few, most] = [6, 2000];

/**
 * The public calendars, and the chosen one with all that is needed to subscribe to it.
 * @param slug of a congress; null for the schedule
 * @param all shows every entry, sessions as well, instead of the next ones
 * @returns null when the chosen congress has no public agenda
 */
export async function viewPublicFeeds(visit: Visit, slug: string | null, language: Language, all: boolean) {
  const { db, config, t } = visit;
  const agendas = (await listPublicAgendas(db)).map(({ congress }) => ({
    slug: congress.slug,
    title: nameIn(congress.title, visit.language),
  }));
  const shown =
    slug === null ? await scheduleShown(visit, language) : await agendaShown(visit, slug, language, all);
  if (!shown) return null;
  const { name, preview } = shown;
  const page = `/calendar${slug === null ? "" : `?congress=${slug}`}`;
  const path = feedPath(slug === null ? { kind: "schedule" } : { kind: "congress", slug }) + asked(language);
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
      name,
      links: linksOf(`${config.baseUrl}${path}`, preview.name),
      qrCode: qrCodeOf(`${config.baseUrl}${page}`),
      preview,
      toAll: slug === null || all ? null : `${page}&all=1`,
      toSchedule: slug === null ? null : feedPath({ kind: "file", slug, format: "json" }),
    },
  };
}

const asked = (language: Language): string => (language === "vi" ? "" : `?lang=${language}`);

async function scheduleShown(visit: Visit, language: Language) {
  return {
    name: visit.t("calendar:page.schedule"),
    preview: await previewSchedule(visit, language, few),
  };
}

async function agendaShown(visit: Visit, slug: string, language: Language, all: boolean) {
  const { db, now, today } = visit;
  const agenda = await findPublicAgenda(db, slug);
  if (!agenda) return null;
  const kinds: ("session" | "slot")[] = all ? ["session", "slot"] : ["slot"];
  const feed = await (await agendaFeed(visit, agenda, kinds, language)).compose(now);
  if (!feed) return null;
  const preview = previewOf(feed, today, all ? most : few, ({ kind, sourceId: id }) =>
    kind === "slot" || kind === "session" ? feedPath({ kind, slug, id }) + asked(language) : null,
  );
  return { name: feed.name, preview };
}
