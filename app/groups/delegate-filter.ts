import { compareNames, compareTitles, holdsTyped } from "~/platform/vietnamese";
import { delegateStatuses, takesPart, type Delegate, type DelegateStatus } from "./delegate";
import type { plainFields } from "./import/fields";
import { attributeField, textsOf, type Field } from "./import/fields";

export const sorts = ["name", "code", "unit", "status", "birthYear"] as const;
export type Sort = (typeof sorts)[number];

/** What of a list is shown, and in which order; empty texts and null for all. */
export interface DelegateQuery {
  /** Part of a name or code; typed without diacritics, it finds those with them. */
  search: string;
  status: DelegateStatus | null;
  unit: string;
  /** A value of a field, such as `sex=female` or `attribute:Trình độ=Thạc sĩ`. */
  trait: string;
  sort: Sort;
}

/** The query of an address. */
export function queryOf(search: URLSearchParams): DelegateQuery {
  const text = (name: string, longest = 200) => (search.get(name) ?? "").slice(0, longest).trim();
  return {
    search: text("search"),
    status: delegateStatuses.find((status) => status === text("status")) ?? null,
    unit: text("unit"),
    trait: text("trait", 400),
    sort: sorts.find((sort) => sort === text("sort")) ?? "name",
  };
}

/** The query as it stands in an address, what is empty left out. */
export function addressOf({ search, status, unit, trait, sort }: DelegateQuery): string {
  const given = { search, status: status ?? "", unit, trait, sort: sort === "name" ? "" : sort };
  const query = new URLSearchParams(Object.entries(given).filter(([, text]) => text !== ""));
  return query.size === 0 ? "" : `?${query}`;
}

/** The delegates that a query asks for, in its order; those of one name order stay in the order of names. */
export function chosenDelegates(delegates: readonly Delegate[], query: DelegateQuery): Delegate[] {
  const { search, status, unit, trait, sort } = query;
  return delegates
    .filter(
      (delegate) =>
        (status === null || delegate.status === status) &&
        (unit === "" || delegate.unit === unit) &&
        (search === "" || holdsTyped(delegate.name, search) || holdsTyped(delegate.code, search)) &&
        (trait === "" || traitsOf(delegate).includes(trait)),
    )
    .sort((a, b) => compareBy[sort](a, b) || compareNames(a.name, b.name));
}

const compareBy: Record<Sort, (a: Delegate, b: Delegate) => number> = {
  name: (a, b) => compareNames(a.name, b.name),
  code: (a, b) => emptyLast(a.code, b.code),
  unit: (a, b) => emptyLast(a.unit, b.unit),
  status: (a, b) => delegateStatuses.indexOf(a.status) - delegateStatuses.indexOf(b.status),
  birthYear: (a, b) => (a.birthYear ?? Infinity) - (b.birthYear ?? Infinity) || 0,
};

const emptyLast = (one: string, other: string): number =>
  one === "" || other === "" ? Number(one === "") - Number(other === "") : compareTitles(one, other);

/** Fields whose values are chosen from a list on the page. */
const traitFields = ["sex", "ethnicity", "sector"] as const satisfies (typeof plainFields)[number][];
const traitOf = (field: Field, value: string): string => `${field}=${value}`;

function traitsOf(delegate: Delegate): string[] {
  const texts = textsOf(delegate);
  const fields: Field[] = [...traitFields, ...Object.keys(delegate.attributes).map(attributeField)];
  return fields.map((field) => traitOf(field, texts.get(field) ?? ""));
}

export interface TraitChoice {
  field: Field;
  options: { trait: string; value: string }[];
}

/** More values than this are no choice but a search. */
const mostValues = 40;

/** The values to choose from, by field; fields with one value or very many are left out. */
export function traitChoices(delegates: readonly Delegate[]): TraitChoice[] {
  const values = new Map<Field, Set<string>>(traitFields.map((field) => [field, new Set()]));
  for (const delegate of delegates) {
    for (const [field, text] of textsOf(delegate)) {
      const isAttribute = field.startsWith("attribute:");
      if (isAttribute && !values.has(field)) values.set(field, new Set());
      values.get(field)?.add(text);
    }
  }
  return [...values]
    .filter(([, found]) => found.size > 1 && found.size <= mostValues)
    .map(([field, found]) => ({
      field,
      options: [...found].sort(compareTitles).map((value) => ({ trait: traitOf(field, value), value })),
    }));
}

export interface DelegateCounts {
  all: number;
  /** Those who take part. */
  present: number;
  byStatus: Record<DelegateStatus, number>;
  /** The units that send delegates, in Vietnamese order. */
  units: string[];
}

export function countsOf(delegates: readonly Delegate[]): DelegateCounts {
  const ofStatus = (status: DelegateStatus) => delegates.filter((each) => each.status === status).length;
  return {
    all: delegates.length,
    present: delegates.filter(takesPart).length,
    byStatus: Object.fromEntries(delegateStatuses.map((status) => [status, ofStatus(status)])) as Record<
      DelegateStatus,
      number
    >,
    units: [...new Set(delegates.map(({ unit }) => unit))].filter((unit) => unit !== "").sort(compareTitles),
  };
}
