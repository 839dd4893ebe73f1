import { wordDay, type Day } from "~/platform/days";
import type { EntryReading } from "./agenda-entries";
import { uidOf, type CalendarEntry, type deadlineKinds, type Progress } from "./entry";
import type { Followed } from "./followed";
import { latestOf, markedTitle, markOf, movedUntil, signLostAt } from "./marks";

/** What a deadline says, in the reader's words. */
export interface DeadlineWords {
  title: string;
  /** Lines of the description, some of them perhaps empty. */
  lines: string[];
  url: string;
  day: Day;
  progress: Progress;
}

/** A day by which something has to be done, as a whole day or as a task. */
export function deadlineEntry<Facts>(
  kind: (typeof deadlineKinds)[number],
  followed: Followed<Facts>,
  { title, lines, url, day, progress }: DeadlineWords,
  { t, language, domain, now, alarms, asTasks }: EntryReading,
): CalendarEntry {
  const { id, removed, moved } = followed;
  const isDone = progress.state === "completed";
  const until = movedUntil(moved);
  const mark = markOf({ cancelled: removed, until, now });
  const described =
    mark === "moved"
      ? [t("calendar:entry.moved-from-day", { day: wordDay(moved?.from ?? day, language) })]
      : [];
  return {
    uid: uidOf(kind, id, domain),
    sourceId: id,
    kind,
    sequence: followed.changes,
    status: removed ? "cancelled" : "confirmed",
    title: markedTitle(mark ?? (isDone && !asTasks ? "done" : null), title, t),
    description: [...described, ...lines].filter((line) => line !== "").join("\n"),
    location: "",
    coordinates: null,
    time: { kind: "days", first: day, last: day },
    url,
    categories: [t(`calendar:category.${kind}`)],
    lastModified: latestOf([followed.changedAt, signLostAt(until, now)]),
    classification: "private",
    transparent: true,
    // What is done needs no reminder.
    alarms: isDone ? [] : [...alarms],
    progress,
    asTask: asTasks,
    replaces: null,
  };
}
