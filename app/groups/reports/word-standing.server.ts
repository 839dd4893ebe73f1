import type { Visit } from "~/accounts/request.server";
import { localDayOf, wordDay, wordInstant } from "~/platform/days";
import type { ReportLink } from "./report-links.server";
import type { GroupStanding } from "./standing";

/** How far every group is, in words. */
export function wordStanding(
  standing: readonly GroupStanding[],
  links: readonly ReportLink[],
  { t, language }: Pick<Visit, "t" | "language">,
  zone: string,
) {
  const rounds = new Set(standing.map(({ round }) => round)).size;
  const instant = (at: string) => wordInstant(at, language, zone);
  // An address ends when the day after begins.
  const lastDay = (end: string) => wordDay(localDayOf(new Date(Date.parse(end) - 1), zone), language);
  return standing.map(({ group, round, members, report }) => {
    const link = links.find((each) => each.groupId === group.id && each.round === round);
    const { attendance, opinions, handedIn } = report;
    const isBegun = opinions.length > 0 || attendance !== null;
    return {
      key: `${round + 1}/${group.id}`,
      name: rounds > 1 ? `${group.name} (${t("groups:papers.round", { number: round + 1 })})` : group.name,
      room: group.room,
      tone: handedIn ? ("good" as const) : isBegun ? ("accent" as const) : ("neutral" as const),
      state: handedIn
        ? t("groups:reports.overview.handed-in", { at: instant(handedIn.at) })
        : t(isBegun ? "groups:reports.overview.writing" : "groups:reports.overview.nothing"),
      present:
        attendance === null
          ? "—"
          : t(`groups:reports.overview.${attendance > members ? "present-more" : "present"}`, {
              ...{ present: attendance, members },
            }),
      opinions: opinions.length,
      link: link
        ? {
            id: link.id,
            words: [
              t("groups:reports.overview.link-until", { day: lastDay(link.expiresAt) }),
              link.lastUsedAt
                ? t("groups:reports.overview.link-used", { at: instant(link.lastUsedAt) })
                : t("groups:reports.overview.link-unused"),
            ].join(", "),
          }
        : null,
    };
  });
}
export type StandingView = ReturnType<typeof wordStanding>[number];
