import { daysBetween } from "~/platform/days";
import type { Found } from "../finding";
import type { Group } from "../agenda";
import type { Booking, CheckContext } from "./context";
import type { Rule } from "./rule";
import { groupsOf, overlapping, type AgendaView, type Placed } from "./view";

/** A room is in one use at a time, also across congresses. Two groups in one room: `group-room-clash`. */
export const roomDoubleBooked: Rule = {
  code: "room-double-booked",
  severity: "block",
  source: "default",
  check: (view, context) => [
    ...clashes(view, roomsOf, view.roomNames, onlyGroupsShare),
    ...elsewhere(view, context, view.roomNames, roomsOf, (name, booking) =>
      samePlace(context.place, booking.place) ? booking.rooms.some((room) => sameName(room, name)) : false,
    ),
  ],
};

/** A person is in one place at a time, also across congresses. */
export const personDoubleBooked: Rule = {
  code: "person-double-booked",
  severity: "block",
  source: "default",
  check: (view, context) => {
    const titles = new Map(view.agenda.people.map(({ name, title }) => [name, title ?? ""]));
    return [
      ...clashes(view, peopleOf, view.personNames),
      ...leadersOfTwo(view),
      ...elsewhere(view, context, view.personNames, peopleOf, (name, { people }) =>
        people.some(
          (person) => sameName(person.name, name) && samePlace(person.title, titles.get(name) ?? ""),
        ),
      ),
    ];
  },
};

type Uses = (view: AgendaView, placed: Placed) => Set<string>;

/** Rooms and people by id: those of the slot and of the groups that meet in it. */
const roomsOf: Uses = (view, placed) =>
  new Set([placed.slot.room, ...groupsOf(view, placed).map(({ room }) => room)].filter((id) => id !== null));

const peopleOf: Uses = (view, placed) =>
  new Set([
    ...placed.slot.people,
    ...groupsOf(view, placed)
      .flatMap(({ leader, secretary }) => [leader, secretary])
      .filter((id) => id !== null),
  ]);

function clashes(
  view: AgendaView,
  uses: Uses,
  names: Map<string, string>,
  toldElsewhere: (view: AgendaView, id: string, one: Placed, other: Placed) => boolean = () => false,
): Found[] {
  const byThing = new Map<string, Placed[]>();
  for (const placed of view.placed) {
    for (const id of uses(view, placed)) {
      const known = byThing.get(id);
      if (known) known.push(placed);
      else byThing.set(id, [placed]);
    }
  }
  return [...byThing].flatMap(([id, placed]) =>
    overlapping(placed, (one, other) => !toldElsewhere(view, id, one, other)).map(
      ({ one, others }): Found => ({
        path: one.path,
        slotIds: [...others.map(({ slot }) => slot.id), one.slot.id],
        params: {
          name: names.get(id) ?? id,
          title: one.slot.title,
          other: others.at(-1)?.slot.title ?? "",
        },
      }),
    ),
  );
}

/** True where two overlapping discussions share a room by different groups alone: that is told as `group-room-clash`. */
function onlyGroupsShare(view: AgendaView, room: string, one: Placed, other: Placed): boolean {
  if (one.slot.room === room || other.slot.room === room) return false;
  const [some, others] = [one, other].map((placed) =>
    groupsOf(view, placed).filter((group) => group.room === room),
  ) as [Group[], Group[]];
  return some.some(({ id }) => others.some((group) => group.id !== id));
}

/** Somebody who leads or writes for two groups of the same discussion. */
function leadersOfTwo(view: AgendaView): Found[] {
  return view.ofType("group-discussion").flatMap((discussion) => {
    const seats = new Map<string, string[]>();
    for (const group of groupsOf(view, discussion)) {
      for (const id of new Set([group.leader, group.secretary])) {
        if (id !== null) seats.set(id, [...(seats.get(id) ?? []), group.name]);
      }
    }
    return [...seats]
      .filter(([, groups]) => groups.length > 1)
      .map(([id, groups]): Found => ({
        path: discussion.path,
        slotIds: [discussion.slot.id],
        variant: "groups",
        params: {
          name: view.personNames.get(id) ?? id,
          title: discussion.slot.title,
          groups: groups.join(", "),
        },
      }));
  });
}

function elsewhere(
  view: AgendaView,
  { elsewhere: bookings }: CheckContext,
  names: Map<string, string>,
  uses: Uses,
  isSame: (name: string, booking: Booking) => boolean,
): Found[] {
  if (bookings.length === 0) return [];
  const timed = bookings.map((booking) => {
    const midnight = daysBetween("2000-01-01", booking.date) * 1440;
    return { booking, from: midnight + booking.startMinute, until: midnight + booking.endMinute };
  });
  return view.placed.flatMap((placed) => {
    const meanwhile = timed.filter(({ from, until }) => from < placed.until && placed.from < until);
    return meanwhile.flatMap(({ booking }) =>
      [...uses(view, placed)]
        .map((id) => names.get(id) ?? "")
        .filter((name) => name !== "" && isSame(name, booking))
        .map((name): Found => ({
          path: placed.path,
          slotIds: [placed.slot.id],
          variant: "elsewhere",
          params: { name, title: placed.slot.title, congress: booking.congress, other: booking.slotTitle },
        })),
    );
  });
}

/** What is not known could be the same; only what is known to differ sets two apart. */
const samePlace = (one: string, other: string): boolean =>
  one.trim() === "" || other.trim() === "" || sameName(one, other);

const sameName = (one: string, other: string): boolean => normal(one) === normal(other);

const normal = (name: string): string =>
  name.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("vi");
