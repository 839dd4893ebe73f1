import { hkdfSync } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "~/platform/sealing.server";

const issuer = "Kế hoạch Đại hội";
const stepLength = 30_000;
/** A clock that is off by half a minute, or a slow typist. */
const stepsOff = 1;

/** A new secret for an authenticator app, in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app scans. */
export const addressOf = (secret: string, email: string): string => totp(secret, email).toString();

/** The time step to which a code belongs, when it is right now; null otherwise. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const off = totp(secret, "").validate({ token: code, timestamp, window: stepsOff });
  return off === null ? null : Math.floor(timestamp / stepLength) + off;
}

const totp = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: stepLength / 1000,
  });

/** The key under which secrets are stored, from the key of the installation. */
const keyOf = (sessionSecret: string): Buffer =>
  Buffer.from(hkdfSync("sha256", sessionSecret, "", "second factor", 32));

export const sealSecret = (sessionSecret: string, userId: string, secret: string): string =>
  seal(keyOf(sessionSecret), `second-factor/${userId}`, secret);

/** Null when SESSION_SECRET is not the one under which it was stored. */
export const openSecret = (sessionSecret: string, userId: string, sealed: string): string | null =>
  unseal<string>(keyOf(sessionSecret), `second-factor/${userId}`, sealed);
