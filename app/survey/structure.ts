import type { Share } from "./ballot";

/** What is known of somebody on a list, for the structure of the committee. Null where nobody has said. */
export interface Traits {
  isWoman: boolean | null;
  birthYear: number | null;
  isMinority: boolean | null;
  isNew: boolean | null;
}

export const figureNames = ["women", "under-40", "minorities", "new-members"] as const;
export type FigureName = (typeof figureNames)[number];

/** In percent, whole numbers; null where the plan sets none. */
export type Targets = Record<FigureName, number | null>;

export interface StructureFigure {
  name: FigureName;
  count: number;
  /** Of how many it is not known. */
  unknown: number;
  total: number;
  /** In tenths of a percent, rounded down: never shown as reached when it is not. Null for an empty list. */
  tenths: number | null;
  target: number | null;
  /** Null without a target, and while those of whom it is not known could still decide it. */
  isMet: boolean | null;
}

/**
 * Women, under 40, ethnic minorities and new members among the people of a list.
 * @param year the year in which the congress meets; who turns 40 in it is no longer under 40
 */
export function structureOf(people: readonly Traits[], targets: Targets, year: number): StructureFigure[] {
  const holds: Record<FigureName, (traits: Traits) => boolean | null> = {
    women: ({ isWoman }) => isWoman,
    "under-40": ({ birthYear }) => (birthYear === null ? null : year - birthYear < 40),
    minorities: ({ isMinority }) => isMinority,
    "new-members": ({ isNew }) => isNew,
  };
  const total = people.length;
  return figureNames.map((name) => {
    const answers = people.map(holds[name]);
    const count = answers.filter((answer) => answer === true).length;
    const unknown = answers.filter((answer) => answer === null).length;
    const target = targets[name];
    return {
      ...{ name, count, unknown, total, target },
      tenths: total === 0 ? null : wholePart(1000 * count, total),
      isMet: target === null || total === 0 ? null : judge(count, unknown, total, target),
    };
  });
}

function judge(count: number, unknown: number, total: number, target: number): boolean | null {
  if (100 * count >= target * total) return true;
  return 100 * (count + unknown) < target * total ? false : null;
}

/** In percent of the seats, whole numbers. */
export interface ExcessRange {
  least: number | null;
  most: number | null;
}

export interface Excess {
  candidates: number;
  seats: number;
  /** Candidates beyond the seats; negative when there are too few. */
  surplus: number;
  /** In tenths of a percent of the seats, towards zero. */
  tenths: number;
  judgement: "within" | "too-few" | "too-many";
}

/** By how much the candidates exceed the seats, judged in whole numbers. Null while the seats are not known. */
export function excessOf(candidates: number, seats: number | null, range: ExcessRange): Excess | null {
  if (seats === null || seats < 1) return null;
  const surplus = candidates - seats;
  const tooFew = surplus < 0 || (range.least !== null && 100 * surplus < range.least * seats);
  const tooMany = range.most !== null && 100 * surplus > range.most * seats;
  return {
    ...{ candidates, seats, surplus },
    tenths: Math.sign(surplus) * wholePart(1000 * Math.abs(surplus), seats),
    judgement: tooFew ? "too-few" : tooMany ? "too-many" : "within",
  };
}

/** How many times the divisor fits, in whole numbers. */
export const wholePart = (value: number, divisor: number): number => (value - (value % divisor)) / divisor;

/** A part in tenths of a percent, rounded down. */
export const tenthsOf = ({ numerator, denominator }: Share): number =>
  wholePart(1000 * numerator, denominator);
