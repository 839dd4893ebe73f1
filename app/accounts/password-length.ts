/** Of a password, in characters. */
export const shortestPassword = 12;
