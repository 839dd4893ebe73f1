import type { Round } from "./problem";

/** Someone who sits elsewhere. `from` null: new; `to` null: no longer there. */
export interface SeatChange {
  round: number;
  person: string;
  from: string | null;
  to: string | null;
}
/** A role that somebody else holds; null: nobody. */
export interface RoleChange {
  round: number;
  group: string;
  role: "leader" | "secretary";
  from: string | null;
  to: string | null;
}
export interface Changes {
  seats: SeatChange[];
  roles: RoleChange[];
}

/** What is different in `after`, round by round; rounds that only one of them has are left out. */
export function changesBetween(before: readonly Round[], after: readonly Round[]): Changes {
  const changes: Changes = { seats: [], roles: [] };
  after.forEach((now, round) => {
    const then = before[round];
    if (!then) return;
    const [from, to] = [seatsIn(then), seatsIn(now)];
    for (const person of new Set([...to.keys(), ...from.keys()])) {
      const change = { round, person, from: from.get(person) ?? null, to: to.get(person) ?? null };
      if (change.from !== change.to) changes.seats.push(change);
    }
    const former = new Map(then.groups.map((group) => [group.id, group]));
    for (const group of now.groups) {
      for (const role of ["leader", "secretary"] as const) {
        const change = {
          round,
          group: group.id,
          role,
          from: former.get(group.id)?.[role] ?? null,
          to: group[role],
        };
        if (change.from !== change.to) changes.roles.push(change);
      }
    }
  });
  return changes;
}

const seatsIn = ({ groups }: Round): Map<string, string> =>
  new Map(groups.flatMap(({ id, members }) => members.map((person) => [person, id] as const)));
