import { DateTime } from "luxon";
import { addDays, type Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { alarmLines, compact, sharedLines, utc } from "./component-lines";
import { officeOpens, type CalendarEntry, type EntryTime } from "./entry";
import { isRegion } from "./zone-definition";

const minutesOfDay = 1440;

/** The content lines of an entry as VEVENT, not yet folded. */
export const eventLines = (entry: CalendarEntry): string[] => [
  "BEGIN:VEVENT",
  ...sharedLines(entry),
  ...timeLines(entry.time),
  `STATUS:${entry.status.toUpperCase()}`,
  `TRANSP:${entry.transparent ? "TRANSPARENT" : "OPAQUE"}`,
  `X-MICROSOFT-CDO-BUSYSTATUS:${entry.transparent ? "FREE" : "BUSY"}`,
  // The grammar wants alarms behind all properties.
  ...alarmLines(entry, "START", entry.time.kind === "days" ? officeOpens : 0),
  "END:VEVENT",
];

// The clock on the wall is written as it stands, with the name of its zone: nothing is converted, so nothing can be
// shifted.
function timeLines(time: EntryTime): string[] {
  if (time.kind === "days") {
    return [
      `DTSTART;VALUE=DATE:${compact(time.first)}`,
      `DTEND;VALUE=DATE:${compact(addDays(time.last, 1))}`,
      "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ];
  }
  const { day, start, end, zone } = time;
  if (isRegion(zone)) {
    return [`DTSTART;TZID=${zone}:${wallClock(day, start)}`, `DTEND;TZID=${zone}:${wallClock(day, end)}`];
  }
  return [`DTSTART:${instant(day, start, zone)}`, `DTEND:${instant(day, end, zone)}`];
}

/** `20201013T073000`; minutes count from midnight of the day and may go past its end. */
function wallClock(day: Day, minutes: number): string {
  const within = minutes % minutesOfDay;
  const clock = [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, "0"));
  return `${compact(addDays(day, Math.floor(minutes / minutesOfDay)))}T${clock.join("")}00`;
}

/** A clock in a zone that calendars know no definition of, such as a plain offset, as an instant. */
function instant(day: Day, minutes: number, zone: string): string {
  const wall = DateTime.fromISO(day, { zone: "utc" }).plus({ minutes });
  const local = wall.setZone(zone, { keepLocalTime: true });
  const known = local.isValid ? local : wall.setZone(workspaceZone, { keepLocalTime: true });
  return utc(known.toUTC().toISO() ?? "");
}
