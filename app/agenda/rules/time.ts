import { daysBetween, isDay } from "~/platform/days";
import { minutesOf, timeOf, type Session } from "../agenda";
import type { Found } from "../finding";
import { extendTo, freshSlot, makeRoom } from "./fixes";
import type { Rule } from "./rule";
import { overlapping, type AgendaView, type Placed } from "./view";

/** Longest stretch without a break, in minutes. */
export const longestWithoutBreak = 150;
const breakMinutes = 15;

/** Within a session one thing happens after the other; only group discussions and what is marked parallel run at once. */
export const slotOverlap: Rule = {
  code: "slot-overlap",
  severity: "block",
  source: "default",
  check: (view) =>
    bySession(view).flatMap(({ slots }) =>
      overlapping(slots, (one, other) => !mayRunAtOnce(one, other)).map(({ one, others }, index): Found => ({
        path: one.path,
        slotIds: [...others.map(({ slot }) => slot.id), one.slot.id],
        params: {
          title: one.slot.title,
          other: others.at(-1)?.slot.title ?? "",
          start: one.slot.start,
        },
        // One mends the first ones first; what follows is judged again.
        fixes: index < 20 ? pushAfter(view, one, Math.max(...others.map(({ end }) => end))) : [],
      })),
    ),
};

/** Every slot lies within its session. */
export const slotOutsideSession: Rule = {
  code: "slot-outside-session",
  severity: "block",
  source: "default",
  check: (view) =>
    bySession(view).flatMap(({ session, slots }) => {
      const start = minutesOf(session.start);
      const end = minutesOf(session.end);
      if (start === null || end === null) return [];
      return slots
        .filter((each) => each.start < start || each.end > end)
        .map((each): Found => {
          const longer = each.end > end ? extendTo(view, session.id, each.end) : null;
          return {
            path: each.path,
            slotIds: [each.slot.id],
            params: {
              title: each.slot.title,
              from: each.slot.start,
              until: timeOf(each.end),
              start: session.start,
              end: session.end,
            },
            fixes: longer
              ? [{ code: "extend-session", params: { end: timeOf(each.end) }, commands: longer }]
              : [],
          };
        });
    }),
};

/** Sessions of one day do not overlap. */
export const sessionOverlap: Rule = {
  code: "session-overlap",
  severity: "block",
  source: "default",
  check: ({ agenda }) => {
    const timed = agenda.sessions
      .flatMap((session, index) => {
        const start = minutesOf(session.start);
        const end = minutesOf(session.end);
        if (start === null || end === null || !isDay(session.date)) return [];
        return [{ session, index, from: start, until: end }];
      })
      .sort((a, b) => a.session.date.localeCompare(b.session.date) || a.from - b.from);
    // On one line of time: a day is further from the next than any session is long.
    const line = timed.map((each) => {
      const midnight = daysBetween("2000-01-01", each.session.date) * 1440;
      return { ...each, from: midnight + each.from, until: midnight + each.until };
    });
    return overlapping(line).map(({ one, others }) => ({
      path: `/sessions/${one.index}`,
      params: {
        date: one.session.date,
        start: one.session.start,
        other: others.at(-1)?.session.start ?? "",
        otherEnd: others.at(-1)?.session.end ?? "",
      },
    }));
  },
};

/** Every session lies within the days of the congress. */
export const sessionOutsideCongress: Rule = {
  code: "session-outside-congress",
  severity: "block",
  source: "default",
  check: ({ agenda }) => {
    const { firstDay, lastDay } = agenda.congress;
    if (!isDay(firstDay) || !isDay(lastDay)) return [];
    return agenda.sessions.flatMap((session, index) =>
      isDay(session.date) && (session.date < firstDay || session.date > lastDay)
        ? [{ path: `/sessions/${index}/date`, params: { date: session.date, firstDay, lastDay } }]
        : [],
    );
  },
};

/** No more than 150 minutes in a session without a break. */
export const breakMissing: Rule = {
  code: "break-missing",
  severity: "warn",
  source: "default",
  check: (view) =>
    bySession(view).flatMap(({ session, slots }) =>
      (view.untimedOfType("break").some((each) => each.session === session) ? [] : stretches(slots))
        .filter(({ from, until }) => until - from > longestWithoutBreak)
        .map((stretch): Found => ({
          path: stretch.slots[0]?.path ?? "/sessions",
          slotIds: stretch.slots.map(({ slot }) => slot.id),
          params: {
            minutes: stretch.until - stretch.from,
            from: clock(stretch.from),
            until: clock(stretch.until),
          },
          fixes: insertBreak(view, stretch),
        })),
    ),
};

const clock = (at: number): string => timeOf(((at % 1440) + 1440) % 1440);

function bySession({ placed }: AgendaView): { session: Session; slots: Placed[] }[] {
  const groups = new Map<Session, Placed[]>();
  for (const each of placed) {
    const slots = groups.get(each.session);
    if (slots) slots.push(each);
    else groups.set(each.session, [each]);
  }
  return [...groups].map(([session, slots]) => ({ session, slots }));
}

function mayRunAtOnce({ slot: one }: Placed, { slot: other }: Placed): boolean {
  if (one.type === "group-discussion" && other.type === "group-discussion") return true;
  return [one, other].some((slot) => slot.type === "other" && !slot.fixed && slot.parallel === true);
}

function pushAfter(view: AgendaView, late: Placed, end: number): Found["fixes"] {
  const by = end - late.start;
  const following = view.placed.filter(
    ({ session, start }) => session === late.session && start >= late.start,
  );
  // A slot that starts together with the one it clashes with moves alone.
  const together = view.placed.some(
    (other) => other !== late && other.session === late.session && other.start === late.start,
  );
  if (together || following.some(({ slot }) => slot.fixed)) return [];
  const longer = extendTo(view, late.session.id, Math.max(...following.map((each) => each.end)) + by);
  if (longer === null || by <= 0) return [];
  return [
    {
      code: "shift-after",
      params: { title: late.slot.title, minutes: by },
      commands: [...longer, { do: "shift", session: late.session.id, from: late.slot.start, by }],
    },
  ];
}

interface Stretch {
  from: number;
  until: number;
  slots: Placed[];
}

/** The stretches between breaks, from the first slot of a session to its last. */
function stretches(slots: Placed[]): Stretch[] {
  const found: Stretch[] = [];
  let current: Stretch | null = null;
  for (const each of slots) {
    if (each.slot.type === "break") {
      if (current) found.push({ ...current, until: each.from });
      current = { from: each.until, until: each.until, slots: [] };
      continue;
    }
    if (!current) current = { from: each.from, until: each.until, slots: [] };
    current.slots.push(each);
    current.until = Math.max(current.until, each.until);
  }
  if (current) found.push(current);
  return found.filter((stretch) => stretch.slots.length > 0);
}

function insertBreak(view: AgendaView, { slots, from }: Stretch): NonNullable<Found["fixes"]> {
  // After the last slot that still ends within what may go without a break.
  const before = slots.findLast(({ until }) => until - from <= longestWithoutBreak);
  if (!before || before === slots.at(-1)) return [];
  const slot = freshSlot("break", { minutes: breakMinutes });
  const room = makeRoom(view, before.session.id, before.end, breakMinutes);
  if (room === null) return [];
  return [
    {
      code: "insert-after",
      params: { title: slot.title, minutes: breakMinutes, anchor: before.slot.title },
      commands: [
        ...room,
        { do: "add-slot", session: before.session.id, slot: { ...slot, start: timeOf(before.end) } },
      ],
    },
  ];
}
