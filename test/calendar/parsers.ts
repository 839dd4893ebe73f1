import ICAL from "ical.js";
import { DateTime } from "luxon";
import nodeIcal, { type CalendarResponse, type VEvent } from "node-ical";
import { kindColors, type CalendarEntry } from "~/calendar/entry";
import { addDays } from "~/platform/days";

/** An entry as a calendar program understands it. Times are instants in UTC, or days. */
export interface Understood {
  component: "VEVENT" | "VTODO";
  uid: string;
  sequence: number;
  status: string;
  title: string;
  description: string;
  location: string;
  /** Latitude and longitude. */
  coordinates: [number, number] | null;
  start: string;
  end: string;
  url: string;
  categories: string[];
  lastModified: string;
  stamp: string;
  classification: string;
  transparent: boolean;
  color: string;
  /** The first words of the description for programs that show HTML. */
  html: string;
  /** When a task was completed; empty for events and what is not. */
  completed: string;
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
  const isTask = entry.asTask;
  const second = iso(new Date(Math.floor(Date.parse(entry.lastModified) / 1000) * 1000));
  const status = isTask && entry.status !== "cancelled" ? (entry.progress?.state ?? "") : entry.status;
  const completedAt = isTask && status === "completed" ? entry.progress?.completedAt : null;
  const officeOpens = 8 * 60;
  return {
    component: isTask ? "VTODO" : "VEVENT",
    uid: entry.uid,
    sequence: entry.sequence,
    status: status.toUpperCase(),
    title: entry.title,
    description: entry.description,
    location: entry.location,
    coordinates: entry.coordinates && [entry.coordinates.latitude, entry.coordinates.longitude],
    start: isTask ? "" : time.kind === "days" ? time.first : instant(time.start),
    end: time.kind === "days" ? (isTask ? time.last : addDays(time.last, 1)) : instant(time.end),
    url: entry.url,
    categories: entry.categories,
    lastModified: second,
    stamp: second,
    classification: entry.classification.toUpperCase(),
    transparent: !isTask && entry.transparent,
    color: kindColors[entry.kind],
    html: "<!DOCTYPE html><html><body>",
    completed: completedAt ? iso(new Date(Math.floor(Date.parse(completedAt) / 1000) * 1000)) : "",
    alarms:
      entry.status === "cancelled"
        ? []
        : entry.alarms.map((minutes) => (time.kind === "days" ? minutes - officeOpens : minutes)),
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
  return calendar.getAllSubcomponents().flatMap((event) => {
    if (event.name !== "vevent" && event.name !== "vtodo") return [];
    const isTask = event.name === "vtodo";
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
      component: isTask ? ("VTODO" as const) : ("VEVENT" as const),
      uid: String(value("uid")),
      sequence: Number(value("sequence")),
      status: String(value("status")),
      title: String(value("summary") ?? ""),
      description: String(value("description") ?? ""),
      location: String(value("location") ?? ""),
      coordinates: value("geo") as unknown as [number, number] | null,
      start: isTask ? "" : when("dtstart"),
      end: when(isTask ? "due" : "dtend"),
      url: String(value("url")),
      categories: (event.getFirstProperty("categories")?.getValues() ?? []).map(String),
      lastModified: when("last-modified"),
      stamp: when("dtstamp"),
      classification: String(value("class")),
      transparent: value("transp") === "TRANSPARENT",
      color: String(value("color")),
      html: String(value("x-alt-desc")).slice(0, 27),
      completed: value("completed") === null ? "" : when("completed"),
      alarms: event.getAllSubcomponents("valarm").map((alarm) => {
        const trigger = alarm.getFirstPropertyValue("trigger") as ICAL.Duration;
        return -trigger.toSeconds() / 60;
      }),
    };
  });
}

/** Reads a calendar with node-ical: what it says of each entry, alarms left out. */
export const byNodeIcal = (text: string) => ofNodeIcal(nodeIcal.sync.parseICS(text));

/** What node-ical has read. */
export function ofNodeIcal(calendar: CalendarResponse): Omit<Understood, "alarms">[] {
  return Object.values(calendar)
    .filter((component) => component?.type === "VEVENT" || component?.type === "VTODO")
    .map((component) => {
      // The library types tasks as other components, but reads them alike.
      const event = component as unknown as VEvent & { due: Date; completed?: Date };
      const isTask = component?.type === ("VTODO" as string);
      const extra = event as unknown as Record<string, unknown>;
      const when = (at: Date) =>
        event.datetype === "date" ? DateTime.fromJSDate(at).toFormat("yyyy-MM-dd") : iso(at);
      return {
        component: isTask ? ("VTODO" as const) : ("VEVENT" as const),
        uid: event.uid,
        sequence: Number(extra.sequence),
        status: String(event.status),
        title: textOf(event.summary),
        description: textOf(event.description),
        location: textOf(event.location),
        coordinates: event.geo ? ([event.geo.lat, event.geo.lon] as [number, number]) : null,
        start: isTask ? "" : when(event.start),
        end: isTask ? DateTime.fromJSDate(event.due).toFormat("yyyy-MM-dd") : when(event.end as Date),
        url: textOf(event.url),
        categories: rejoined((event.categories ?? []).map(String)),
        lastModified: iso(event.lastmodified as Date),
        stamp: iso(event.dtstamp),
        classification: String(event.class),
        transparent: String(event.transparency) === "TRANSPARENT",
        color: String(extra.color),
        html: textOf(extra["ALT-DESC"]).slice(0, 27),
        completed: event.completed === undefined ? "" : iso(event.completed),
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
