import { randomBytes, randomInt } from "node:crypto";
import type { Database } from "~/platform/database.server";
import { hashToken } from "~/platform/id.server";
import { recordAudit, type Actor } from "../audit.server";
import type { AuditAction } from "../audit-actions";
import { closeOtherSessions, closeSessionsOf } from "../sessions.server";
import { newSecret, openSecret, sealSecret, stepOfCode } from "./codes.server";

type User = Actor & { id: string };

export interface SecondFactor {
  /** Since when it is asked for; null when it is not set up. */
  since: string | null;
  /** Shown to be scanned, not in force yet. */
  nextSecret: string | null;
  recoveryCodesLeft: number;
}

/** What a user has set up. */
export async function findSecondFactor(
  db: Database,
  sessionSecret: string,
  userId: string,
): Promise<SecondFactor> {
  const row = await db("second_factors").where({ user_id: userId }).first();
  const [left] = await db("recovery_codes")
    .where({ user_id: userId })
    .whereNull("used_at")
    .count({ count: "*" });
  return {
    since: row?.since ?? null,
    nextSecret: row?.next_secret ? openSecret(sessionSecret, userId, row.next_secret) : null,
    recoveryCodesLeft: Number(left?.count),
  };
}

/** True when a code is asked for at sign-in. */
export const hasSecondFactor = async (db: Database, userId: string): Promise<boolean> =>
  (await db("second_factors").where({ user_id: userId }).whereNotNull("since").first("user_id")) !==
  undefined;

/** Makes a secret to be scanned. What was in force before stays so until a code from the new one is right. */
export async function beginSetUp(db: Database, sessionSecret: string, userId: string): Promise<void> {
  const sealed = sealSecret(sessionSecret, userId, newSecret());
  await db("second_factors")
    .insert({ user_id: userId, next_secret: sealed })
    .onConflict("user_id")
    .merge({ next_secret: sealed });
}

/**
 * Puts the scanned secret in force when the code is right. Other sessions end, earlier recovery codes are worth nothing.
 * Answers the new recovery codes, which can be seen only now, and the token under which the session goes on; null when
 * the code is wrong.
 */
export async function finishSetUp(
  db: Database,
  sessionSecret: string,
  user: User,
  now: Date,
  typed: { code: string; token: string },
): Promise<{ codes: string[]; session: string } | null> {
  return db.transaction(async (transaction) => {
    const row = await transaction("second_factors")
      .where({ user_id: user.id })
      .forUpdate()
      .first("next_secret");
    const secret = row?.next_secret ? openSecret(sessionSecret, user.id, row.next_secret) : null;
    const step = secret === null ? null : stepOfCode(secret, digitsOf(typed.code), now);
    if (step === null) return null;
    await transaction("second_factors")
      .where({ user_id: user.id })
      .update({ secret: row.next_secret, next_secret: null, since: now.toISOString(), last_step: step });
    const session = await closeOtherSessions(transaction, user.id, typed.token);
    await record(transaction, user, now, "second-factor-set-up");
    return { codes: await makeRecoveryCodes(transaction, user.id), session };
  });
}

/** New recovery codes instead of the earlier ones; null when there is no second factor. */
export async function renewRecoveryCodes(db: Database, user: User, now: Date): Promise<string[] | null> {
  return db.transaction(async (transaction) => {
    if (!(await hasSecondFactor(transaction, user.id))) return null;
    await record(transaction, user, now, "recovery-codes-renewed");
    return makeRecoveryCodes(transaction, user.id);
  });
}

/**
 * Takes the second factor of a user away, by the user or by an administrator. What was opened with it ends: whoever has
 * the lost phone may sit in a session.
 * @param token of the session in which its owner does it
 * @returns the token under which that session goes on; null where there is none, or nothing was to be taken away
 */
export async function removeSecondFactor(
  db: Database,
  actor: Actor,
  now: Date,
  userId: string,
  token?: string,
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const removed = await transaction("second_factors").where({ user_id: userId }).delete();
    await transaction("recovery_codes").where({ user_id: userId }).delete();
    if (removed === 0) return null;
    await recordAudit(transaction, actor, now, {
      ...{ action: "second-factor-removed", subjectKind: "user", subjectId: userId },
    });
    if (token !== undefined) return closeOtherSessions(transaction, userId, token);
    await closeSessionsOf(transaction, userId);
    return null;
  });
}

export type CodeUsed = "code" | "recovery-code" | "used-before" | null;

/** Uses up a code from the app or a recovery code; null when it is neither. Of one from the app it says that it was used. */
export async function useUpCode(
  transaction: Database,
  sessionSecret: string,
  userId: string,
  typed: string,
  now: Date,
): Promise<CodeUsed> {
  const row = await transaction("second_factors").where({ user_id: userId }).first("secret");
  const secret = row?.secret ? openSecret(sessionSecret, userId, row.secret) : null;
  const step = secret === null ? null : stepOfCode(secret, digitsOf(typed), now);
  if (step !== null) {
    // Two who send the same code at once cannot both be first.
    const isFirst = await transaction("second_factors")
      .where({ user_id: userId })
      .where("last_step", "<", step)
      .update({ last_step: step });
    return isFirst === 1 ? "code" : "used-before";
  }
  const left: string[] = await transaction("recovery_codes")
    .where({ user_id: userId })
    .whereNull("used_at")
    .pluck("code_hash");
  const used = await transaction("recovery_codes")
    .where({ user_id: userId, code_hash: left.find((stored) => isHashOf(stored, typed)) ?? "none" })
    .whereNull("used_at")
    .update({ used_at: now.toISOString() });
  return used === 1 ? "recovery-code" : null;
}

const codeCount = 10;
const codeLength = 12;
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

async function makeRecoveryCodes(transaction: Database, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () =>
    Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join(""),
  );
  await transaction("recovery_codes").where({ user_id: userId }).delete();
  await transaction("recovery_codes").insert(
    codes.map((code) => ({
      user_id: userId,
      code_hash: hashOfRecoveryCode(code, randomBytes(saltLength / 2).toString("hex")),
    })),
  );
  return codes.map((code) => code.match(/.{4}/g)?.join("-") ?? code);
}

/** Letters of the salt, in hexadecimal, with which a stored hash begins. */
const saltLength = 8;

const plainHash = (typed: string): string =>
  hashToken(`recovery code ${typed.toLowerCase().replace(/[\s-]/g, "")}`);

/**
 * About 59 random bits each, each hashed with a salt of its own: whoever has the database tries them out one by one. Not
 * under a key of the installation: they open the door where that was lost.
 */
const hashOfRecoveryCode = (typed: string, salt: string): string =>
  salt + hashToken(`${salt} ${plainHash(typed)}`).slice(saltLength);

/** Codes that were made before they had salts are good until new ones are made. */
const isHashOf = (stored: string, typed: string): boolean =>
  stored === hashOfRecoveryCode(typed, stored.slice(0, saltLength)) || stored === plainHash(typed);

/** People type `123 456`. */
const digitsOf = (typed: string): string => typed.replace(/\s/g, "");

const record = (transaction: Database, user: User, now: Date, action: AuditAction): Promise<void> =>
  recordAudit(transaction, user, now, { action, subjectKind: "user", subjectId: user.id });
