import { z } from "zod";
import { isDay } from "~/platform/days";

export const categories = [
  "documents",
  "personnel",
  "delegates",
  "organisation",
  "propaganda",
  "security",
  "health",
] as const;
export type Category = (typeof categories)[number];

/** What an item of the checklist is tied to: a fact that the system knows by itself. */
export const facts = ["agenda-published", "groups-divided", "survey-concluded", "comments-closed"] as const;
export type Fact = (typeof facts)[number];

/**
 * When an item is due: days from the congress's first or last day, days from when another item is due, or a fixed day.
 * Negative days are before.
 */
export const Due = z.discriminatedUnion("from", [
  z.object({ from: z.literal("first-day"), days: z.number().int().min(-1000).max(1000) }),
  z.object({ from: z.literal("last-day"), days: z.number().int().min(-1000).max(1000) }),
  z.object({ from: z.literal("item"), code: z.string(), days: z.number().int().min(-1000).max(1000) }),
  z.object({ from: z.literal("fixed"), day: z.string().refine(isDay) }),
]);
export type Due = z.infer<typeof Due>;

export const TemplateItem = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  category: z.enum(categories),
  titleVi: z.string().min(1).max(300),
  titleEn: z.string().max(300),
  instructions: z.string().max(4000),
  due: Due,
  mandatory: z.boolean(),
  /** A file must be attached before the item can be marked done. */
  evidence: z.boolean(),
  /** The fact of the system that ticks the item; null when people do. */
  fact: z.enum(facts).nullable(),
  /** `KL1097-II.1`, or empty: then the item is a default of the product, and shown so. */
  source: z.string().max(200),
});
export type TemplateItem = z.infer<typeof TemplateItem>;

export type TemplateProblem =
  | { code: "duplicate-item"; item: string }
  | { code: "unknown-item"; item: string; names: string }
  | { code: "circle"; items: string[] };

/** What is wrong with the items of a template: doubled codes, dates that hang on unknown items or on each other. */
export function templateProblems(items: readonly TemplateItem[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const byCode = new Map<string, TemplateItem>();
  for (const item of items) {
    if (byCode.has(item.code)) problems.push({ code: "duplicate-item", item: item.code });
    byCode.set(item.code, item);
  }
  for (const { code, due } of items) {
    if (due.from === "item" && !byCode.has(due.code)) {
      problems.push({ code: "unknown-item", item: code, names: due.code });
    }
  }
  return [...problems, ...circles(byCode)];
}

function circles(items: Map<string, TemplateItem>): TemplateProblem[] {
  const found: TemplateProblem[] = [];
  const settled = new Set<string>();
  for (const start of items.keys()) {
    const trail: string[] = [];
    let code: string | null = start;
    while (code !== null && !settled.has(code) && !trail.includes(code)) {
      trail.push(code);
      code = before(items.get(code));
    }
    if (code !== null && trail.includes(code)) {
      found.push({ code: "circle", items: trail.slice(trail.indexOf(code)) });
    }
    for (const each of trail) settled.add(each);
  }
  return found;
}

const before = (item: TemplateItem | undefined): string | null =>
  item?.due.from === "item" ? item.due.code : null;

/** What changed between two versions of a template, by the codes of its items. */
export interface TemplateChange {
  added: TemplateItem[];
  removed: TemplateItem[];
  changed: { before: TemplateItem; after: TemplateItem; fields: (keyof TemplateItem)[] }[];
}

export function compareTemplates(
  older: readonly TemplateItem[],
  newer: readonly TemplateItem[],
): TemplateChange {
  const olderByCode = new Map(older.map((item) => [item.code, item]));
  const newerCodes = new Set(newer.map((item) => item.code));
  const changed = newer.flatMap((after) => {
    const earlier = olderByCode.get(after.code);
    if (!earlier) return [];
    const fields = (Object.keys(after) as (keyof TemplateItem)[]).filter(
      (field) => JSON.stringify(after[field]) !== JSON.stringify(earlier[field]),
    );
    return fields.length > 0 ? [{ before: earlier, after, fields }] : [];
  });
  return {
    added: newer.filter((item) => !olderByCode.has(item.code)),
    removed: older.filter((item) => !newerCodes.has(item.code)),
    changed,
  };
}
