import type { Database } from "~/platform/database.server";
import { hashToken, newToken } from "~/platform/id.server";

const day = 24 * 60 * 60 * 1000;

export interface OneTimeLink {
  userId: string;
  purpose: "invitation" | "reset";
  now: Date;
}

/** Makes a link that works once within 24 hours. Answers its path; only the token's hash is stored. */
export async function createOneTimeLink(
  db: Database,
  { userId, purpose, now }: OneTimeLink,
): Promise<string> {
  const token = newToken();
  // An older link of the same person stops working.
  await db("one_time_links").where({ user_id: userId }).whereNull("used_at").delete();
  await db("one_time_links").insert({
    token_hash: hashToken(token),
    purpose,
    user_id: userId,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + day).toISOString(),
  });
  return `/invitations/${token}`;
}

/** The user whom an unused, unexpired link invites; null otherwise. */
export async function userOfOneTimeLink(db: Database, token: string, now: Date): Promise<string | null> {
  const link = await db("one_time_links")
    .where({ token_hash: hashToken(token) })
    .whereNull("used_at")
    .first();
  return link && Date.parse(link.expires_at) > now.getTime() ? (link.user_id as string) : null;
}

/** Uses the link up. False when someone else was faster. */
export async function useUpOneTimeLink(db: Database, token: string, now: Date): Promise<boolean> {
  const used = await db("one_time_links")
    .where({ token_hash: hashToken(token) })
    .whereNull("used_at")
    .update({ used_at: now.toISOString() });
  return used === 1;
}
