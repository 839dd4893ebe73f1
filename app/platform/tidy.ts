const invisible = /[\u00ad\u200b\u2060\ufeff\p{Noncharacter_Code_Point}]/gu;

/** A text as it is read: composed letters, single spaces, nothing before and behind, no invisible marks between letters. */
export const tidy = (text: string): string =>
  text.normalize("NFC").replace(invisible, "").replace(/\s+/g, " ").trim();

/**
 * More marks upon one letter than any writing has. To compose them takes time in the square of their number, so that
 * such a text is refused before (Unicode Standard Annex 15, Stream-Safe Text Format: 30 at most).
 */
export const isOverladen = (text: string): boolean => /\p{M}{31}/u.test(text);
