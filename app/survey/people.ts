import type { Traits } from "./structure";
import type { Track } from "./plan";

/** What is entered of somebody; the code is given by the plan. */
export interface PersonValues extends Traits {
  name: string;
}

const prefixes: Record<Track, string> = { "standing-again": "A", "first-time": "B", common: "C" };

/** The next free codes of a track: `A01`, `A02` and so on. */
export function nextCodes(taken: readonly string[], track: Track, count: number): string[] {
  const prefix = prefixes[track];
  const numbers = taken
    .filter((code) => code.startsWith(prefix))
    .map((code) => Number(code.slice(prefix.length)))
    .filter(Number.isInteger);
  const first = Math.max(0, ...numbers) + 1;
  return Array.from({ length: count }, (_, index) => `${prefix}${String(first + index).padStart(2, "0")}`);
}

export interface LineFault {
  /** From 1. */
  line: number;
  code: "name-missing" | "name-too-long" | "sex" | "birth-year" | "minority" | "new" | "too-many-parts";
}

const longestName = 200;
const yes = ["x", "co", "có", "yes"];
const no = ["khong", "không", "no"];

/**
 * Reads people typed or pasted one to a line: `name; sex; birth year; ethnic minority; new`, without the name where
 * names are not wanted. What is left out is not known, but a blank name is a fault. Tabs, as a spreadsheet pastes them,
 * part as well.
 */
export function readPeopleLines(
  text: string,
  { withNames }: { withNames: boolean },
): { people: PersonValues[]; faults: LineFault[] } {
  const people: PersonValues[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parts = line.split(/[;	]/).map((part) => part.trim());
    const name = withNames ? (parts.shift() ?? "") : "";
    const [sex, birthYear, minority, isNew, ...more] = parts;
    const found: PersonValues = {
      name,
      isWoman: choiceOf(sex, ["nữ", "nu", "f", "female"], ["nam", "m", "male"]),
      birthYear: yearOf(birthYear),
      isMinority: choiceOf(minority, [...yes, "dtts"], no),
      isNew: choiceOf(isNew, [...yes, "mới", "moi"], no),
    };
    const say = (code: LineFault["code"]) => faults.push({ line: index + 1, code });
    if (withNames && name === "") say("name-missing");
    if (name.length > longestName) say("name-too-long");
    if (sex && found.isWoman === null) say("sex");
    if (birthYear && found.birthYear === null) say("birth-year");
    if (minority && found.isMinority === null) say("minority");
    if (isNew && found.isNew === null) say("new");
    if (more.length > 0) say("too-many-parts");
    people.push(found);
  }
  return { people, faults };
}

function choiceOf(text: string | undefined, positive: string[], negative: string[]): boolean | null {
  const typed = (text ?? "").toLowerCase();
  return positive.includes(typed) ? true : negative.includes(typed) ? false : null;
}

const yearOf = (text: string | undefined): number | null =>
  /^(19|20)\d{2}$/.test(text ?? "") ? Number(text) : null;
