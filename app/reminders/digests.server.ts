import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import { localDayOf, localMinuteOf } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { workspaceZone } from "~/platform/settings.server";
import type { Services } from "~/platform/services";
import type { Directory } from "./concerned";
import type { KnownChoices } from "./choices.server";
import { maySee, noticeOf, type Notice } from "./notices.server";
import { isDigestTime } from "./reminder";
import { wordDigest } from "./words";

/**
 * Writes one mail a person and day, of what has come since the last one and was not read in the application. Noted in
 * one transaction with the notices that it tells of, so that no notice is told of twice.
 */
export async function writeDigests(
  { db, config, translators }: Pick<Services, "db" | "config" | "translators">,
  now: Date,
  directory: Directory,
  choices: ReadonlyMap<string, KnownChoices>,
): Promise<void> {
  const day = localDayOf(now, workspaceZone);
  const minute = localMinuteOf(now, workspaceZone);
  const waiting: { user_id: string }[] = await db("notices")
    .whereNull("digest_id")
    .whereNull("read_at")
    .whereNotExists(
      db("digests").whereRaw("digests.user_id = notices.user_id").where("digests.day", day).select("id"),
    )
    .distinct("user_id");
  for (const { user_id: userId } of waiting) {
    const person = directory.person(userId);
    const chosen = choices.get(userId);
    if (!person || !chosen || !isDigestTime(minute, chosen)) continue;
    const { t } = translators[chosen.language];
    await db.transaction(async (transaction) => {
      const rows = await unreadOf(transaction, person);
      if (rows.notices.length === 0) return;
      const words = wordDigest(rows.notices, config.baseUrl, { t, language: chosen.language });
      const id = newId();
      const first = await transaction("digests")
        .insert({
          ...{ id, user_id: userId, day, ...words },
          state: config.smtpUrl === null ? "kept" : "waiting",
          created_at: now.toISOString(),
        })
        .onConflict(["user_id", "day"])
        .ignore()
        .returning("id");
      if (first.length === 0) return;
      await transaction("notices").whereIn("id", rows.ids).update({ digest_id: id });
    });
  }
}

/** What a mail tells of; what is out of the person's sight by now is passed over for good. */
async function unreadOf(db: Database, person: SignedIn): Promise<{ ids: string[]; notices: Notice[] }> {
  const rows = await db("notices")
    .join("committees", "committees.id", "notices.committee_id")
    .where({ user_id: person.id })
    .whereNull("digest_id")
    .whereNull("read_at")
    .orderBy(["at", "notices.id"])
    .limit(500)
    .select(
      ...["id", "kind", "content", "at", "read_at"].map((column) => `notices.${column}`),
      "committees.path",
    );
  return {
    ids: rows.map(({ id }) => id),
    notices: rows.filter(({ path }) => maySee(person, path)).map(noticeOf),
  };
}
