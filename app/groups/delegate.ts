import { z } from "zod";
import { tidy } from "~/platform/tidy";
import { line, optionalLine, optionalWhole, revisionNumber, tick } from "~/platform/fields";

export const delegateStatuses = ["elected", "ex-officio", "appointed", "alternate", "excused"] as const;
export type DelegateStatus = (typeof delegateStatuses)[number];

export const sexes = ["female", "male"] as const;
export type Sex = (typeof sexes)[number] | "";

/** Longest name and value of a further attribute, and how many one delegate can have. */
export const attributeLimits = { name: 60, value: 200, count: 20 };

/** Someone who takes part in a congress with a vote. What is not known is empty or null. */
export interface Delegate {
  id: string;
  /** The number on the card; empty where none is given. */
  code: string;
  name: string;
  status: DelegateStatus;
  /** The organisation that sends the delegate. */
  unit: string;
  sex: Sex;
  birthYear: number | null;
  ethnicity: string;
  sector: string;
  /** Further attributes by their names, as the congress wants them; never empty names or values. */
  attributes: Record<string, string>;
  version: number;
}
export type DelegateValues = Omit<Delegate, "id" | "version">;

const tidyLine = (maximum: number) => optionalLine(maximum).transform(tidy);

/** The form of one delegate; `basedOn` is 0 for a new one. */
export const DelegateForm = z.object({
  basedOn: z.union([z.literal(0), revisionNumber()]),
  /** Somebody else of the same name and unit is meant to be on the list as well. */
  isTwin: tick(),
  code: tidyLine(40),
  name: line(200).transform(tidy).pipe(z.string().min(1)),
  status: z.enum(delegateStatuses),
  unit: tidyLine(200),
  sex: z
    .enum(sexes)
    .optional()
    .transform((sex): Sex => sex ?? ""),
  birthYear: optionalWhole(1900, 2100),
  ethnicity: tidyLine(60),
  sector: tidyLine(100),
  attributes: z
    .array(z.object({ name: tidyLine(attributeLimits.name), value: tidyLine(attributeLimits.value) }))
    .max(attributeLimits.count)
    .optional()
    .transform((rows = [], context) => attributesOf(rows, context)),
});

function attributesOf(
  rows: { name: string; value: string }[],
  context: z.RefinementCtx,
): Record<string, string> {
  const named = rows.filter(({ value }) => value !== "");
  const isOdd = named.some(({ name }) => name === "");
  const isDouble = new Set(named.map(({ name }) => name)).size < named.length;
  if (isOdd || isDouble) {
    const key = isOdd ? "groups:delegate.attribute-unnamed" : "groups:delegate.attribute-double";
    context.addIssue({ code: "custom", params: { key } });
  }
  return Object.fromEntries(named.map(({ name, value }) => [name, value]));
}

/** Takes part: neither excused nor waiting as an alternate. */
export const takesPart = ({ status }: Pick<Delegate, "status">): boolean =>
  status !== "excused" && status !== "alternate";

/** How a name is searched: lower case and tidy. */
export const nameKey = (name: string): string => tidy(name.toLocaleLowerCase("vi"));

/** People of the same name and unit may be the same person. */
export const personKey = ({ name, unit }: { name: string; unit: string }): string =>
  `${nameKey(name)}\u0000${nameKey(unit)}`;
