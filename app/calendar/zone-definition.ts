import { DateTime, IANAZone } from "luxon";

/** The clocks of a zone are put on or back. */
interface Change {
  /** Milliseconds since 1970. */
  at: number;
  /** Minutes east of UTC before and after. */
  from: number;
  to: number;
  isSummer: boolean;
}

/** Changes of following years that one rule describes. */
interface Run {
  changes: Change[];
  /** What the rule can be, as BYDAY has it: `2SU`, `-1SU`. */
  rules: string[];
}

/** Changes are looked for in steps of a week, in milliseconds: no zone has two within one. */
const step = 7 * 86_400_000;

/**
 * The VTIMEZONE of a zone as content lines, not yet folded: right for every instant of these years and of the years next
 * to them, whatever the rules were then. Nothing is claimed of other years.
 * @param zone a region (`isRegion`)
 * @param years in which entries are, in any order
 */
export function zoneLines(zone: string, years: readonly number[]): readonly string[] {
  const spans = spansOf(years);
  const key = `${zone} ${JSON.stringify(spans)}`;
  const lines = known.get(key) ?? [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...spans.flatMap((span) => spanLines(zone, span, spans.at(-1)?.at(-1) ?? 0)),
    "END:VTIMEZONE",
  ];
  if (known.size >= mostKnown) known.clear();
  known.set(key, lines);
  return lines;
}

/** Definitions that were worked out: feeds are of few zones and years. */
const known = new Map<string, readonly string[]>();
const mostKnown = 100;

/** True for a region of the tz database, whose clocks calendars can define; not for a plain offset. */
export const isRegion = (zone: string): boolean => zone.includes("/") && IANAZone.create(zone).isValid;

/** The years with their neighbours in order, parted where some are left out. */
function spansOf(years: readonly number[]): number[][] {
  const wanted = new Set(years.flatMap((year) => [year - 1, year, year + 1]));
  const spans: number[][] = [];
  for (const year of [...wanted].sort((one, other) => one - other)) {
    const span = spans.at(-1);
    if (span?.at(-1) === year - 1) span.push(year);
    else spans.push([year]);
  }
  return spans;
}

/** What holds at the beginning of a span, and every change in it. @param end the last year of the last span */
function spanLines(zone: string, span: readonly number[], end: number): string[] {
  const [first = end, last = end] = [span[0], span.at(-1)];
  const begin = instantOf(zone, first);
  const { offset, isInDST } = DateTime.fromMillis(begin, { zone });
  return [
    ...observance({ at: begin, from: offset, to: offset, isSummer: isInDST }),
    ...runsOf(changesBetween(zone, begin, instantOf(zone, last + 1))).flatMap(({ changes, rules }) => {
      const [one, latest] = [changes[0], changes.at(-1)] as [Change, Change];
      if (changes.length === 1) return observance(one);
      const until = wallOf(latest).getUTCFullYear() === end ? "" : `;UNTIL=${stamp(new Date(latest.at))}Z`;
      const month = wallOf(one).getUTCMonth() + 1;
      return observance(one, `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${rules.at(-1)}${until}`);
    }),
  ];
}

const instantOf = (zone: string, year: number): number => DateTime.fromObject({ year }, { zone }).toMillis();

function changesBetween(zone: string, begin: number, end: number): Change[] {
  const clock = IANAZone.create(zone);
  const changes: Change[] = [];
  for (let at = begin; at < end; at += step) {
    let [before, after] = [at, Math.min(at + step, end)];
    const [from, to] = [clock.offset(before), clock.offset(after)];
    if (from === to) continue;
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000;
      if (clock.offset(middle) === from) before = middle;
      else after = middle;
    }
    changes.push({ at: after, from, to, isSummer: DateTime.fromMillis(after, { zone }).isInDST });
  }
  return changes;
}

/** Puts changes together that one rule describes. */
function runsOf(changes: readonly Change[]): Run[] {
  const runs: Run[] = [];
  for (const change of changes) {
    const rules = rulesOf(change);
    const run = runs.find(
      (begun) =>
        follows(begun.changes.at(-1) as Change, change) && begun.rules.some((rule) => rules.includes(rule)),
    );
    if (run) {
      run.changes.push(change);
      run.rules = run.rules.filter((rule) => rules.includes(rule));
    } else runs.push({ changes: [change], rules });
  }
  return runs;
}

/** True where a change may be what another one was a year ago. */
const follows = (before: Change, change: Change): boolean =>
  wallOf(change).getUTCFullYear() === wallOf(before).getUTCFullYear() + 1 && alike(before) === alike(change);

const alike = (change: Change): string => {
  const wall = wallOf(change);
  return JSON.stringify([change.from, change.to, change.isSummer, wall.getUTCMonth(), stamp(wall).slice(8)]);
};

/** The rules by which it may fall on its day: one of the first four such weekdays of the month, or the last. */
function rulesOf(change: Change): string[] {
  const wall = wallOf(change);
  const weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][wall.getUTCDay()] ?? "";
  const which = Math.ceil(wall.getUTCDate() / 7);
  const isLast = new Date(wall.getTime() + step).getUTCMonth() !== wall.getUTCMonth();
  return [...(which <= 4 ? [`${which}${weekday}`] : []), ...(isLast ? [`-1${weekday}`] : [])];
}

function observance(change: Change, rule?: string): string[] {
  const name = change.isSummer ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${name}`,
    `DTSTART:${stamp(wallOf(change))}`,
    ...[`TZOFFSETFROM:${offset(change.from)}`, `TZOFFSETTO:${offset(change.to)}`],
    ...(rule === undefined ? [] : [rule]),
    `END:${name}`,
  ];
}

/** What the clock on the wall showed when it was changed, as if it were UTC. */
const wallOf = ({ at, from }: Change): Date => new Date(at + from * 60_000);

const stamp = (at: Date): string => at.toISOString().slice(0, 19).replace(/[-:]/g, "");

/** `+0700`; with seconds where a zone went by the sun: `+070630`. */
function offset(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return `${minutes < 0 ? "-" : "+"}${parts.join("").replace(/00$/, "")}`;
}
