import type { Layout } from "./layout";
import type { Round } from "./problem";

/** Rounds by numbers: `seats[round][person]` is the group, -1 for those who sit nowhere; `sizes[round][group]`. */
export interface Sitting {
  seats: Int32Array[];
  sizes: Int32Array[];
}

/** Whom the layout does not know is left out. */
export function sittingOf(layout: Layout, rounds: readonly Round[]): Sitting {
  const sizes = rounds.map(() => new Int32Array(layout.groups));
  const seats = rounds.map(({ groups }, round) => {
    const row = new Int32Array(layout.people).fill(-1);
    for (const { id, members } of groups) {
      const group = layout.groupAt.get(id);
      if (group === undefined) continue;
      for (const person of members.flatMap((member) => layout.personAt.get(member) ?? [])) {
        if (row[person] !== -1) continue;
        row[person] = group;
        (sizes[round] as Int32Array)[group] = (sizes[round]?.[group] ?? 0) + 1;
      }
    }
    return row;
  });
  return { seats, sizes };
}

/** The seats as rounds of groups; `holders[round][slot]`, slots as `slots` says. */
export function roundsOf(
  { problem }: Layout,
  seats: readonly Int32Array[],
  slots: readonly { group: number; role: "leader" | "secretary" }[],
  holders: readonly Int32Array[],
): Round[] {
  return seats.map((row, round) => {
    const groups = problem.groups.map(({ id }) => ({
      id,
      members: [] as string[],
      leader: null as string | null,
      secretary: null as string | null,
    }));
    const idOf = (person: number) => problem.people[person]?.id ?? null;
    row.forEach((group, person) => groups[group]?.members.push(idOf(person) as string));
    slots.forEach(({ group, role }, slot) => {
      const place = groups[group];
      if (place) place[role] = idOf(holders[round]?.[slot] as number);
    });
    return { groups };
  });
}
