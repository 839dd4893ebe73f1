import type { DivisionContent } from "../division/content";
import { emptyReport, type GroupReport } from "./report";

/** One group in one round, with its report. */
export interface GroupStanding {
  group: { id: string; name: string; room: string };
  round: number;
  members: number;
  report: GroupReport;
}

/** How far every group is, round by round in the organiser's order. */
export function standingOf(
  divisionId: string,
  { setup, rounds }: DivisionContent,
  reports: readonly GroupReport[],
): GroupStanding[] {
  return Array.from({ length: setup.rounds }, (_, round) =>
    setup.groups.map(({ id, name, room }) => {
      const key = { divisionId, round, groupId: id };
      const seated = rounds?.[round]?.groups.find((each) => each.id === id);
      return {
        ...{ group: { id, name, room }, round, members: seated?.members.length ?? 0 },
        report: reports.find((report) => report.groupId === id && report.round === round) ?? emptyReport(key),
      };
    }),
  ).flat();
}

export interface Tally {
  all: number;
  handedIn: number;
  /** In the groups that told how many were present. */
  present: number;
  members: number;
  opinions: number;
  speakers: number;
}

/** The figures of the discussion: of groups that have handed in. */
export function tallyOf(standing: readonly GroupStanding[]): Tally {
  const handed = standing.filter(({ report }) => report.handedIn !== null);
  const told = handed.filter(({ report }) => report.attendance !== null);
  const opinions = handed.flatMap(({ report }) => report.opinions);
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
  return {
    ...{ all: standing.length, handedIn: handed.length, opinions: opinions.length },
    present: sum(told.map(({ report }) => report.attendance)),
    members: sum(told.map(({ members }) => members)),
    speakers: sum(opinions.map(({ speakers }) => speakers)),
  };
}
