import { createCookie } from "@remix-run/node";
import type { Knex } from "knex";
import type { Config, SessionLimits } from "~/platform/config.server";
import { readByIds, type Database } from "~/platform/database.server";
import { hashToken, newToken } from "~/platform/id.server";
import { asksForSecondFactor, dutyOf, type HeldRole } from "./second-factor/duty";
import type { Role, SignedIn, Viewer } from "./viewer";
import { visitor } from "./viewer";

const minute = 60_000;
const hour = 60 * minute;
/** What holds unless the operator has said otherwise. */
const usualLimits: SessionLimits = { idleMinutes: 12 * 60, hours: 7 * 24 };
/** "Last seen" is written at most this often, so that reading pages does not write. */
const seenStep = 5 * minute;

/**
 * The session cookie: an opaque token, unreadable to scripts. Behind TLS its name makes browsers refuse one that a
 * neighbouring host or a line without TLS has planted.
 */
export const sessionCookie = (secure: boolean) =>
  createCookie(secure ? "__Host-session" : "session", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: (usualLimits.hours * hour) / 1000,
  });

/** The token that a request brings; empty when it brings none. */
export async function tokenOf({ config, request }: { config: Config; request: Request }): Promise<string> {
  const token: unknown = await sessionCookie(config.secure).parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : "";
}

/** Opens a session for a user. Answers the token for the cookie; only its hash is stored. */
export async function openSession(
  db: Database,
  userId: string,
  client: string,
  now: Date,
  { hours } = usualLimits,
): Promise<string> {
  const token = newToken();
  // What has expired is of no use to anybody: the table does not grow for ever.
  await db("sessions").where("expires_at", "<", now.toISOString()).delete();
  await db("sessions").insert({
    token_hash: hashToken(token),
    user_id: userId,
    created_at: now.toISOString(),
    last_seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + hours * hour).toISOString(),
    client: client.slice(0, 300),
  });
  return token;
}

/** Ends one session. */
export async function closeSession(db: Database, token: string): Promise<void> {
  await db("sessions")
    .where({ token_hash: hashToken(token) })
    .delete();
}

/** Gives a session that goes on another token, so that whoever knows the earlier one has nothing. Answers the new one. */
async function renewToken(db: Database, token: string): Promise<string> {
  const next = newToken();
  await db("sessions")
    .where({ token_hash: hashToken(token) })
    .update({ token_hash: hashToken(next) });
  return next;
}

/** Ends every session of a user, and every sign-in that waits for its code. */
export async function closeSessionsOf(db: Database, userId: string): Promise<void> {
  await db("sessions").where({ user_id: userId }).delete();
  await db("begun_sign_ins").where({ user_id: userId }).delete();
}

/** The same, but for the session of this token: it goes on, under the new token that is answered. */
export async function closeOtherSessions(db: Database, userId: string, token: string): Promise<string> {
  await db("sessions")
    .where({ user_id: userId })
    .whereNot({ token_hash: hashToken(token) })
    .delete();
  await db("begun_sign_ins").where({ user_id: userId }).delete();
  return renewToken(db, token);
}

/** The instant before which a session must not have been seen last, to be one no longer; ISO text in UTC. */
export const idleSince = (now: Date, { idleMinutes } = usualLimits): string =>
  new Date(now.getTime() - idleMinutes * minute).toISOString();

/**
 * The viewer behind a session token, who is thereby seen; a visitor when it is unknown, expired, idle for too long or the
 * user disabled.
 */
export async function viewerOfSession(
  db: Database,
  token: string,
  now: Date,
  graceDays: number,
  limits = usualLimits,
): Promise<Viewer> {
  const found = await lookUp(db, token, now, graceDays, limits);
  if (!found) return visitor;
  if (now.getTime() - Date.parse(found.lastSeenAt) > seenStep) {
    await db("sessions")
      .where({ token_hash: hashToken(token) })
      .update({ last_seen_at: now.toISOString() });
  }
  return found.viewer;
}

/** The same without being seen: what a window asks by itself does not keep its session open. */
export async function viewerWatching(
  db: Database,
  token: string,
  now: Date,
  graceDays: number,
  limits = usualLimits,
): Promise<Viewer> {
  return (await lookUp(db, token, now, graceDays, limits))?.viewer ?? visitor;
}

async function lookUp(
  db: Database,
  token: string,
  now: Date,
  graceDays: number,
  limits: SessionLimits,
): Promise<{ viewer: SignedIn; lastSeenAt: string } | null> {
  // One question instead of two: every page asks it. A row for each role, and one where there is none.
  const rows: (SessionRow & (RoleRow | NoRole))[] = await db("sessions")
    .join("users", "users.id", "sessions.user_id")
    .leftJoin("second_factors", "second_factors.user_id", "users.id")
    .leftJoin("user_roles", "user_roles.user_id", "users.id")
    .leftJoin("committees", "committees.id", "user_roles.committee_id")
    .where({ "sessions.token_hash": hashToken(token) })
    .whereNull("users.disabled_at")
    .select(
      ...["id", "name", "email"].map((column) => `users.${column}`),
      ...["last_seen_at", "expires_at"].map((column) => `sessions.${column}`),
      "second_factors.since",
      ...roleColumns,
    );
  const [session] = rows;
  if (!session || now.toISOString() > session.expires_at || session.last_seen_at < idleSince(now, limits))
    return null;
  const held = heldIn(rows.flatMap((row) => (row.role === null ? [] : [row])));
  const viewer = withDuty(session, held, graceDays, now);
  const { duty } = viewer;
  const until = duty && !duty.isOver && duty.by < session.expires_at ? duty.by : session.expires_at;
  return { viewer: { ...viewer, until }, lastSeenAt: session.last_seen_at };
}

/** Roles that ask for a second factor rest without one, once the time for setting it up is over. */
function withDuty(
  user: UserRow & { since: string | null },
  held: Held[],
  graceDays: number,
  now: Date,
): SignedIn {
  const duty = user.since ? null : dutyOf(held, graceDays, now);
  const active = duty?.isOver ? held.filter(({ role }) => !asksForSecondFactor(role)) : held;
  return { ...signedIn(user, active), ...(duty && { duty }) };
}

/** The viewer that a user is now, by all roles held, also those that rest; a visitor when unknown or disabled. */
export async function viewerOfUser(db: Database, userId: string): Promise<Viewer> {
  const user = await db("users").where({ id: userId }).whereNull("disabled_at").first("id", "name", "email");
  return user ? signedIn(user, await heldRoles(db, userId)) : visitor;
}

/** The same by the roles that hold at this moment. */
export async function activeViewerOfUser(
  db: Database,
  userId: string,
  now: Date,
  graceDays: number,
): Promise<Viewer> {
  const user = await db("users")
    .leftJoin("second_factors", "second_factors.user_id", "users.id")
    .where({ id: userId })
    .whereNull("disabled_at")
    .first("id", "name", "email", "since");
  return user ? withDuty(user, await heldRoles(db, userId), graceDays, now) : visitor;
}

/** Everybody with an open account, as viewers: for work that is done without a request. */
export async function activeViewers(db: Database): Promise<SignedIn[]> {
  const users: UserRow[] = await db("users").whereNull("disabled_at").select("id", "name", "email");
  return withRoles(users, await heldRoles(db));
}

/** Those whose roles may hold at a committee, by this one or one above it: as viewers with their roles there. */
export async function activeViewersAt(db: Database, committeePath: string): Promise<SignedIn[]> {
  const onWay = committeePath.split("/").filter((id) => id !== "");
  const roles = heldIn(
    await rolesWithPaths(db).where((either) =>
      either.whereNull("committee_id").orWhereIn("committee_id", onWay),
    ),
  );
  const users = await readByIds([...new Set(roles.map(({ userId }) => userId))], (some) =>
    db<UserRow>("users")
      .whereIn("id", [...some])
      .whereNull("disabled_at")
      .select("id", "name", "email"),
  );
  return withRoles(users, roles);
}

function withRoles(users: readonly UserRow[], roles: readonly Held[]): SignedIn[] {
  const held = new Map<string, Held[]>();
  for (const role of roles) held.set(role.userId, [...(held.get(role.userId) ?? []), role]);
  return users.map((user) => signedIn(user, held.get(user.id) ?? []));
}

interface UserRow {
  id: string;
  name: string;
  email: string;
}

interface SessionRow extends UserRow {
  last_seen_at: string;
  expires_at: string;
  since: string | null;
}

interface Held extends HeldRole {
  userId: string;
  scope: string | null;
}

async function heldRoles(db: Database, userId?: string): Promise<Held[]> {
  return heldIn(await rolesWithPaths(db).where(userId === undefined ? {} : { user_id: userId }));
}

const rolesWithPaths = (db: Database): Knex.QueryBuilder<object, RoleRow[]> =>
  db("user_roles")
    .leftJoin("committees", "committees.id", "user_roles.committee_id")
    .select(...roleColumns);

interface RoleRow {
  user_id: string;
  role: Role;
  committee_id: string | null;
  path: string | null;
  created_at: string;
}

interface NoRole {
  role: null;
}

const roleColumns = [
  ...["user_id", "role", "committee_id", "created_at"].map((column) => `user_roles.${column}`),
  "committees.path",
];

/** A role on a committee that is gone holds nowhere. */
const heldIn = (rows: readonly RoleRow[]): Held[] =>
  rows
    .filter((row) => row.committee_id === null || row.path !== null)
    .map((row) => ({ userId: row.user_id, role: row.role, scope: row.path, since: row.created_at }));

const signedIn = ({ id, name, email }: UserRow, held: Held[]): SignedIn => ({
  ...{ kind: "user", id, name, email },
  grants: held.map(({ role, scope }) => ({ role, scope })),
});
