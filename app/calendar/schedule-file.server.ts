import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import type { Language } from "~/platform/language";
import { workspaceZone } from "~/platform/settings.server";
import type { Makings } from "./compose.server";
import { conferenceSchedule, type ConferenceSchedule, type ScheduleReading } from "./conference-schedule";
import { scheduleXml } from "./conference-xml";
import type { ScheduleFormat } from "./feed-address";
import { readLatestAgenda, type PublishedCongress } from "./published.server";

/** A published agenda as `schedule.json` or `schedule.xml`, for conference apps. */
export function writeSchedule(
  { db, config, translators }: Makings,
  { congress, version }: PublishedCongress,
  language: Language,
  format: ScheduleFormat,
) {
  const { t } = translators[language];
  const reading: ScheduleReading = {
    ...{ slug: congress.slug, version, baseUrl: config.baseUrl, guidOf, instantOf },
    place: congress.place || t("calendar:entry.no-room"),
    nameOfSession: ({ title, kind }) => title || t(`agenda:session-kind.${kind}`),
    nameOfType: (type) => t(`agenda:slot-type.${type}`),
  };
  return {
    mediaType: format === "json" ? "application/json" : "application/xml",
    async write() {
      const agenda = await readLatestAgenda(db, congress.id);
      const schedule = agenda && conferenceSchedule(agenda, reading);
      if (!schedule) return null;
      const text = format === "json" ? scheduleJson(schedule, config.baseUrl) : scheduleXml(schedule);
      return { body: Buffer.from(text.toWellFormed()), changesAt: null };
    },
  };
}

/** Importers refuse a file that does not name its schema. */
const scheduleJson = (schedule: ConferenceSchedule, url: string): string => {
  const $schema = "https://c3voc.de/schedule/schema.json";
  return `${JSON.stringify({ $schema, generator: { name: "Congress Planner", url }, schedule }, null, 1)}\n`;
};

/** A UUID made of text alone (RFC 9562, version 8). */
function guidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function instantOf(day: string, minutes: number, zone: string): string {
  const local = DateTime.fromISO(day, { zone: "utc" }).plus({ minutes });
  const at = local.setZone(zone, { keepLocalTime: true });
  const known = at.isValid ? at : local.setZone(workspaceZone, { keepLocalTime: true });
  return known.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
