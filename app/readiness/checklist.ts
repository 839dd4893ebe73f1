import type { Day } from "~/platform/days";
import type { Item, ItemState } from "./item-state";
import type { Fact, TemplateItem } from "./template";

/** A file that proves an item. */
export interface Evidence {
  id: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  addedBy: string;
  /** ISO text in UTC. */
  addedAt: string;
}

/** Who did something, and when (ISO text in UTC). `id` is null for the program itself. */
export interface Deed {
  id: string | null;
  name: string;
  at: string;
}

/** One item of a congress's checklist, as it stands. */
export interface ChecklistItem {
  id: string;
  code: string;
  content: TemplateItem;
  /** The fact that ticks the item; null when people do. */
  tie: Fact | null;
  /** With the facts of the system taken in: see `followFact`. */
  state: ItemState;
  due: Day | null;
  /** The day that somebody fixed for this congress, or null. */
  pinned: Day | null;
  responsible: string;
  /** The account that answers for the item; it may be gone by now. */
  responsibleId: string | null;
  notes: string;
  /** Why it was returned or does not apply. */
  reason: string;
  done: Deed | null;
  settled: Deed | null;
  /** No longer asked for by the template: kept, not counted. */
  isRetired: boolean;
  version: number;
  evidence: Evidence[];
}

/** The checklist of one congress. */
export interface Checklist {
  id: string;
  congressId: string;
  template: { id: string; slug: string; names: { vi: string; en: string }; version: number; latest: number };
  version: number;
  /** In the template's order, retired ones last. */
  items: ChecklistItem[];
}

/** The items that count. */
export const countedItems = ({ items }: Pick<Checklist, "items">): ChecklistItem[] =>
  items.filter((item) => !item.isRetired);

/** What the rules about steps ask about an item. */
export const itemForSteps = (item: ChecklistItem): Item => ({
  state: item.state,
  doneBy: item.done?.id ?? null,
  isTied: item.tie !== null,
  needsEvidence: item.content.evidence,
  evidenceCount: item.evidence.length,
});

/** What the rules about readiness ask about an item. */
export const itemForJudging = (item: ChecklistItem) => ({
  code: item.code,
  category: item.content.category,
  mandatory: item.content.mandatory,
  state: item.state,
  due: item.due,
});

/** The facts that hold for one congress, and since when (ISO text in UTC). */
export type FactsOfCongress = ReadonlyMap<Fact, string>;
