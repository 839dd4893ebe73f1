import { takesPart, type Delegate } from "../delegate";
import type { Person } from "../division/problem";

/** What is known of every delegate; further attributes are named `+Trình độ`, so that no name collides. */
export const knownAttributes = ["unit", "sex", "age", "ethnicity", "sector", "status"] as const;
export type KnownAttribute = (typeof knownAttributes)[number];
const further = (name: string): string => `+${name}`;

/** The name of a further attribute; null for one of the known. */
export const furtherName = (attribute: string): string | null =>
  attribute.startsWith("+") ? attribute.slice(1) : null;

/** Ages in the year of the congress; a default of this program. */
export const ageBands = ["under-30", "30-39", "40-49", "50-59", "60-over"] as const;

/** The band of someone born in a year, in another year; empty where the birth is not known. */
export function ageBandOf(birthYear: number | null, year: number): (typeof ageBands)[number] | "" {
  if (birthYear === null || birthYear > year) return "";
  const decade = Math.floor((year - birthYear) / 10) * 10;
  if (decade < 30) return "under-30";
  return decade >= 60 ? "60-over" : (`${decade}-${decade + 9}` as "30-39");
}

/** Those who take part, as people to be seated, with their attributes; in the order given. */
export function peopleOf(delegates: readonly Delegate[], congressYear: number): Person[] {
  return delegates.filter(takesPart).map((delegate) => ({
    id: delegate.id,
    attributes: {
      ...Object.fromEntries(
        Object.entries(delegate.attributes).map(([name, value]) => [further(name), value]),
      ),
      ...{ unit: delegate.unit, sex: delegate.sex, ethnicity: delegate.ethnicity, sector: delegate.sector },
      ...{ age: ageBandOf(delegate.birthYear, congressYear), status: delegate.status },
    },
  }));
}

export interface AttributeFacts {
  name: string;
  /** The values that occur with how many people have them, the most frequent first; without the unknown. */
  values: { value: string; count: number }[];
  unknown: number;
}

/** The attributes that anybody has: those known of everyone first, then further ones by name. */
export function attributeFacts(people: readonly Person[]): AttributeFacts[] {
  const names = new Set<string>(knownAttributes);
  for (const { attributes } of people) for (const name of Object.keys(attributes)) names.add(name);
  return [...names].map((name) => factsOf(name, people));
}

function factsOf(name: string, people: readonly Person[]): AttributeFacts {
  const counts = new Map<string, number>();
  for (const { attributes } of people) {
    const value = attributes[name] ?? "";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const unknown = counts.get("") ?? 0;
  counts.delete("");
  const values = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { name, values, unknown };
}

/** Why an attribute is of little use for dividing; null when it is of use. */
export function attributeWarning(
  { values, unknown }: AttributeFacts,
  people: number,
): "single-valued" | "unknown" | "mostly-unknown" | null {
  if (values.length === 0) return "unknown";
  if (values.length === 1 && unknown === 0) return "single-valued";
  return unknown * 5 > people ? "mostly-unknown" : null;
}
