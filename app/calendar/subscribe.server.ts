import type { Visit } from "~/accounts/request.server";
import type { Language } from "~/platform/language";
import { agendaChoices } from "./agenda-choices.server";
import { feedPath } from "./feed-address";
import { linksOf } from "./links";
import { previewOf } from "./preview";
import { findPublicAgenda } from "./published.server";
import { qrCodeOf } from "~/platform/qr-code.server";
import { agendaFeed } from "./resolve.server";
import { previewSchedule } from "./schedule-preview.server";

/** How many entries are shown at first, and at most. */
const [few, most] = [6, 2000];

/**
 * The public calendars, and the chosen one with all that is needed to subscribe to it.
 * @param search of the address: `congress` is the chosen one's slug, without it the schedule is; `all` shows every
 *   entry, sessions as well, instead of the next ones; `name` and `page` are about the list
 * @returns null when the chosen congress has no public agenda
 */
export async function viewPublicFeeds(visit: Visit, search: URLSearchParams) {
  const { config, language } = visit;
  const slug = search.get("congress");
  const all = search.has("all");
  const shown = slug === null ? await scheduleShown(visit) : await agendaShown(visit, slug, all);
  if (!shown) return null;
  const { name, preview } = shown;
  const page = `/calendar${slug === null ? "" : `?${new URLSearchParams({ congress: slug })}`}`;
  const path = feedPath(slug === null ? { kind: "schedule" } : { kind: "congress", slug }) + asked(language);
  return {
    choices: await agendaChoices(visit, search),
    chosen: {
      slug,
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

async function scheduleShown(visit: Visit) {
  return {
    name: visit.t("calendar:page.schedule"),
    preview: await previewSchedule(visit, few),
  };
}

async function agendaShown(visit: Visit, slug: string, all: boolean) {
  const { db, now, today, language } = visit;
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
