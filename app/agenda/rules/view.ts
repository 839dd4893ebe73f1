import { daysBetween, isDay } from "~/platform/days";
import {
  minimumDiscussionMinutes,
  timedSlots,
  type Agenda,
  type AgendaDocument,
  type CongressDocument,
  type Group,
  type SlotType,
  type TimedSlot,
} from "../agenda";

/** A slot placed on one line of time over all days: minutes since an arbitrary midnight; half-open [from, until). */
export interface Placed extends TimedSlot {
  from: number;
  until: number;
}

/** A slot that stands in a session, whether or not its time can be read. */
export type Listed = Pick<Placed, "slot" | "session" | "path">;

/** An agenda looked up once for all rules. */
export interface AgendaView {
  agenda: Agenda;
  /** In the order of time. */
  placed: Placed[];
  /** Slots of sessions whose times cannot be read: they are there, but come neither before nor after others. */
  untimed: Listed[];
  ofType: (...types: SlotType[]) => Placed[];
  /** Those whose times cannot be read: where there is one, nobody can say that none comes before, or none after. */
  untimedOfType: (...types: SlotType[]) => Listed[];
  /** Both: for rules that ask what is there, not when. */
  listed: (...types: SlotType[]) => Listed[];
  documents: Map<string, AgendaDocument>;
  groups: Map<string, Group>;
  roomNames: Map<string, string>;
  personNames: Map<string, string>;
  /** Minutes of group discussion needed. */
  minimum: number;
}

export function viewOf(agenda: Agenda): AgendaView {
  const midnights = new Map(
    agenda.sessions
      .filter(({ date }) => isDay(date))
      .map((session) => [session, daysBetween("2000-01-01", session.date) * 1440]),
  );
  const placed = timedSlots(agenda).flatMap((timed): Placed[] => {
    const midnight = midnights.get(timed.session);
    return midnight === undefined
      ? []
      : [{ ...timed, from: midnight + timed.start, until: midnight + timed.end }];
  });
  const untimed = withoutTime(agenda, placed);
  const ofType = (...types: SlotType[]) => placed.filter(({ slot }) => types.includes(slot.type));
  const untimedOfType = (...types: SlotType[]) => untimed.filter(({ slot }) => types.includes(slot.type));
  return {
    agenda,
    placed,
    untimed,
    ofType,
    untimedOfType,
    listed: (...types) => [...ofType(...types), ...untimedOfType(...types)],
    documents: new Map(agenda.documents.map((document) => [document.id, document])),
    groups: new Map(agenda.groups.map((group) => [group.id, group])),
    roomNames: new Map(agenda.rooms.map(({ id, name }) => [id, name])),
    personNames: new Map(agenda.people.map(({ id, name }) => [id, name])),
    minimum: minimumDiscussionMinutes(agenda.congress),
  };
}

function withoutTime({ sessions }: Agenda, placed: Placed[]): Listed[] {
  const timed = new Set(placed.map(({ path }) => path));
  return sessions.flatMap((session, at) =>
    session.slots.flatMap((slot, index): Listed[] => {
      const path = `/sessions/${at}/slots/${index}`;
      return timed.has(path) ? [] : [{ slot, session, path }];
    }),
  );
}

/** True when the slot names a document of this kind. */
export const takesUp = ({ documents }: AgendaView, { slot }: Listed, kind: CongressDocument): boolean =>
  slot.documents.some((id) => documents.get(id)?.kind === kind);

/** The groups that a slot names and that exist, each once. */
export const groupsOf = ({ groups }: AgendaView, { slot }: Listed): Group[] =>
  [...new Set(slot.groups)].flatMap((id) => groups.get(id) ?? []);

/** Half-open intervals: touching is not overlapping. */
export const overlap = (a: { from: number; until: number }, b: { from: number; until: number }): boolean =>
  a.from < b.until && b.from < a.until;

/** The most others that one finding names. */
const mostOthers = 8;

/**
 * For each interval, in the order of time, those before it that it overlaps and clashes with; of many the latest few.
 * A sweep: what has ended is dropped.
 */
export function overlapping<Interval extends { from: number; until: number }>(
  inOrder: Interval[],
  clash: (one: Interval, other: Interval) => boolean = () => true,
): { one: Interval; others: Interval[] }[] {
  const found: { one: Interval; others: Interval[] }[] = [];
  let open: Interval[] = [];
  for (const one of inOrder) {
    open = open.filter((other) => other.until > one.from);
    const others: Interval[] = [];
    for (let at = open.length - 1; at >= 0 && others.length < mostOthers; at -= 1) {
      const other = open[at] as Interval;
      if (clash(one, other)) others.unshift(other);
    }
    if (others.length > 0) found.push({ one, others });
    open.push(one);
  }
  return found;
}
