import { createHmac } from "node:crypto";
import { recordAudit } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Config } from "~/platform/config.server";
import type { Database } from "~/platform/database.server";
import { hashToken, newId } from "~/platform/id.server";
import { lockForWriting } from "~/platform/locks.server";
import type { DelegateFeed } from "./delegate-feed";
import type { FeedReads } from "./secret-feed";

type Secret = Pick<Config, "sessionSecret">;

interface Row {
  id: string;
  congress_id: string;
  delegate_id: string;
  generation: number;
  token_hash: string;
  created_at: string;
  revoked_at: string | null;
}

/**
 * The token of a delegate's address: 256 bits that nobody guesses without the secret, the same whenever a card is
 * printed again.
 */
const tokenOf = ({ sessionSecret }: Secret, delegateId: string, generation: number): string =>
  createHmac("sha256", sessionSecret)
    .update(`calendar of delegate ${delegateId} ${generation}`)
    .digest("base64url");

/** The feed behind the hash of a token, revoked ones as well. */
export async function findDelegateFeedByToken(db: Database, tokenHash: string): Promise<DelegateFeed | null> {
  const row: Row | undefined = await db("calendar_delegate_feeds").where({ token_hash: tokenHash }).first();
  return row ? feedOf(row) : null;
}

/** A delegate's address and how it is read. */
export interface DelegateAddress {
  token: string;
  reads: FeedReads | null;
}

/** The addresses that cards have now, by delegate. Nothing of those for whom none was made yet. */
export async function findDelegateAddresses(
  db: Database,
  secret: Secret,
  congressId: string,
): Promise<Map<string, DelegateAddress>> {
  const rows: (Row & { last_at: string | null; client: string | null; count: number | null })[] = await db(
    "calendar_delegate_feeds",
  )
    .leftJoin("calendar_delegate_feed_reads", "feed_id", "calendar_delegate_feeds.id")
    .where({ congress_id: congressId })
    .whereNull("revoked_at")
    .orderBy("generation")
    .select("calendar_delegate_feeds.*", "last_at", "client", "count");
  return new Map(
    rows.flatMap((row): [string, DelegateAddress][] => {
      const token = tokenOf(secret, row.delegate_id, row.generation);
      // Made with another secret: the printed card still works, but it cannot be printed again.
      if (hashToken(token) !== row.token_hash) return [];
      const { last_at: lastAt, client, count } = row;
      const reads = lastAt === null ? null : { lastAt, client: client ?? "", count: Number(count) };
      return [[row.delegate_id, { token, reads }]];
    }),
  );
}

/** Makes addresses for those who have none. Answers how many were made. */
export async function makeDelegateAddresses(
  db: Database,
  secret: Secret,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  delegateIds: readonly string[],
): Promise<number> {
  return db.transaction(async (transaction) => {
    await lockForWriting(transaction, "calendar_delegate_feeds");
    const known = await findDelegateAddresses(transaction, secret, congressId);
    const without = delegateIds.filter((id) => !known.has(id));
    if (without.length === 0) return 0;
    const last = await lastGenerations(transaction, congressId);
    const rows = without.map((id) => newRow(secret, now, congressId, id, (last.get(id) ?? 0) + 1));
    await transaction.batchInsert("calendar_delegate_feeds", rows, 60);
    await audit(transaction, viewer, now, "delegate-calendars-made", congressId, { count: rows.length });
    return rows.length;
  });
}

/** Ends a delegate's address, printed cards with it, and makes a new one. */
export async function renewDelegateAddress(
  db: Database,
  secret: Secret,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  delegateId: string,
): Promise<void> {
  await db.transaction(async (transaction) => {
    await lockForWriting(transaction, "calendar_delegate_feeds");
    await end(transaction, now, congressId, delegateId);
    const last = (await lastGenerations(transaction, congressId)).get(delegateId) ?? 0;
    await transaction("calendar_delegate_feeds").insert(
      newRow(secret, now, congressId, delegateId, last + 1),
    );
    await audit(transaction, viewer, now, "delegate-calendar-renewed", congressId, { delegate: delegateId });
  });
}

/** Ends a delegate's address: it answers "gone" from now on. Answers false when there was none. */
export async function revokeDelegateAddress(
  db: Database,
  viewer: SignedIn,
  now: Date,
  congressId: string,
  delegateId: string,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    if ((await end(transaction, now, congressId, delegateId)) === 0) return false;
    await audit(transaction, viewer, now, "delegate-calendar-revoked", congressId, { delegate: delegateId });
    return true;
  });
}

const end = (transaction: Database, now: Date, congress_id: string, delegate_id: string): Promise<number> =>
  transaction("calendar_delegate_feeds")
    .where({ congress_id, delegate_id })
    .whereNull("revoked_at")
    .update({ revoked_at: now.toISOString() });

async function lastGenerations(db: Database, congressId: string): Promise<Map<string, number>> {
  const rows: { delegate_id: string; last: number }[] = await db("calendar_delegate_feeds")
    .where({ congress_id: congressId })
    .groupBy("delegate_id")
    .select("delegate_id", db.raw("max(generation) as last"));
  return new Map(rows.map(({ delegate_id, last }) => [delegate_id, Number(last)]));
}

const newRow = (secret: Secret, now: Date, congressId: string, delegateId: string, generation: number) => ({
  ...{ id: newId(), congress_id: congressId, delegate_id: delegateId, generation },
  token_hash: hashToken(tokenOf(secret, delegateId, generation)),
  created_at: now.toISOString(),
});

const audit = (
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  action: AuditAction,
  congressId: string,
  detail: Record<string, unknown>,
) =>
  recordAudit(transaction, actorOf(viewer), now, {
    ...{ action, subjectKind: "congress", subjectId: congressId, detail },
  });

const feedOf = (row: Row): DelegateFeed => ({
  ...{ id: row.id, congressId: row.congress_id, delegateId: row.delegate_id, generation: row.generation },
  ...{ createdAt: row.created_at, revokedAt: row.revoked_at },
});
