/** A point on earth, in degrees of WGS 84; north and east are positive. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Why a text is no pair of coordinates. */
export type CoordinatesFault = "coordinates" | "coordinates-comma" | "coordinates-range";

/** To a tenth of a metre; digits beyond are left off. */
const decimals = 6;

/**
 * Both with decimals, as maps give them: without, a comma between whole numbers could be anything, and a degree is more
 * than a hundred kilometres.
 */
const pair = /^([+-]?\d{1,3}\.\d{1,20})(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}\.\d{1,20})$/;

/** Reads `12.6797, 108.0447` as it is copied from a map, the latitude first, in brackets or not. */
export function readCoordinates(text: string): Coordinates | CoordinatesFault {
  const bare = text.trim().replace(/^\((.*)\)$/, "$1");
  const [, first, second] = pair.exec(bare.trim().replaceAll("\u2212", "-")) ?? [];
  if (first === undefined || second === undefined) {
    return /\d,\d/.test(bare) ? "coordinates-comma" : "coordinates";
  }
  const [latitude, longitude] = [rounded(first), rounded(second)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : "coordinates-range";
}

/** As `readCoordinates` reads them: `12.6797, 108.0447`. */
export const writeCoordinates = ({ latitude, longitude }: Coordinates): string =>
  [latitude, longitude].map(inDegrees).join(", ");

// Zero is never written with a sign.
const rounded = (text: string): number => Number(Number(text).toFixed(decimals)) + 0;

// Never as a power of ten, always with decimals.
const inDegrees = (degrees: number): string => degrees.toFixed(decimals).replace(/(\.\d+?)0+$/, "$1");
