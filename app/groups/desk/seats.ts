import type { DivisionContent } from "../division/content";

/** Where someone sits in a round. */
export interface Seat {
  group: string;
  duty: "member" | "leader" | "secretary";
}

/** Seats by person, a map for each round. */
export function seatsOf({ rounds }: Pick<DivisionContent, "rounds">): Map<string, Seat>[] {
  return (rounds ?? []).map(
    ({ groups }) =>
      new Map(
        groups.flatMap(({ id, members, leader, secretary }) =>
          members.map((person): [string, Seat] => [
            person,
            {
              group: id,
              duty: person === leader ? "leader" : person === secretary ? "secretary" : "member",
            },
          ]),
        ),
      ),
  );
}

/** Somebody whose seat differs between two seatings; null: has none. */
export interface SeatChange {
  person: string;
  round: number;
  from: Seat | null;
  to: Seat | null;
}

/** Who sits elsewhere or has another duty, round by round. */
export function seatChanges(
  before: Pick<DivisionContent, "rounds">,
  after: Pick<DivisionContent, "rounds">,
): SeatChange[] {
  const [old, now] = [seatsOf(before), seatsOf(after)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, round) => {
    const [from, to] = [old[round], now[round]];
    const people = new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])]);
    return [...people]
      .map((person) => ({ person, round, from: from?.get(person) ?? null, to: to?.get(person) ?? null }))
      .filter((change) => change.from?.group !== change.to?.group || change.from?.duty !== change.to?.duty);
  }).flat();
}

/** What changed among the delegates since people were seated. */
export interface Lateness {
  /** They have seats and no longer take part. */
  gone: string[];
  /** They take part and lack a seat in some round. */
  unseated: string[];
}

/** Compares who takes part with who has a seat; nobody is late before the first division. */
export function latenessOf(content: Pick<DivisionContent, "rounds">, present: readonly string[]): Lateness {
  const seats = seatsOf(content);
  if (seats.length === 0) return { gone: [], unseated: [] };
  const here = new Set(present);
  const seated = new Set(seats.flatMap((round) => [...round.keys()]));
  return {
    gone: [...seated].filter((person) => !here.has(person)),
    unseated: present.filter((person) => seats.some((round) => !round.has(person))),
  };
}

type Rounds = NonNullable<DivisionContent["rounds"]>;

/** The rounds with duties that were given by hand: whoever still sits in the group keeps a duty that nobody else got. */
export function withFormerDuties(before: Rounds, after: Rounds): Rounds {
  return after.map(({ groups }, round) => ({
    groups: groups.map((group) => {
      const former = before[round]?.groups.find(({ id }) => id === group.id);
      const kept = (person: string | null, other: string | null) =>
        person !== null && person !== other && group.members.includes(person) ? person : null;
      const leader = group.leader ?? kept(former?.leader ?? null, group.secretary);
      return { ...group, leader, secretary: group.secretary ?? kept(former?.secretary ?? null, leader) };
    }),
  }));
}
