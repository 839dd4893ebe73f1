import { can } from "~/accounts/permissions";
import { congressSubject, type CongressSummary } from "~/congress/congress";
import type { Database } from "~/platform/database.server";
import { nameIn } from "~/platform/vietnamese";
import { listItemDeadlines, type ItemDeadline } from "~/readiness/deadlines.server";
import { isHandedIn } from "~/readiness/readiness";
import { labelled, type EntryReading } from "../agenda-entries";
import { deadlineEntry } from "../deadline-entries";
import type { CalendarEntry, Progress } from "../entry";
import { follow } from "../followed.server";
import { earliestAfter, movedUntil } from "../marks";
import type { Asked, KindReader } from "./reader.server";

/** When what has to be prepared for a congress is due: for those who may follow its checklist. */
export const readinessKind: KindReader = {
  kind: "readiness",
  survey: async (asked) => [...(await readAll(asked.db, prepared(asked))).values()].map((held) => [...held]),
  async read(asked, reading) {
    const congresses = prepared(asked);
    const followed = await follow<ItemDeadline>(asked.db, {
      kind: "readiness",
      now: reading.now,
      whenOf: ({ due }) => due,
      read: (db) => readAll(db, congresses),
    });
    const entries: CalendarEntry[] = [];
    const ends: (string | null)[] = [];
    for (const congress of congresses) {
      for (const item of followed.get(congress.id) ?? []) {
        entries.push(deadlineEntry("readiness", item, wordsOf(item.facts, congress, reading), reading));
        ends.push(movedUntil(item.moved));
      }
    }
    return { entries, changesAt: earliestAfter(ends, reading.now) };
  },
};

const prepared = ({ viewer, congresses }: Asked): CongressSummary[] =>
  congresses
    .map(({ congress }) => congress)
    .filter((congress) =>
      can(viewer, "readiness:view", { committeePath: congressSubject(congress).committeePath }),
    );

/** Nothing has to be ready for a congress that will not be. */
async function readAll(db: Database, congresses: readonly CongressSummary[]) {
  const holding = new Map<string, Map<string, ItemDeadline>>();
  for (const { id, state } of congresses) {
    const items = state === "cancelled" ? [] : await listItemDeadlines(db, id);
    const asked = items.filter((item) => item.state !== "not-applicable");
    holding.set(id, new Map(asked.map((item) => [item.id, item])));
  }
  return holding;
}

function wordsOf(
  { code, content, state, due, responsible, doneAt }: ItemDeadline,
  congress: CongressSummary,
  { t, language, baseUrl }: EntryReading,
) {
  const item = nameIn({ vi: content.titleVi, en: content.titleEn }, language);
  return {
    title: t("calendar:entry.item-due", { item, congress: nameIn(congress.title, language) }),
    lines: [
      nameIn(congress.committee.names, language),
      t(`readiness:category.${content.category}`),
      t(`readiness:state.${state}`),
      content.mandatory ? t("calendar:entry.mandatory") : "",
      ...labelled(t("calendar:entry.responsible"), [responsible]),
    ],
    url: `${baseUrl}/congresses/${congress.slug}/readiness/items/${code}`,
    day: due,
    progress: progressOf(state, doneAt),
  };
}

function progressOf(state: ItemDeadline["state"], doneAt: string | null): Progress {
  if (isHandedIn(state)) return { state: "completed", completedAt: doneAt };
  return { state: state === "open" ? "needs-action" : "in-process", completedAt: null };
}
