/** Where who sat in group i, then in group j, sits in each round. */
type Cells = (round: number, i: number, j: number) => number;

/**
 * Any two cells (i, j) meet seldom: the groups of the third round and of those after it are Latin squares. Who sat in
 * group g in both of the first rounds stays there in the third as well (the square is idempotent), so that leaders and
 * people bound to a group do not meet whole cells anew.
 */
export function cellsFor(groups: number): Cells {
  const squares = groups % 2 === 1 ? oddSquares(groups) : evenSquares(groups);
  return (round, i, j) =>
    round === 0 ? i : round === 1 ? j : (squares[(round - 2) % Math.max(1, squares.length)]?.(i, j) ?? i);
}

type Square = (i: number, j: number) => number;

/** (1 - c)·i + c·j: idempotent; Latin, and orthogonal to each other, as far as c and its differences are units. */
function oddSquares(groups: number): Square[] {
  const factors = Array.from({ length: Math.max(0, groups - 2) }, (_, index) => index + 2);
  const isLatin = (c: number) => divisor(c, groups) === 1 && divisor(c - 1, groups) === 1;
  return factors
    .sort((a, b) => Number(isLatin(b)) - Number(isLatin(a)))
    .map((c) => (i, j) => ((((1 - c) * i + c * j) % groups) + groups) % groups);
}

/** i + c·j, but for the first one, which is the idempotent square of one group less, prolonged by a transversal. */
function evenSquares(groups: number): Square[] {
  const sums = Array.from(
    { length: groups - 1 },
    (_, index): Square =>
      (i, j) =>
        (i + (index + 1) * j) % groups,
  );
  if (groups < 4) return sums;
  const last = groups - 1;
  const mean: Square = (i, j) => ((i + j) * (groups / 2)) % last;
  const prolonged: Square = (i, j) => {
    if (i === last) return j === last ? last : mean((j + last - 1) % last, j);
    if (j === last) return mean(i, (i + 1) % last);
    return j === (i + 1) % last ? last : mean(i, j);
  };
  return [prolonged, ...sums.slice(1)];
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
