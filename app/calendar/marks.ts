import type { Translate } from "~/platform/translate";

const movedDays = 7;

/** For how long a moved entry says so in its title. */
const movedFor = movedDays * 86_400_000;

/** When the sign of having been moved goes away: seven days after it was moved, as ISO text; null for what never was. */
export const movedUntil = (moved: { at: string } | null): string | null =>
  moved === null ? null : new Date(Date.parse(moved.at) + movedFor).toISOString();

/** What became of an entry, as its title shows it to clients that show nothing else. */
export type Mark = "cancelled" | "moved" | "done" | null;

/** @param until when the sign of having been moved goes away; null for what never was */
export function markOf({
  cancelled,
  until,
  now,
}: {
  cancelled: boolean;
  until: string | null;
  now: Date;
}): "cancelled" | "moved" | null {
  if (cancelled) return "cancelled";
  return until !== null && now.getTime() < Date.parse(until) ? "moved" : null;
}

/** `[HỦY] Bế mạc`: Google hides cancelled entries, others strike them out or show nothing; the title always shows. */
export const markedTitle = (mark: Mark, title: string, t: Translate): string =>
  mark === null ? title : `${t(`calendar:mark.${mark}`)} ${title}`;

/** The earliest of the given instants after `now`; null when there is none. */
export const earliestAfter = (instants: readonly (string | null)[], now: Date): string | null =>
  instants.reduce<string | null>(
    (earliest, instant) =>
      instant !== null && Date.parse(instant) > now.getTime() && (earliest === null || instant < earliest)
        ? instant
        : earliest,
    null,
  );

/** The latest of instants as ISO text; empty when there is none. */
export const latestOf = (instants: readonly (string | null)[]): string =>
  instants.reduce<string>((last, instant) => (instant !== null && instant > last ? instant : last), "");

/** Losing the sign of having been moved is a change of what is shown, though nobody made it: when it went. */
export const signLostAt = (until: string | null, now: Date): string | null =>
  until !== null && Date.parse(until) <= now.getTime() ? until : null;
