/** An identifier like those of the server, made in a browser: 16 characters, 80 random bits. */
export function newId(): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % 32]).join("");
}
