import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import { nameIn } from "~/platform/vietnamese";
import type { Congress } from "../congress";
import { congressFields, type CongressFields } from "./congress-form";

/** What is stored of a congress, in words, where it differs from what was typed; by the names of the fields. */
export function storedCongressWords(
  typed: CongressFields,
  stored: Congress,
  t: Translate,
  language: Language,
): Record<string, string> {
  const kept = congressFields(stored);
  const day = (value: string | null) => (value === null ? "" : wordDay(value, language));
  const words: Omit<Record<keyof CongressFields, string>, "basedOn" | "note"> = {
    committeeId: nameIn(stored.committee.names, language),
    titleVi: kept.titleVi,
    titleEn: kept.titleEn,
    kind: t(`congress:kind.${kept.kind}`),
    ordinal: kept.ordinal,
    term: kept.term,
    timezone: kept.timezone,
    place: kept.place,
    coordinates: kept.coordinates,
    expectedDelegates: kept.expectedDelegates === null ? "" : String(kept.expectedDelegates),
    isPublic: t(kept.isPublic ? "common:yes" : "common:no"),
    state: t(`congress:state-choice.${kept.state}`),
    firstDay: day(kept.firstDay),
    lastDay: day(kept.lastDay),
    heldBy: day(kept.heldBy),
    halls: stored.halls
      .map(({ name, capacity }) => withRemark(name, capacity && String(capacity)))
      .join("; "),
    documents: stored.documents
      .map(({ title, circulated }) => withRemark(title, circulated && day(circulated)))
      .join("; "),
  };
  const names = Object.keys(words) as (keyof typeof words)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(kept[name]) !== JSON.stringify(typed[name]))
      .map((name) => [name, words[name]]),
  );
}

const withRemark = (text: string, remark: string | 0 | null): string =>
  remark ? `${text} (${remark})` : text;
