import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { DateTime } from "luxon";
import type { Day } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { cleanLine, writtenLines } from "./content-lines";
import { describe } from "./description";
import { kindColors, officeOpens, type CalendarEntry, type EntryTime } from "./entry";
import { geoLines } from "./geo-lines";
import { isRegion } from "./zone-definition";

/** Home of the events while they are written; what it says of itself is never read. */
const nowhere = ical();

/**
 * The content lines of an entry as VEVENT, not yet folded. The library writes the component; the zone of its clock, its
 * colour and coordinates, and the order that the grammar asks for (alarms after all properties) are put right here.
 */
export function eventLines(entry: CalendarEntry): string[] {
  nowhere.clear();
  const revision = DateTime.fromISO(entry.lastModified, { zone: "utc" });
  const title = cleanLine(entry.title);
  const event = nowhere.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: revision,
    lastModified: revision,
    ...timeOf(entry.time),
    summary: title,
    location: entry.location === "" ? null : cleanLine(entry.location),
    description: describe(entry),
    url: entry.url,
    status: ICalEventStatus[upper(entry.status)],
    class: ICalEventClass[upper(entry.classification)],
    transparency: ICalEventTransparency[entry.transparent ? "TRANSPARENT" : "OPAQUE"],
    busystatus: ICalEventBusyStatus[entry.transparent ? "FREE" : "BUSY"],
    categories: entry.categories.map((category) => ({ name: cleanLine(category) })),
  });
  const lines = writtenLines(event.toString()).map((line) => withZone(line, entry.time));
  const begins = entry.time.kind === "days" ? officeOpens : 0;
  // A cancelled entry reminds nobody.
  const alarms = entry.status === "cancelled" ? [] : entry.alarms;
  return [
    ...lines.slice(0, -1),
    `COLOR:${kindColors[entry.kind]}`,
    // The library takes a zero for no coordinate.
    ...geoLines(entry),
    ...alarms.flatMap((minutes) =>
      writtenLines(
        event
          .createAlarm({
            type: ICalAlarmType.display,
            triggerAfter: (begins - minutes) * 60,
            description: title,
          })
          // Last, for the library counts what comes after the beginning from the end.
          .relatesTo(ICalAlarmRelatesTo.start)
          .toString(),
      ),
    ),
    ...lines.slice(-1),
  ];
}

// The clock on the wall is written as it stands, with the name of its zone: nothing is converted, so nothing can be
// shifted. To the library it is a floating time; `withZone` then says where the wall is.
function timeOf(time: EntryTime) {
  if (time.kind === "days") {
    return { allDay: true, start: wallClock(time.first, 0), end: wallClock(time.last, 1440) };
  }
  const [start, end] = [wallClock(time.day, time.start), wallClock(time.day, time.end)];
  if (isRegion(time.zone)) return { floating: true, start, end };
  // A zone that calendars know no definition of, such as a plain offset: as instants.
  const instant = (at: DateTime) => {
    const local = at.setZone(time.zone, { keepLocalTime: true });
    return (local.isValid ? local : at.setZone(workspaceZone, { keepLocalTime: true })).toUTC();
  };
  return { start: instant(start), end: instant(end) };
}

const wallClock = (day: Day, minutes: number) => DateTime.fromISO(day, { zone: "utc" }).plus({ minutes });

const withZone = (line: string, time: EntryTime): string =>
  time.kind === "span" ? line.replace(/^(DTSTART|DTEND):(?!.*Z$)/, `$1;TZID=${time.zone}:`) : line;

const upper = <T extends string>(text: T) => text.toUpperCase() as Uppercase<T>;
