import type { Attribute, Pin, Problem } from "~/groups/division/problem";
import { tidy } from "~/platform/tidy";
import { OperatorError } from "~/platform/told";
import { cellsOf, readList } from "./list-files";

export interface DivideOptions {
  groups: string;
  rounds: string;
  seed: string;
  spread?: string;
  cluster?: string;
  pins?: string;
  together?: string;
  apart?: string;
}

/** The problem that a list and its condition files pose, and the names of the people where the list has them. */
export async function readProblem(
  file: string,
  options: DivideOptions,
): Promise<{ problem: Problem; names: Map<string, string> }> {
  const groups = wholeNumber(options.groups, "--groups", 1, 10_000);
  const list = await readList(file, ["id"]);
  const records = list.rows.map((row) => cellsOf(list, row));
  const known = new Set(list.columns.filter((column) => column !== "" && column !== "id"));
  const attributes = [
    ...columnsIn(options.spread).map((name): Attribute => ({ name, treatment: "spread", weight: 1 })),
    ...columnsIn(options.cluster).map((name): Attribute => ({ name, treatment: "cluster", weight: 1 })),
  ];
  attributes.forEach(({ name }, index) => {
    if (!known.has(name)) {
      const columns = [...known].join(", ");
      throw new OperatorError("command:groups.no-column", { file, column: name, columns });
    }
    if (attributes.findIndex((other) => other.name === name) !== index) {
      throw new OperatorError("command:groups.column-twice", { column: name });
    }
  });
  const people = records.map((cells) => ({
    id: cells.get("id") ?? "",
    attributes: Object.fromEntries(attributes.map(({ name }) => [name, cells.get(name) ?? ""])),
  }));
  const nameColumn = list.columns.find((column) => column.toLowerCase() === "name") ?? "";
  return {
    problem: {
      ...{ people, attributes, leaders: [], secretaries: [] },
      groups: Array.from({ length: groups }, (_, index) => ({
        ...{ id: `g${index + 1}`, size: null, capacity: null, leader: null, secretary: null },
      })),
      rounds: wholeNumber(options.rounds, "--rounds", 1, 10),
      seed: wholeNumber(options.seed, "--seed", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      pins: await readPins(options.pins),
      together: await readPairs(options.together),
      apart: await readPairs(options.apart),
    },
    names: new Map(records.map((cells) => [cells.get("id") ?? "", cells.get(nameColumn) ?? ""])),
  };
}

const columnsIn = (typed = ""): string[] => typed.split(",").map(tidy).filter(Boolean);

function wholeNumber(typed: string, option: string, least: number, most: number): number {
  const number = /^-?\d+$/.test(typed) ? Number(typed) : NaN;
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new OperatorError("command:groups.whole-number", { option, least, most, typed });
}

async function readPins(file: string | undefined): Promise<Pin[]> {
  if (file === undefined) return [];
  const list = await readList(file, ["id", "group"]);
  return list.rows.map((row) => {
    const cells = cellsOf(list, row);
    return { person: cells.get("id") ?? "", group: cells.get("group") ?? "", round: null };
  });
}

async function readPairs(file: string | undefined): Promise<[string, string][]> {
  if (file === undefined) return [];
  const list = await readList(file, ["a", "b"]);
  return list.rows.map((row) => {
    const cells = cellsOf(list, row);
    return [cells.get("a") ?? "", cells.get("b") ?? ""];
  });
}
