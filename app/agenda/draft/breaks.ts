import { longestWithoutBreak } from "../rules/time";

/** Length of a break, in minutes: a default. */
export const breakMinutes = 15;

/** What lasts longer than may be without a break, in parts of nearly equal length. */
export function partsOf(minutes: number): number[] {
  const parts = Math.ceil(minutes / longestWithoutBreak);
  return Array.from(
    { length: parts },
    (_, index) => Math.floor(minutes / parts) + (index < minutes % parts ? 1 : 0),
  );
}

/**
 * Says before which of the stretches a break is needed, in this order, so that nothing lasts too long without one.
 */
export function breaksBefore(minutes: number[]): boolean[] {
  let stretch = 0;
  return minutes.map((each) => {
    const needed = stretch > 0 && stretch + each > longestWithoutBreak;
    stretch = needed ? each : stretch + each;
    return needed;
  });
}

/** How many breaks pieces of these lengths need. */
export const breaksAmong = (minutes: number[]): number =>
  breaksBefore(minutes.flatMap(partsOf)).filter(Boolean).length;
