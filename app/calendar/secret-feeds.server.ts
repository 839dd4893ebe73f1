import { recordAudit } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { fromFlag, fromJson, type Database } from "~/platform/database.server";
import { hashToken, newId, newToken } from "~/platform/id.server";
import type { Language } from "~/platform/language";
import type { FeedScope, FeedWish, SecretFeed } from "./secret-feed";

interface FeedRow {
  id: string;
  owner_id: string;
  name: string;
  scope_kind: FeedScope["kind"];
  scope_id: string | null;
  kinds: string;
  language: Language;
  alarms: string;
  tasks: unknown;
  created_at: string;
  revoked_at: string | null;
  version: number;
  last_at: string | null;
  client: string | null;
  count: number | null;
}

/** The viewer's own feeds that still answer, the newest first. */
export async function listOwnFeeds(db: Database, viewer: SignedIn): Promise<SecretFeed[]> {
  const rows: FeedRow[] = await feeds(db)
    .where({ owner_id: viewer.id })
    .whereNull("revoked_at")
    .orderBy("created_at", "desc")
    .orderBy("id");
  return rows.map(feedOf);
}

/** One of the viewer's own feeds; null when there is none or it is revoked. */
export async function findOwnFeed(db: Database, viewer: SignedIn, id: string): Promise<SecretFeed | null> {
  const row: FeedRow | undefined = await feeds(db)
    .where({ "calendar_feeds.id": id, owner_id: viewer.id })
    .whereNull("revoked_at")
    .first();
  return row ? feedOf(row) : null;
}

/** The feed behind the hash of a token, revoked ones as well. */
export async function findFeedByToken(db: Database, tokenHash: string): Promise<SecretFeed | null> {
  const row: FeedRow | undefined = await feeds(db).where({ token_hash: tokenHash }).first();
  return row ? feedOf(row) : null;
}

/** A feed by its id, whoever owns it: for operators. */
export async function findFeedById(db: Database, id: string): Promise<SecretFeed | null> {
  const row: FeedRow | undefined = await feeds(db).where({ "calendar_feeds.id": id }).first();
  return row ? feedOf(row) : null;
}

/** Makes a feed. Answers the token of its address, which can be seen only now: its hash alone is stored. */
export async function createFeed(db: Database, viewer: SignedIn, now: Date, wish: FeedWish): Promise<string> {
  return db.transaction((transaction) => insertFeed(transaction, viewer, now, wish, "calendar-feed-created"));
}

/** Gives a feed another name. Answers false when it is gone. */
export async function renameFeed(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  name: string,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const changed = await ownActive(transaction, viewer, id).update({
      name,
      version: transaction.raw("version + 1"),
    });
    if (changed === 0) return false;
    await audit(transaction, viewer, now, "calendar-feed-renamed", id);
    return true;
  });
}

/** Ends a feed: its address answers "gone" from now on. Answers false when it was gone already. */
export async function revokeFeed(db: Database, viewer: SignedIn, now: Date, id: string): Promise<boolean> {
  return db.transaction(async (transaction) => revoke(transaction, viewer, now, id));
}

/** Gives a feed a new address; the old one answers "gone". Answers the new token, or null when the feed is gone. */
export async function rotateFeed(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
): Promise<string | null> {
  return db.transaction(async (transaction) => {
    const feed = await findOwnFeed(transaction, viewer, id);
    if (!feed || !(await revoke(transaction, viewer, now, id))) return null;
    return insertFeed(transaction, viewer, now, feed, "calendar-feed-rotated");
  });
}

async function insertFeed(
  transaction: Database,
  viewer: SignedIn,
  now: Date,
  { name, scope, kinds, language, alarms, tasks }: FeedWish,
  action: AuditAction,
): Promise<string> {
  const id = newId();
  const token = newToken();
  await transaction("calendar_feeds").insert({
    id,
    owner_id: viewer.id,
    name,
    token_hash: hashToken(token),
    scope_kind: scope.kind,
    scope_id: scope.id,
    kinds: JSON.stringify(kinds),
    language,
    alarms: JSON.stringify(alarms),
    tasks,
    created_at: now.toISOString(),
  });
  await audit(transaction, viewer, now, action, id);
  return token;
}

async function revoke(transaction: Database, viewer: SignedIn, now: Date, id: string): Promise<boolean> {
  const ended = await ownActive(transaction, viewer, id).update({ revoked_at: now.toISOString() });
  if (ended > 0) await audit(transaction, viewer, now, "calendar-feed-revoked", id);
  return ended > 0;
}

const ownActive = (db: Database, viewer: SignedIn, id: string) =>
  db("calendar_feeds").where({ id, owner_id: viewer.id }).whereNull("revoked_at");

const audit = (transaction: Database, viewer: SignedIn, now: Date, action: AuditAction, id: string) =>
  recordAudit(transaction, actorOf(viewer), now, { action, subjectKind: "calendar-feed", subjectId: id });

const feeds = (db: Database) =>
  db("calendar_feeds")
    .leftJoin("calendar_feed_reads", "calendar_feed_reads.feed_id", "calendar_feeds.id")
    .select("calendar_feeds.*", "last_at", "client", "count");

const feedOf = (row: FeedRow): SecretFeed => ({
  id: row.id,
  ownerId: row.owner_id,
  name: row.name,
  scope: { kind: row.scope_kind, id: row.scope_id } as FeedScope,
  kinds: fromJson(row.kinds),
  language: row.language,
  alarms: fromJson(row.alarms),
  tasks: fromFlag(row.tasks),
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  version: row.version,
  reads:
    row.last_at === null ? null : { lastAt: row.last_at, client: row.client ?? "", count: Number(row.count) },
});
