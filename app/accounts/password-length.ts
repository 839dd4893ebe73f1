/** Of a password, in characters as people count them; several spaces in a row count as one. */
export const shortestPassword = 12;
/** More is refused, never cut off. */
export const longestPassword = 128;

/** How long a password is, in characters. */
export const passwordLength = (password: string): number => [...password.replace(/\s+/gu, " ")].length;
