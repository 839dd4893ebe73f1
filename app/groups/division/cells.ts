/** Where who sat in group i, then in group j, sits in a round: any two such cells meet seldom. */
export const cellGroup = (groups: number, round: number, i: number, j: number): number =>
  round === 0 ? i : round === 1 ? j : (i + (((round - 2) % Math.max(1, groups - 1)) + 1) * j) % groups;
