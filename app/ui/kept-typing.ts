/** Values of the fields of a form by their names. */
export type Fields = Record<string, string>;

/** What typing rests on: the version that was shown, and the key under which the form is sent. */
export interface FormBasis {
  basedOn: string;
  key: string;
}

/** What is kept of a form until it has arrived. */
export interface KeptTyping {
  typed: Fields;
  /** What stood in the fields before. */
  ground: Fields;
  basis: FormBasis;
}

/**
 * What becomes of kept typing when the form is shown again.
 * - It has arrived: nothing is left to keep.
 * - Its ground is the same: it goes on on the page's basis.
 * - The stored values are others by now: it comes back on its own basis, so that the server tells what is stored, or
 *   recognises by the key that these are the same person's own.
 * @param isSaved the page says that the form was saved
 */
export function comeBack(
  kept: KeptTyping,
  ground: Fields,
  basis: FormBasis,
  isSaved: boolean,
): { typed: Fields; basis: FormBasis } | null {
  const hasArrived = isSaved && kept.basis.basedOn !== basis.basedOn;
  const names = Object.keys(ground).filter((name) => kept.typed[name] !== undefined);
  const isStored = names.every((name) => isAlike(kept.typed[name], ground[name]));
  if (hasArrived || isStored) return null;
  const isSameGround = names.every((name) => isAlike(kept.ground[name], ground[name]));
  return { typed: kept.typed, basis: isSameGround ? basis : kept.basis };
}

/** Servers trim what they store, and browsers send line breaks in two characters. */
const isAlike = (one = "", other = ""): boolean => tidy(one) === tidy(other);
const tidy = (text: string): string => text.replaceAll("\r\n", "\n").trim().normalize("NFC");
