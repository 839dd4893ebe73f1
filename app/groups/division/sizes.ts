import type { RoundRules } from "./round-rules";

/** By group: how many seats are left beside those who sit, when the groups are as large as they must, the first ones of `order` larger. */
export function seatsLeft(
  { low, high, people }: RoundRules,
  seats: Int32Array,
  order: readonly number[],
): Int32Array {
  const taken = new Int32Array(low.length);
  for (const group of seats) if (group !== -1) taken[group] = (taken[group] as number) + 1;
  const sizes = taken.map((count, group) => Math.max(count, low[group] as number));
  let more = people - sizes.reduce((sum, size) => sum + size, 0);
  for (const group of order) {
    const added = Math.min(more, (high[group] as number) - (sizes[group] as number));
    sizes[group] = (sizes[group] as number) + added;
    more -= added;
  }
  return sizes.map((size, group) => size - (taken[group] as number));
}
