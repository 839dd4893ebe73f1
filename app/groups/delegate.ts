import { z } from "zod";
import { line, optionalLine, optionalWhole, revisionNumber } from "~/platform/fields";

export const delegateStatuses = ["elected", "ex-officio", "appointed", "alternate", "excused"] as const;
export type DelegateStatus = (typeof delegateStatuses)[number];

export const sexes = ["female", "male"] as const;
export type Sex = (typeof sexes)[number] | "";

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
  version: number;
}
export type DelegateValues = Omit<Delegate, "id" | "version">;

/** The form of one delegate; `basedOn` is 0 for a new one. */
export const DelegateForm = z.object({
  basedOn: z.union([z.literal(0), revisionNumber()]),
  code: optionalLine(40),
  name: line(200),
  status: z.enum(delegateStatuses),
  unit: optionalLine(200),
  sex: z
    .enum(sexes)
    .optional()
    .transform((sex): Sex => sex ?? ""),
  birthYear: optionalWhole(1900, 2100),
  ethnicity: optionalLine(60),
  sector: optionalLine(100),
});

/** Takes part: neither excused nor waiting as an alternate. */
export const takesPart = ({ status }: Pick<Delegate, "status">): boolean =>
  status !== "excused" && status !== "alternate";

/** How a name is searched: lower case, composed letters, single spaces. */
export const nameKey = (name: string): string =>
  name.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, " ").trim();
