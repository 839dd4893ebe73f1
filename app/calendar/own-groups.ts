import { minutesOf, type Agenda, type Group, type Session, type Slot } from "~/agenda/agenda";
import { nameKey } from "~/groups/delegate";
import { isDay, type Day } from "~/platform/days";
import { isNamed, type Person } from "./person";

/** One's own group in one discussion, as a calendar tells it. */
export interface GroupFacts {
  slotId: string;
  /** With the slot it makes the UID: the delegate, or the group for those who lead it. */
  who: string;
  title: string;
  day: Day;
  /** Minutes after midnight, local. */
  start: number;
  end: number;
  zone: string;
  group: string;
  room: string;
  leader: string;
  secretary: string;
  duty: "member" | "leader" | "secretary";
}

/** A seat in a division: where one sits in a round. */
export type SeatFacts = Pick<GroupFacts, "group" | "room" | "leader" | "secretary" | "duty">;

interface Discussion {
  slot: Slot;
  session: Session;
  start: number;
  /** The round that the slot holds; where it names none, discussions that begin together are one round. */
  round: number;
}

/** A delegate's seats by round, null where there is none, by the division; under null those of the one that holds. */
export type SeatsByDivision = ReadonlyMap<string | null, readonly (SeatFacts | null)[]>;

/** The divisions whose seats tell where delegates meet; null is the one that holds. */
export const divisionsOf = (agenda: Agenda): (string | null)[] => [
  ...new Set(discussionsOf(agenda).map(({ slot }) => slot.division?.id ?? null)),
];

/**
 * A delegate's group in each discussion of an agenda, by the slot's id. A slot that is tied to a round of a division
 * shows that one. For others discussions are rounds in their order; where there are more of them than rounds, the last
 * round goes on. A slot that names its groups is only for those.
 */
export function groupsOfDelegate(
  agenda: Agenda,
  delegateId: string,
  seats: SeatsByDivision,
): Map<string, GroupFacts> {
  const found = new Map<string, GroupFacts>();
  for (const discussion of discussionsOf(agenda)) {
    const { division } = discussion.slot;
    const rounds = seats.get(division?.id ?? null) ?? [];
    const seat = rounds[Math.min(discussion.round, rounds.length - 1)];
    if (!seat) continue;
    const named = groupsIn(agenda, discussion.slot);
    const group = named.find(({ name }) => nameKey(name) === nameKey(seat.group));
    if (named.length > 0 && !group) continue;
    const room = (group && roomOf(agenda, group)) || seat.room;
    found.set(discussion.slot.id, {
      ...factsOf(agenda, discussion),
      ...{ who: delegateId, group: seat.group, room, leader: seat.leader, secretary: seat.secretary },
      duty: seat.duty,
    });
  }
  return found;
}

/** The groups that somebody leads or takes the minutes of, by name, each as `<slot>.<group>`. */
export function groupsOfOfficer(agenda: Agenda, person: Person): Map<string, GroupFacts> {
  const names = new Map(agenda.people.map(({ id, name }) => [id, name]));
  const found = new Map<string, GroupFacts>();
  for (const discussion of discussionsOf(agenda)) {
    for (const group of groupsIn(agenda, discussion.slot)) {
      const leader = names.get(group.leader ?? "") ?? "";
      const secretary = names.get(group.secretary ?? "") ?? "";
      if (!isNamed(person, leader) && !isNamed(person, secretary)) continue;
      found.set(`${discussion.slot.id}.${group.id}`, {
        ...factsOf(agenda, discussion),
        ...{ who: group.id, group: group.name, room: roomOf(agenda, group), leader, secretary },
        duty: isNamed(person, leader) ? "leader" : "secretary",
      });
    }
  }
  return found;
}

function discussionsOf(agenda: Agenda): Discussion[] {
  const found = agenda.sessions.flatMap((session) =>
    session.slots.flatMap((slot) => {
      const start = minutesOf(slot.start);
      const isTimed = isDay(session.date) && start !== null && slot.minutes > 0;
      return slot.type === "group-discussion" && isTimed ? [{ slot, session, start }] : [];
    }),
  );
  const beginnings = [...new Set(found.map(beginningOf))].sort();
  return found.map((each) => ({
    ...each,
    round: each.slot.division?.round ?? beginnings.indexOf(beginningOf(each)),
  }));
}

const beginningOf = ({ session, start }: Pick<Discussion, "session" | "start">): string =>
  `${session.date} ${String(start).padStart(4, "0")}`;

const factsOf = (agenda: Agenda, { slot, session, start }: Discussion) => ({
  ...{ slotId: slot.id, title: slot.title, day: session.date, start, end: start + slot.minutes },
  zone: agenda.congress.timezone,
});

const groupsIn = ({ groups }: Agenda, slot: Slot): Group[] =>
  groups.filter(({ id }) => slot.groups.includes(id));

const roomOf = ({ rooms }: Agenda, group: Group): string =>
  rooms.find(({ id }) => id === group.room)?.name ?? "";
