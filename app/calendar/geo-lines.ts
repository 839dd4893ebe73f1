import type { CalendarEntry } from "./entry";

/** Where an entry is, by degrees north and east, as a content line; none where that is not known. */
export const geoLines = ({ coordinates }: CalendarEntry): string[] =>
  coordinates === null ? [] : [`GEO:${coordinates.latitude};${coordinates.longitude}`];
