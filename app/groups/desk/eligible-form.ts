import { z } from "zod";
import { revisionNumber } from "~/platform/fields";
import type { DivisionSetup } from "../division/content";

const delegate = z.string().min(1).max(16);
const ticked = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(delegate).max(500),
);

/** The list of who may lead or write: ticks for the people shown, or all who match the filter at once. */
export const EligibleForm = z.object({
  basedOn: revisionNumber(),
  intent: z.enum(["save", "all-leaders", "all-secretaries", "none"]),
  /** The people of the page, so that those who were not shown keep what they have. */
  shown: z.string().max(20_000),
  leader: ticked,
  secretary: ticked,
});

/** Who may lead and write afterwards; `matching` are those who match the filter. */
export function eligibleAfter(
  { leaders, secretaries }: Pick<DivisionSetup, "leaders" | "secretaries">,
  { intent, shown, leader, secretary }: z.infer<typeof EligibleForm>,
  matching: readonly string[],
): Pick<DivisionSetup, "leaders" | "secretaries"> {
  const on = new Set(shown.split(" "));
  const known = new Set(matching);
  const union = (list: readonly string[]) => [...new Set([...list, ...matching])];
  const without = (list: readonly string[]) => list.filter((id) => !known.has(id));
  const changed = (list: readonly string[], ticks: readonly string[]) => [
    ...list.filter((id) => !on.has(id)),
    ...ticks.filter((id) => on.has(id)),
  ];
  switch (intent) {
    case "save":
      return { leaders: changed(leaders, leader), secretaries: changed(secretaries, secretary) };
    case "all-leaders":
      return { leaders: union(leaders), secretaries };
    case "all-secretaries":
      return { leaders, secretaries: union(secretaries) };
    case "none":
      return { leaders: without(leaders), secretaries: without(secretaries) };
  }
}
