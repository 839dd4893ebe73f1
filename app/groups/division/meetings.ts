/** Who has met whom how often. */
export interface Meetings {
  /** Pairs that meet again, once for each time after the first; kept up to date. */
  repeats: number;
  /** What swapping two people of two groups adds to the repeats. */
  swapCost: (group: readonly number[], otherGroup: readonly number[], one: number, other: number) => number;
  swap: (group: readonly number[], otherGroup: readonly number[], one: number, other: number) => void;
}

/** Counts the meetings of `members[round][group]`. Memory: one byte for each pair, both ways. */
export function meetingsOf(people: number, members: readonly (readonly (readonly number[])[])[]): Meetings {
  const times = new Uint8Array(people * people);
  const meet = (a: number, b: number, by: 1 | -1) => {
    times[a * people + b] = (times[a * people + b] as number) + by;
    times[b * people + a] = (times[b * people + a] as number) + by;
  };
  const meetings: Meetings = {
    repeats: 0,
    swapCost(group, otherGroup, one, other) {
      const [ones, others] = [one * people, other * people];
      let cost = 0;
      for (const person of group) {
        if (person === one) continue;
        if ((times[ones + person] as number) > 1) cost -= 1;
        if ((times[others + person] as number) > 0) cost += 1;
      }
      for (const person of otherGroup) {
        if (person === other) continue;
        if ((times[others + person] as number) > 1) cost -= 1;
        if ((times[ones + person] as number) > 0) cost += 1;
      }
      return cost;
    },
    swap(group, otherGroup, one, other) {
      meetings.repeats += meetings.swapCost(group, otherGroup, one, other);
      for (const person of group) {
        if (person === one) continue;
        meet(one, person, -1);
        meet(other, person, 1);
      }
      for (const person of otherGroup) {
        if (person === other) continue;
        meet(other, person, -1);
        meet(one, person, 1);
      }
    },
  };
  for (const groups of members) {
    for (const group of groups) {
      group.forEach((one, index) => {
        for (const other of group.slice(index + 1)) {
          if ((times[one * people + other] as number) > 0) meetings.repeats += 1;
          meet(one, other, 1);
        }
      });
    }
  }
  return meetings;
}
