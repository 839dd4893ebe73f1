import type { Database } from "~/platform/database.server";
import { wordClient } from "./client-words.server";
import { findPerson } from "./people.server";

/** More deeds than this are asked of an administrator. */
const mostDeeds = 50_000;

/** What is stored under somebody's account, for its owner; secrets and what others have written are not among it. */
export async function ownDataOf(db: Database, userId: string) {
  const person = await findPerson(db, userId);
  const user = await db("users").where({ id: userId }).first("name", "email", "language", "created_at");
  const factor = await db("second_factors").where({ user_id: userId }).first("since");
  const services = await db("external_identities").where({ user_id: userId }).select("issuer", "since");
  const sessions = await db("sessions")
    .where({ user_id: userId })
    .orderBy("last_seen_at", "desc")
    .select("client", "created_at", "last_seen_at");
  const deeds = await db("audit_log")
    .where({ actor_id: userId })
    .orderBy("number", "desc")
    .limit(mostDeeds)
    .select("at", "action", "subject_kind", "subject_id");
  return {
    account: { name: user.name, email: user.email, language: user.language, since: user.created_at },
    roles: (person?.roles ?? []).map(({ role, committee }) => ({
      role,
      committee: committee?.nameVi ?? null,
    })),
    secondFactorSince: factor?.since ?? null,
    signInServices: services.map(({ issuer, since }) => ({ issuer, since })),
    sessions: sessions.map((session) => ({
      browser: wordClient(session.client),
      since: session.created_at,
      lastUsed: session.last_seen_at,
    })),
    deeds: deeds.map((deed) => ({
      at: deed.at,
      deed: deed.action,
      doneTo: `${deed.subject_kind} ${deed.subject_id}`,
    })),
  };
}
