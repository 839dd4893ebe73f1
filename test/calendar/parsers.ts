import ICAL from "ical.js";
import { DateTime } from "luxon";
import nodeIcal, { type VEvent } from "node-ical";
import type { CalendarEntry } from "~/calendar/entry";
import { addDays } from "~/platform/days";

/** An entry as a calendar program understands it. Times are instants in UTC, or days. */
export interface Understood {
  uid: string;
  sequence: number;
  status: string;
  title: string;
  description: string;
  location: string;
  start: string;
  end: string;
  url: string;
  categories: string[];
  lastModified: string;
  stamp: string;
  classification: string;
  transparent: boolean;
  alarms: number[];
}

/** What our model means, worked out by luxon: the measure for both parsers. */
export function meant(entry: CalendarEntry): Understood {
  const { time } = entry;
  const instant = (minutes: number) =>
    time.kind === "days"
      ? ""
      : iso(
          DateTime.fromISO(time.day, { zone: "utc" })
            .plus({ minutes })
            .setZone(time.zone, { keepLocalTime: true })
            .toJSDate(),
        );
  const second = iso(new Date(Math.floor(Date.parse(entry.lastModified) / 1000) * 1000));
  return {
    uid: entry.uid,
    sequence: entry.sequence,
    status: entry.status.toUpperCase(),
    title: entry.title,
    description: entry.description,
    location: entry.location,
    start: time.kind === "days" ? time.first : instant(time.start),
    end: time.kind === "days" ? addDays(time.last, 1) : instant(time.end),
    url: entry.url,
    categories: entry.categories,
    lastModified: second,
    stamp: second,
    classification: entry.classification.toUpperCase(),
    transparent: entry.transparent,
    alarms: entry.status === "cancelled" ? [] : entry.alarms,
  };
}

/** Reads a calendar with ical.js, strictly. */
export function byIcalJs(text: string): Understood[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents("vtimezone").map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone] as const;
    }),
  );
  return calendar.getAllSubcomponents("vevent").map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name);
    const when = (name: string): string => {
      const property = event.getFirstProperty(name);
      const time = property?.getFirstValue() as ICAL.Time;
      if (time.isDate) return time.toString();
      const zone = zones.get(String(property?.getParameter("tzid")));
      if (zone) time.zone = zone;
      return iso(time.toJSDate());
    };
    return {
      uid: String(value("uid")),
      sequence: Number(value("sequence")),
      status: String(value("status")),
      title: String(value("summary") ?? ""),
      description: String(value("description") ?? ""),
      location: String(value("location") ?? ""),
      start: when("dtstart"),
      end: when("dtend"),
      url: String(value("url")),
      categories: (event.getFirstProperty("categories")?.getValues() ?? []).map(String),
      lastModified: when("last-modified"),
      stamp: when("dtstamp"),
      classification: String(value("class")),
      transparent: value("transp") === "TRANSPARENT",
      alarms: event.getAllSubcomponents("valarm").map((alarm) => {
        const trigger = alarm.getFirstPropertyValue("trigger") as ICAL.Duration;
        return -trigger.toSeconds() / 60;
      }),
    };
  });
}

/** Reads a calendar with node-ical: what it says of each entry, alarms left out. */
export function byNodeIcal(text: string): Omit<Understood, "alarms">[] {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((component): component is VEvent => component?.type === "VEVENT")
    .map((event) => {
      const extra = event as unknown as Record<string, unknown>;
      const when = (at: Date) =>
        event.datetype === "date" ? DateTime.fromJSDate(at).toFormat("yyyy-MM-dd") : iso(at);
      return {
        uid: event.uid,
        sequence: Number(extra.sequence),
        status: String(event.status),
        title: textOf(event.summary),
        description: textOf(event.description),
        location: textOf(event.location),
        start: when(event.start),
        end: when(event.end as Date),
        url: textOf(event.url),
        categories: rejoined((event.categories ?? []).map(String)),
        lastModified: iso(event.lastmodified as Date),
        stamp: iso(event.dtstamp),
        classification: String(event.class),
        transparent: String(event.transparency) === "TRANSPARENT",
      };
    });
}

/** node-ical gives a text with parameters as an object. */
function textOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "val" in value) return String(value.val);
  return value === undefined ? "" : String(value);
}

const iso = (at: Date) => at.toISOString();

/** node-ical splits categories at every comma, also at an escaped one: what it cut is put together again. */
const rejoined = (parts: string[]): string[] =>
  parts.reduce<string[]>((whole, part) => {
    const last = whole.at(-1);
    if (last?.endsWith("\\")) whole[whole.length - 1] = `${last.slice(0, -1)}, ${part}`;
    else whole.push(part);
    return whole;
  }, []);
