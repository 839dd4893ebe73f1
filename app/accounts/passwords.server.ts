import { randomBytes, scrypt as scryptCallback, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptCallback);

/** OWASP's recommended scrypt parameters: 64 MiB, about 0.2 s. */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const keyLength = 32;

/** Hashes a password as `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await scrypt(password.normalize("NFKC"), salt, keyLength, cost);
  return inWriting(salt, key);
}

const inWriting = (salt: Buffer, key: Buffer): string =>
  ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");

/** In the place of an account that is not there. No password was hashed to it, so it costs nothing to make. */
const nobody = inWriting(randomBytes(16), randomBytes(keyLength));

/** Compares in constant time; takes as long when there is no such account. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored ?? nobody).split("$");
  const expected = Buffer.from(key ?? "", "base64");
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem };
  const actual = await scrypt(
    password.normalize("NFKC"),
    Buffer.from(salt ?? "", "base64"),
    keyLength,
    options,
  );
  return stored !== null && expected.length === actual.length && timingSafeEqual(expected, actual);
}
