/**
 * Finds for each left item a right item of its own (Kuhn's augmenting paths). `options[stage](left)` gives the right
 * items that may be used from that stage on, the best first: right items matched in an earlier stage stay matched, so
 * that as many as can be of an early stage are used. Answers `right[left]`, -1 where none is left.
 */
export function match(
  lefts: number,
  rights: number,
  stages: readonly ((left: number) => readonly number[])[],
): Int32Array {
  const rightOf = new Int32Array(lefts).fill(-1);
  const leftOf = new Int32Array(rights).fill(-1);
  const seen = new Int32Array(rights).fill(-1);
  let search = 0;
  const augment = (left: number, last: number): boolean => {
    for (let stage = 0; stage <= last; stage += 1) {
      for (const right of stages[stage]?.(left) ?? []) {
        if (seen[right] === search) continue;
        seen[right] = search;
        const holder = leftOf[right] as number;
        if (holder !== -1 && !augment(holder, last)) continue;
        rightOf[left] = right;
        leftOf[right] = left;
        return true;
      }
    }
    return false;
  };
  stages.forEach((_, stage) => {
    for (let left = 0; left < lefts; left += 1) {
      if (rightOf[left] !== -1) continue;
      search += 1;
      augment(left, stage);
    }
  });
  return rightOf;
}
