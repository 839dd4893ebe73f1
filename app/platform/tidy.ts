const invisible = /[\u00ad\u200b\u2060\ufeff\p{Noncharacter_Code_Point}]/gu;

/** A text as it is read: composed letters, single spaces, nothing before and behind, no invisible marks between letters. */
export const tidy = (text: string): string =>
  text.normalize("NFC").replace(invisible, "").replace(/\s+/g, " ").trim();
