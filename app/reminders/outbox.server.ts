import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { whereAmong, type Database } from "~/platform/database.server";
import { localMinuteOf } from "~/platform/days";
import type { Delivery } from "~/platform/mail.server";
import { workspaceZone } from "~/platform/settings.server";
import type { KnownChoices } from "./choices.server";
import type { DigestState } from "./digest-state";
import { isQuiet } from "./reminder";

/** How often a mail server that says no is asked in all. */
const mostAttempts = 8;

interface DueRow {
  id: string;
  user_id: string;
  email: string;
  subject: string;
  text: string;
  attempts: number;
  attempted_at: string | null;
}

/** After the first no in five minutes, then in twice as many as before. */
const nextAttempt = ({ attempts, attempted_at }: DueRow): Date =>
  new Date(attempted_at === null ? 0 : Date.parse(attempted_at) + 2.5 * 2 ** attempts * 60_000);

/** Hands one mail over; `id` names it for ever. */
export type Deliver = (mail: { id: string; to: string; subject: string; text: string }) => Promise<Delivery>;

/**
 * Sends the mails that wait, each at most once: a mail is claimed before it is handed over, and a claim is never taken
 * again. A process that dies in between, or a line that breaks, leaves the mail marked as "sending": nobody knows
 * whether it arrived, the notices are in the inbox anyway, and an administrator may send it again.
 */
export async function sendWaiting(
  db: Database,
  now: Date,
  choices: ReadonlyMap<string, KnownChoices>,
  deliver: Deliver,
  beat: () => Promise<boolean>,
): Promise<void> {
  const minute = localMinuteOf(now, workspaceZone);
  const rows: DueRow[] = await db("digests")
    .join("users", "users.id", "digests.user_id")
    .whereNull("users.disabled_at")
    .where("state", "waiting")
    .orderBy(["digests.created_at", "digests.id"])
    .select("digests.id", "user_id", "users.email", "subject", "text", "attempts", "attempted_at");
  for (const row of rows) {
    const chosen = choices.get(row.user_id);
    if (!chosen?.byMail || isQuiet(minute, chosen) || now < nextAttempt(row)) continue;
    if (!(await beat())) return;
    if (!(await claim(db, row, now))) continue;
    const { id, email, subject, text } = row;
    await noteDelivery(db, row, now, await deliver({ id, to: email, subject, text }));
  }
}

async function claim(db: Database, row: DueRow, now: Date): Promise<boolean> {
  const claimed = await db("digests")
    .where({ id: row.id, state: "waiting" })
    .update({ state: "sending", attempts: row.attempts + 1, attempted_at: now.toISOString() });
  return claimed > 0;
}

async function noteDelivery(db: Database, row: DueRow, now: Date, delivery: Delivery): Promise<void> {
  const own = db("digests").where({ id: row.id, state: "sending" });
  if (delivery === "sent") await own.update({ state: "sent", sent_at: now.toISOString(), fault: "" });
  if (delivery === "unknown") await own.update({ fault: "line-broke" });
  if (delivery === "not-sent") {
    await own.update({ state: row.attempts + 1 >= mostAttempts ? "failed" : "waiting", fault: "refused" });
  }
}

export interface OutboxMail {
  id: string;
  to: string;
  name: string;
  subject: string;
  state: DigestState;
  attempts: number;
  createdAt: string;
  /** Its fate is unknown, it failed or was kept: it may be sent (again) by hand. */
  maySend: boolean;
}

/** A mail that is being handed over for so long is not being handed over any more. */
const longestDelivery = 10 * 60_000;

const maySend = (row: { state: DigestState; attempted_at: string | null }, now: Date): boolean =>
  row.state === "failed" ||
  row.state === "kept" ||
  (row.state === "sending" && now.getTime() - Date.parse(row.attempted_at ?? "") > longestDelivery);

/** Which mails are asked for. */
export interface OutboxQuestion {
  /** To these people; null for everybody. */
  to: readonly string[] | null;
  state: DigestState | null;
  /** Only mails written before this one, which stood last on the page before; null for the newest. */
  before: MailPlace | null;
}

/** Where a mail stands among all, the newest first. */
export interface MailPlace {
  /** ISO text in UTC. */
  createdAt: string;
  id: string;
}

/** The mails that are asked for, newest first, without their texts. */
export async function listOutbox(
  db: Database,
  now: Date,
  { to, state, before }: OutboxQuestion,
  most: number,
): Promise<OutboxMail[]> {
  const query = db("digests").join("users", "users.id", "digests.user_id");
  if (to !== null) whereAmong(db, query, "digests.user_id", to);
  if (state !== null) void query.where("digests.state", state);
  if (before !== null) {
    void query.whereRaw("(digests.created_at, digests.id) < (?, ?)", [before.createdAt, before.id]);
  }
  const rows = await query
    .orderBy([
      { column: "digests.created_at", order: "desc" },
      { column: "digests.id", order: "desc" },
    ])
    .limit(most)
    .select(
      ...["id", "subject", "state", "attempts", "attempted_at", "created_at"].map(
        (column) => `digests.${column}`,
      ),
      "users.name",
      "users.email",
    );
  return rows.map((row) => ({
    id: row.id,
    to: row.email,
    name: row.name,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    maySend: maySend(row, now),
  }));
}

/** What stands in a mail; null when there is none. */
export async function readMail(db: Database, id: string): Promise<string | null> {
  const row = await db("digests").where({ id }).first("text");
  return row?.text ?? null;
}

/** Lets a mail whose fate is unknown, that failed or that was kept be sent (again). */
export async function sendAgain(
  db: Database,
  viewer: SignedIn,
  now: Date,
  id: string,
  attempts: number,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const row = await transaction("digests").where({ id, attempts }).forUpdate().first();
    if (!row || !maySend(row, now)) return false;
    await transaction("digests").where({ id }).update({ state: "waiting", attempted_at: null, fault: "" });
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "digest-sent-again",
      subjectKind: "digest",
      subjectId: id,
    });
    return true;
  });
}
