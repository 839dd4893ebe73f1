import { isDuration, minutesOf, slotsInOrder, type Session, type Slot } from "../agenda";

/** A slot on the grid of its session: minutes from the top, and its column among those that run at once. */
export interface PlacedBlock {
  slot: Slot;
  top: number;
  minutes: number;
  column: number;
  columns: number;
  /** Sticks out of the session. */
  isLate: boolean;
}

export interface SessionGrid {
  /** The minute of the day at the top. */
  from: number;
  /** Minutes from the top to the end of the session. */
  end: number;
  /** Minutes shown: to the end of the session, or of its last slot. */
  minutes: number;
  /** Full and half hours, as minutes from the top. */
  lines: { at: number; label: string | null }[];
  blocks: PlacedBlock[];
}

/** Lays a session out in time. Slots whose times cannot be read stand at the top, so that they are seen and mended. */
export function gridOf(session: Session): SessionGrid {
  const start = minutesOf(session.start) ?? 7 * 60;
  const end = Math.max(start + 30, minutesOf(session.end) ?? start + 240);
  const placed = slotsInOrder(session).map((slot) => {
    const at = minutesOf(slot.start) ?? start;
    const minutes = isDuration(slot.minutes) ? slot.minutes : 15;
    return { slot, at, until: at + minutes, minutes };
  });
  const from = Math.min(start, ...placed.map(({ at }) => at));
  const until = Math.max(end, ...placed.map((each) => each.until));
  return {
    from,
    end: end - from,
    minutes: until - from,
    lines: linesBetween(from, until),
    blocks: inColumns(placed).map(({ slot, at, minutes, column, columns }) => ({
      ...{ slot, minutes, column, columns },
      top: at - from,
      isLate: at < start || at + minutes > end,
    })),
  };
}

function linesBetween(from: number, until: number): SessionGrid["lines"] {
  const lines = [];
  for (let at = Math.ceil(from / 30) * 30; at <= until; at += 30) {
    const label = at % 60 === 0 ? `${String(at / 60).padStart(2, "0")}:00` : null;
    lines.push({ at: at - from, label });
  }
  return lines;
}

interface Span {
  slot: Slot;
  at: number;
  until: number;
  minutes: number;
}

/** Slots that run at once share the width: each takes the first free column of its run. */
function inColumns(spans: Span[]): (Span & { column: number; columns: number })[] {
  const result: (Span & { column: number; columns: number })[] = [];
  let run: (Span & { column: number })[] = [];
  let runEnd = -1;
  const close = () => {
    const columns = Math.max(0, ...run.map(({ column }) => column)) + 1;
    for (const each of run) result.push({ ...each, columns });
    run = [];
  };
  for (const span of spans) {
    if (span.at >= runEnd) {
      close();
      runEnd = span.until;
    }
    const taken = new Set(run.filter(({ until }) => until > span.at).map(({ column }) => column));
    let column = 0;
    while (taken.has(column)) column += 1;
    run.push({ ...span, column });
    runEnd = Math.max(runEnd, span.until);
  }
  close();
  return result;
}

/** The nearest step of so many minutes, within the day. */
export const snapped = (minute: number, step: number): number =>
  Math.min(1440 - step, Math.max(0, Math.round(minute / step) * step));

/** The first moment of a session at which so many minutes are free; its end when there is none. */
export function firstGap(session: Session, minutes: number): number {
  const start = minutesOf(session.start) ?? 0;
  let free = start;
  for (const slot of slotsInOrder(session)) {
    const at = minutesOf(slot.start);
    if (at === null) continue;
    if (at - free >= minutes) return free;
    free = Math.max(free, at + slot.minutes);
  }
  return free;
}
