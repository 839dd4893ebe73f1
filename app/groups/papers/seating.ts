import type { Delegate } from "~/groups/delegate";
import { compareNames, compareTitles, letterOf } from "~/platform/vietnamese";
import type { DivisionContent } from "../division/content";

/** A delegate as printed papers name one. */
export type SeatedPerson = Pick<Delegate, "id" | "code" | "name" | "unit">;

export interface PaperGroup {
  id: string;
  name: string;
  /** Empty where none is given yet. */
  room: string;
  leader: SeatedPerson | null;
  secretary: SeatedPerson | null;
  /** All of the group, leader and secretary too, in the order of Vietnamese lists. */
  members: SeatedPerson[];
}

/** Who sits where, ready to be printed: for each round its groups in the organiser's order. */
export type Seating = PaperGroup[][];

/**
 * Puts people in the place of ids. Who is no longer on the list of delegates is left out. Empty while nothing has been
 * divided.
 */
export function seatingOf({ setup, rounds }: DivisionContent, delegates: readonly Delegate[]): Seating {
  const people = new Map(delegates.map((delegate) => [delegate.id, delegate]));
  const personOf = (id: string | null): SeatedPerson | null => {
    const found = id === null ? undefined : people.get(id);
    return found ? { id: found.id, code: found.code, name: found.name, unit: found.unit } : null;
  };
  return (rounds ?? []).map(({ groups }) => {
    const seated = new Map(groups.map((group) => [group.id, group]));
    return setup.groups.map(({ id, name, room }): PaperGroup => {
      const { members = [], leader = null, secretary = null } = seated.get(id) ?? {};
      return {
        ...{ id, name, room, leader: personOf(leader), secretary: personOf(secretary) },
        members: members
          .flatMap((member) => personOf(member) ?? [])
          .sort((one, other) => compareNames(one.name, other.name)),
      };
    });
  });
}

export type Duty = "leader" | "secretary" | "member";

export interface Place {
  /** 0 is the first. */
  round: number;
  group: string;
  room: string;
  duty: Duty;
}

/** A delegate with the place in each round. */
export interface PlacedPerson extends SeatedPerson {
  places: Place[];
}

/** Everybody who is seated, in the order of Vietnamese lists. */
export function placedPeople(seating: Seating): PlacedPerson[] {
  const placed = new Map<string, PlacedPerson>();
  for (const [round, groups] of seating.entries()) {
    for (const group of groups) {
      for (const person of group.members) {
        const known = placed.get(person.id) ?? { ...person, places: [] };
        placed.set(person.id, known);
        known.places.push({ round, group: group.name, room: group.room, duty: dutyIn(group, person.id) });
      }
    }
  }
  return [...placed.values()].sort((one, other) => compareNames(one.name, other.name));
}

/** What somebody has to do in a group. */
export function dutyIn(group: PaperGroup, personId: string): Duty {
  if (group.leader?.id === personId) return "leader";
  return group.secretary?.id === personId ? "secretary" : "member";
}

/** Everybody under the letter of the given name, in the order of the alphabet. */
export function byLetter(people: readonly PlacedPerson[]): { letter: string; people: PlacedPerson[] }[] {
  return [...grouped(people, ({ name }) => letterOf(name))].map(([letter, those]) => ({
    letter,
    people: those,
  }));
}

/** Everybody under the unit that sends them, units in order; those without one at the end under `""`. */
export function byUnit(people: readonly PlacedPerson[]): { unit: string; people: PlacedPerson[] }[] {
  return [...grouped(people, ({ unit }) => unit)]
    .map(([unit, those]) => ({ unit, people: those }))
    .sort((one, other) =>
      one.unit === "" || other.unit === ""
        ? Number(one.unit === "") - Number(other.unit === "")
        : compareTitles(one.unit, other.unit),
    );
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const those = found.get(key);
    if (those) those.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** Groups whose leader and secretary are the same in all rounds need one sign; the others one for each round. */
export function signsOf(seating: Seating): { group: PaperGroup; round: number | null }[] {
  const [first = []] = seating;
  return first.flatMap((group, at): { group: PaperGroup; round: number | null }[] => {
    const ofRounds = seating.flatMap((groups) => groups[at] ?? []);
    const isSame = ofRounds.every(
      ({ leader, secretary }) => leader?.id === group.leader?.id && secretary?.id === group.secretary?.id,
    );
    return isSame ? [{ group, round: null }] : ofRounds.map((ofRound, round) => ({ group: ofRound, round }));
  });
}
