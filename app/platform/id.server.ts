import { hash, randomBytes } from "node:crypto";

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new identifier: 16 characters that cannot be mistaken for each other, 80 random bits. */
export function newId(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A secret for a link or a cookie: 256 random bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of a token: who reads the database cannot use it. */
export const hashToken = (token: string): string => hash("sha256", token, "hex");
