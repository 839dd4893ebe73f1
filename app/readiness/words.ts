import { daysBetween, wordDay, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import type { Tone } from "~/ui/page";
import type { ChecklistItem } from "./checklist";
import { isSettled } from "./readiness";
import type { ItemState } from "./item-state";
import type { Due, TemplateItem } from "./template";

interface Reading {
  t: Translate;
  language: Language;
  today: Day;
}

/** An item as a line of a list. */
export interface ItemLine {
  code: string;
  title: string;
  category: string;
  state: ItemState;
  stateLabel: string;
  tone: Tone;
  mandatory: boolean;
  due: string;
  isLate: boolean;
  responsible: string;
  files: number;
  /** Follows a fact: nobody ticks it. */
  isTied: boolean;
  version: number;
}

const tones: Record<ItemState, Tone> = {
  open: "neutral",
  "in-progress": "accent",
  done: "warn",
  confirmed: "good",
  returned: "block",
  "not-applicable-proposed": "warn",
  "not-applicable": "good",
};
export const toneOf = (state: ItemState): Tone => tones[state];

/** The title in the reader's language; Vietnamese where there is no English one. */
export const titleOf = (item: Pick<TemplateItem, "titleVi" | "titleEn">, language: Language): string =>
  language === "en" && item.titleEn !== "" ? item.titleEn : item.titleVi;

/** Words an item as a line. */
export function wordItem(item: ChecklistItem, isLate: boolean, reading: Reading): ItemLine {
  const { t, language } = reading;
  return {
    code: item.code,
    title: titleOf(item.content, language),
    category: t(`readiness:category.${item.content.category}`),
    state: item.state,
    stateLabel: t(`readiness:state.${item.state}`),
    tone: toneOf(item.state),
    mandatory: item.content.mandatory,
    due: wordDue(item, isLate, reading),
    isLate,
    responsible: item.responsible,
    files: item.evidence.length,
    isTied: item.tie !== null,
    version: item.version,
  };
}

/** When it is due and how far away that is: `Hạn 08/7/2020, còn 5 ngày`. */
export function wordDue(
  { due, pinned, state }: Pick<ChecklistItem, "due" | "pinned" | "state">,
  isLate: boolean,
  { t, language, today }: Reading,
): string {
  if (due === null) return t("readiness:due.congress-day-unknown");
  const day = t(pinned === null ? "readiness:due.on" : "readiness:due.pinned", {
    day: wordDay(due, language),
  });
  if (isSettled(state)) return day;
  const left = daysBetween(today, due);
  if (left === 0) return `${day}, ${t("readiness:due.today")}`;
  if (left > 0) return `${day}, ${t("readiness:due.days-left", { count: left })}`;
  return isLate ? `${day}, ${t("readiness:due.days-late", { count: -left })}` : day;
}

/** How an item is dated: `30 ngày trước ngày đầu của đại hội`. */
export function wordDueRule(due: Due, titles: (code: string) => string, { t, language }: Reading): string {
  if (due.from === "fixed") return t("readiness:due.rule.fixed", { day: wordDay(due.day, language) });
  const side = due.days <= 0 ? "before" : "after";
  const count = Math.abs(due.days);
  return due.from === "item"
    ? t(`readiness:due.rule.item-${side}`, { count, item: titles(due.code) })
    : t(`readiness:due.rule.${due.from}-${side}`, { count });
}

/** Where an item comes from. */
export const wordItemSource = (source: string, t: Translate): string =>
  source === "" ? t("readiness:item.source-default") : source.replace(/^KL1097-/, "Kết luận 1097-KL/TU, ");
