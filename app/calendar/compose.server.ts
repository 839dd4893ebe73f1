import type { Services } from "~/platform/services";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import type { EntryReading } from "./agenda-entries";
import { domainOf, type EntryKind, type Feed } from "./entry";
import { readersOf } from "./kinds/kinds.server";
import type { Asked } from "./kinds/reader.server";
import { earliestAfter } from "./marks";
import { undatedAmong, undatedSentence, type Undated } from "./schedule-entries";
import type { FeedWish } from "./secret-feed";

/** What feeds are made with. */
export type Makings = Pick<Services, "db" | "config" | "translators" | "clock">;

/** What a feed consists of, before it is read. */
export interface Plan extends Pick<FeedWish, "kinds" | "alarms" | "tasks"> {
  asked: Asked;
  language: Language;
  name: string;
  holds: string;
  path: string;
  /** How many congresses are left out, where `asked` does not hold them. */
  undated?: Undated;
  /** When roles of the owner come to rest, ISO text in UTC. */
  until?: string;
}

/** What the kinds of a plan are made of now, besides the congresses themselves. */
export async function surveyed({ asked, kinds }: Plan): Promise<[EntryKind, unknown][]> {
  const found: [EntryKind, unknown][] = [];
  for (const reader of readersOf(kinds)) {
    if (reader.survey) found.push([reader.kind, await reader.survey(asked)]);
  }
  return found;
}

/** Reads what a plan asks for and puts the feed together. */
export async function compose(
  { config, translators }: Makings,
  { asked, kinds, alarms, tasks, language, name, holds, path, until, undated }: Plan,
  now: Date,
): Promise<Feed> {
  const t = remembered(translators[language].t);
  const { baseUrl } = config;
  const reading: Omit<EntryReading, "alarms"> = {
    ...{ t, language, domain: domainOf(baseUrl), baseUrl, now },
    asTasks: tasks,
  };
  const parts = [];
  for (const reader of readersOf(kinds)) {
    const alarm = alarms[reader.kind];
    const own = { ...reading, alarms: alarm === undefined ? [] : [alarm] };
    parts.push(await reader.read(asked, own));
  }
  const all = parts.flatMap((part) => part.entries);
  const replaced = new Set(all.flatMap(({ replaces }) => replaces ?? []));
  const entries = all.filter(({ uid }) => !replaced.has(uid));
  const sentences = [
    holds,
    kinds.includes("congress")
      ? undatedSentence(undated ?? undatedAmong(asked.congresses.map(({ congress }) => congress)), { t })
      : "",
    entries.length === 0 ? t("calendar:feed.nothing-yet") : "",
  ];
  return {
    name,
    description: sentences.filter((sentence) => sentence !== "").join("\n"),
    language,
    url: `${baseUrl}${path}`,
    changesAt: earliestAfter([...parts.map((part) => part.changesAt), until ?? null], now),
    entries,
  };
}

/** Looks each plain sentence up once: a feed of hundreds of entries says the same few again and again. */
function remembered(t: Translate): Translate {
  const word = t as unknown as (key: string, options?: object) => string;
  const known = new Map<string, string>();
  const remembering = (key: string, options?: object): string => {
    if (options) return word(key, options);
    const said = known.get(key) ?? word(key);
    known.set(key, said);
    return said;
  };
  return remembering as unknown as Translate;
}
