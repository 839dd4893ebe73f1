import type { Translate } from "~/platform/translate";

const movedDays = 7;

/** For how long a moved entry says so in its title. */
const movedFor = movedDays * 86_400_000;

/** When the sign of having been moved goes away: seven days after the version that moved it, as ISO text. */
export const movedUntil = (publishedAt: string): string =>
  new Date(Date.parse(publishedAt) + movedFor).toISOString();

/** What became of an entry, as its title shows it to clients that show nothing else. */
export type Mark = "cancelled" | "moved" | null;

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
