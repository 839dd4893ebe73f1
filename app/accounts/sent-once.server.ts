import { fromJson, type Database } from "~/platform/database.server";
import { hashToken } from "~/platform/id.server";
import type { Actor } from "./audit.server";

/** For how many days a sending is remembered. After that the version that it names keeps it from being done twice. */
export const keptDays = 7;

/** A form or an edit that may be sent again because its answer did not arrive. */
export interface Sending {
  userId: string;
  /** What it is for: `division:…`. A key holds for one place only. */
  place: string;
  /** The same for as long as the same form is sent. */
  key: string;
  content: unknown;
}

/** A sending of somebody signed in; null without a key: then it counts as new each time. */
export const sendingOf = (
  { id: userId }: Actor,
  place: string,
  key: string | undefined,
  content: unknown,
): Sending | null => (userId === null || key === undefined ? null : { userId, place, key, content });

/** What came of an earlier sending under the same key. */
export interface Earlier<Outcome> {
  outcome: Outcome;
  /** False when something else was sent under the key, as after typing on when no answer came. */
  isSame: boolean;
}

/**
 * Does the work of a sending that nobody changes on the way: sent again, it is answered as the first time and not done
 * again. Call it in the transaction that writes.
 */
export async function doOnce<Outcome extends { kind: string }>(
  transaction: Database,
  sending: Sending | null,
  now: Date,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  if (!sending) return work();
  const earlier = await readOutcome<Outcome>(transaction, sending);
  if (earlier) return earlier.outcome;
  const outcome = await work();
  if (outcome.kind === "saved") await keepOutcome(transaction, sending, outcome, now);
  return outcome;
}

/** What came of a sending; null where nothing was written. Call it in the transaction that writes. */
export async function readOutcome<Outcome>(
  transaction: Database,
  { userId, place, key, content }: Sending,
): Promise<Earlier<Outcome> | null> {
  const row = await transaction("sent_once").where({ user_id: userId, place, key }).first();
  return row
    ? { outcome: fromJson<Outcome>(row.outcome), isSame: row.content_hash === hashOf(content) }
    : null;
}

/**
 * Keeps what came of a sending. Only for what was written: what was refused is judged anew when it is sent again, for
 * the reason may be gone by then.
 */
export async function keepOutcome(
  transaction: Database,
  { userId, place, key, content }: Sending,
  outcome: unknown,
  now: Date,
): Promise<void> {
  const over = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await transaction("sent_once").where({ user_id: userId }).where("at", "<", over).delete();
  const values = {
    content_hash: hashOf(content),
    outcome: JSON.stringify(outcome),
    at: now.toISOString(),
  };
  await transaction("sent_once")
    .insert({ user_id: userId, place, key, ...values })
    .onConflict(["user_id", "place", "key"])
    .merge(values);
}

const hashOf = (content: unknown): string => hashToken(JSON.stringify(content));
