import { z } from "zod";
import { line, optionalDay, optionalLine, optionalWhole, paragraph, tick, whole } from "~/platform/fields";
import { categories, facts, type Due, type TemplateItem } from "./template";

/** One item of a template as its form has it: the parts of its due day side by side. */
export const TemplateItemForm = z
  .object({
    basedOn: whole(1, 1_000_000),
    code: line(40).refine((code) => /^[a-z0-9][a-z0-9-]*$/.test(code), {
      params: { key: "readiness:template.code-form" },
    }),
    category: z.enum(categories),
    titleVi: line(300),
    titleEn: optionalLine(300),
    instructions: paragraph(4000),
    from: z.enum(["first-day", "last-day", "item", "fixed"]),
    days: optionalWhole(-1000, 1000),
    other: optionalLine(40),
    day: optionalDay(),
    mandatory: tick(),
    evidence: tick(),
    fact: z
      .enum(facts)
      .optional()
      .transform((fact) => fact ?? null),
    source: optionalLine(200),
  })
  .refine(({ from, days }) => from === "fixed" || days !== null, {
    path: ["days"],
    params: { key: "readiness:template.days-missing" },
  })
  .refine(({ from, day }) => from !== "fixed" || day !== null, {
    path: ["day"],
    params: { key: "readiness:template.day-missing" },
  })
  .refine(({ from, other }) => from !== "item" || other !== "", {
    path: ["other"],
    params: { key: "readiness:template.other-missing" },
  });
export type TemplateItemForm = z.infer<typeof TemplateItemForm>;

/** The item that a form describes. */
export function itemOfForm(form: TemplateItemForm): TemplateItem {
  const { code, category, titleVi, titleEn, instructions, mandatory, evidence, fact, source } = form;
  return {
    code,
    category,
    titleVi,
    titleEn,
    instructions,
    due: dueOf(form),
    mandatory,
    evidence,
    fact,
    source,
  };
}

function dueOf({ from, days, other, day }: TemplateItemForm): Due {
  switch (from) {
    case "fixed":
      return { from, day: day ?? "" };
    case "item":
      return { from, code: other, days: days ?? 0 };
    default:
      return { from, days: days ?? 0 };
  }
}

/** The values that the form of an item begins with. */
export function formOfItem({
  due,
  fact,
  mandatory,
  evidence,
  ...item
}: TemplateItem): Record<string, string> {
  return {
    ...item,
    from: due.from,
    days: due.from === "fixed" ? "" : String(due.days),
    other: due.from === "item" ? due.code : "",
    day: due.from === "fixed" ? due.day : "",
    mandatory: mandatory ? "on" : "",
    evidence: evidence ? "on" : "",
    fact: fact ?? "",
  };
}

/** The items with one replaced, put at the end where it is new. */
export const withItem = (
  items: readonly TemplateItem[],
  code: string | null,
  item: TemplateItem,
): TemplateItem[] =>
  items.some((each) => each.code === code)
    ? items.map((each) => (each.code === code ? item : each))
    : [...items, item];
