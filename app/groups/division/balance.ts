import { layOut } from "./layout";
import type { Problem, Round } from "./problem";
import { sittingOf } from "./sitting";

/** How one group stands in one value. */
export interface Share {
  value: string;
  count: number;
  /** The group's fair share, exactly, and rounded to what can be: anything from floor to ceiling is fair. */
  fair: number;
  floor: number;
  ceiling: number;
  /** How many of all who take part have the value. */
  whole: number;
}
export interface GroupBalance {
  group: string;
  size: number;
  shares: Share[];
}
export interface AttributeBalance {
  attribute: string;
  treatment: "spread" | "cluster";
  groups: GroupBalance[];
}
export interface RoundBalance {
  attributes: AttributeBalance[];
}

/** What bars show: for each round and attribute how many of each value sit in each group, beside the fair share. */
export function balance(problem: Problem, rounds: readonly Round[]): RoundBalance[] {
  const layout = layOut(problem);
  const { seats, sizes } = sittingOf(layout, rounds);
  return seats.map((row, round) => ({
    attributes: layout.attributes.map(({ name, treatment, values, valueOf, totals }) => {
      const counts = new Int32Array(layout.groups * values.length);
      row.forEach((group, person) => {
        if (group === -1) return;
        const cell = group * values.length + (valueOf[person] as number);
        counts[cell] = (counts[cell] as number) + 1;
      });
      const groups = problem.groups.map(({ id }, group) => {
        const size = sizes[round]?.[group] as number;
        const shares = values.map((value, index): Share => {
          const whole = totals[index] as number;
          const product = whole * size;
          return {
            value,
            count: counts[group * values.length + index] as number,
            fair: product / layout.people,
            floor: Math.floor(product / layout.people),
            ceiling: Math.ceil(product / layout.people),
            whole,
          };
        });
        return { group: id, size, shares };
      });
      return { attribute: name, treatment, groups };
    }),
  }));
}
