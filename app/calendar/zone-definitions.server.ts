import { tzlib_get_ical_block as timezoneBlock } from "timezones-ical-library";
import { writtenLines } from "./content-lines";

const definitions = new Map<string, string[] | null>();

/** The VTIMEZONE of a zone as content lines; null where the library has none. */
export function definitionOf(zone: string): string[] | null {
  let lines = definitions.get(zone);
  if (lines === undefined) {
    const block = (timezoneBlock(zone) as string[])[0];
    definitions.set(zone, (lines = block ? writtenLines(block) : null));
  }
  return lines;
}
