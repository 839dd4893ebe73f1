import { listRoundDeadlines, type RoundDeadline } from "~/documents/deadlines.server";
import { wordDay } from "~/platform/days";
import type { Database } from "~/platform/database.server";
import { nameIn } from "~/platform/vietnamese";
import type { EntryReading } from "../agenda-entries";
import { deadlineEntry } from "../deadline-entries";
import { follow } from "../followed.server";
import { earliestAfter, movedUntil } from "../marks";
import type { Asked, KindReader } from "./reader.server";

/** The last days for comments on drafts: for those who may read the drafts. */
export const commentKind: KindReader = {
  kind: "comment",
  survey: async (asked) => [...(await readAll(asked.db, asked)).values()].map((held) => [...held]),
  async read(asked, reading) {
    const followed = await follow<RoundDeadline>(asked.db, {
      kind: "comment",
      now: reading.now,
      whenOf: ({ lastDay }) => lastDay,
      read: (db) => readAll(db, asked),
    });
    const rounds = [...followed.values()].flat();
    return {
      entries: rounds.map((round) => deadlineEntry("comment", round, wordsOf(round.facts, reading), reading)),
      changesAt: earliestAfter(
        rounds.map(({ moved }) => movedUntil(moved)),
        reading.now,
      ),
    };
  },
};

async function readAll(db: Database, { viewer, coversDraft }: Asked) {
  const holding = new Map<string, Map<string, RoundDeadline>>();
  for (const round of await listRoundDeadlines(db, viewer)) {
    if (!coversDraft(round)) continue;
    holding.set(round.draftId, (holding.get(round.draftId) ?? new Map()).set(round.id, round));
  }
  return holding;
}

const wordsOf = (
  { id, draftId, name, title, opensOn, lastDay, consolidatedAt }: RoundDeadline,
  { t, language, baseUrl }: EntryReading,
) => ({
  title: t("calendar:entry.comments-due", { draft: nameIn(title, language) }),
  lines: [
    name,
    t("calendar:entry.round-open", {
      from: wordDay(opensOn, language),
      to: wordDay(lastDay, language),
    }),
    consolidatedAt === null ? "" : t("calendar:entry.consolidated"),
  ],
  url: `${baseUrl}/documents/${draftId}/rounds/${id}`,
  day: lastDay,
  progress: {
    state: consolidatedAt === null ? ("needs-action" as const) : ("completed" as const),
    completedAt: consolidatedAt,
  },
});
