import type { Visit } from "~/accounts/request.server";
import type { Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import { previewOf, type FeedPreview } from "./preview";
import { resolveFeed } from "./resolve.server";

interface Kept {
  revision: number;
  /** From this instant on the feed reads otherwise without anybody's doing. */
  until: number;
  preview: Promise<FeedPreview>;
}

/** Two languages on a few days. */
const mostKept = 8;

const keptOf = new WeakMap<Database, Map<string, Kept>>();

/**
 * What the schedule holds now, in short. It takes reading every congress there is, so it is kept as long as nothing was
 * written that feeds are made of; those who ask at the same time wait for one reading.
 * @param atMost how many entries are shown
 */
export async function previewSchedule(
  visit: Pick<Visit, "db" | "config" | "translators" | "clock" | "now" | "today">,
  language: Language,
  atMost: number,
): Promise<FeedPreview> {
  const { db, now, today } = visit;
  const kept = keptOf.get(db) ?? new Map<string, Kept>();
  keptOf.set(db, kept);
  const key = `${language} ${today}`;
  const { number } = await db("calendar_revision").where({ id: 1 }).first("number");
  const known = kept.get(key);
  if (known?.revision === Number(number) && now.getTime() < known.until) return known.preview;
  if (kept.size >= mostKept) kept.clear();
  const made: Kept = {
    revision: Number(number),
    until: Infinity,
    preview: read(visit, language, today, atMost).then(({ preview, changesAt }) => {
      if (changesAt !== null) made.until = Date.parse(changesAt);
      return preview;
    }),
  };
  kept.set(key, made);
  made.preview.catch(() => kept.get(key) === made && kept.delete(key));
  return made.preview;
}

async function read(
  visit: Pick<Visit, "db" | "config" | "translators" | "clock" | "now">,
  language: Language,
  today: Day,
  atMost: number,
): Promise<{ preview: FeedPreview; changesAt: string | null }> {
  const found = await resolveFeed(visit, { kind: "schedule" }, language);
  const feed = found.kind === "readable" ? await found.compose(visit.now) : null;
  if (!feed) throw new Error("The schedule is always there.");
  return { preview: previewOf(feed, today, atMost, () => null), changesAt: feed.changesAt };
}
