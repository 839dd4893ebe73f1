/** A part of a value that is edited as a whole, by name: `slot:a1`, `seat:0:m001`. */
export type Part = string;

/** Touched by what replaces the value, or needs all of it as it was. */
export const everything: Part = "everything";

/** The parts that differ between two values, each given as a fingerprint for each part. */
export function differing(before: ReadonlyMap<Part, string>, after: ReadonlyMap<Part, string>): Part[] {
  const parts = [...new Set([...before.keys(), ...after.keys()])];
  return parts.filter((part) => before.get(part) !== after.get(part));
}

/** True when an edit touches something that changed in the meantime. */
export const clashes = (touched: ReadonlySet<Part>, changed: ReadonlySet<Part>): boolean =>
  changed.size > 0 && (touched.has(everything) || [...touched].some((part) => changed.has(part)));
