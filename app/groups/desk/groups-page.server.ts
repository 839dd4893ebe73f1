import { can } from "~/accounts/permissions";
import { holdsTyped } from "~/platform/vietnamese";
import { takesPart, type Delegate } from "../delegate";
import { judge } from "../division/judge";
import { problemOf } from "./asked";
import type { Division } from "./divisions.server";
import { groupsOf, roundIn } from "./group-view";
import { peopleNow, type GroupsDesk } from "./open-division.server";
import { latenessOf, seatsOf } from "./seats";
import { namesOf, wordSeat } from "./words";

const mostFound = 50;

/** The division that holds, as its readers see it: a round, and who was looked for. */
export function chosenView(
  desk: GroupsDesk,
  division: Division,
  delegates: Delegate[],
  search: URLSearchParams,
) {
  const { content } = division.revision;
  const rounds = content.rounds?.length ?? 0;
  const round = roundIn(search, rounds);
  const sought = (search.get("search") ?? "").slice(0, 200).trim();
  const names = namesOf(desk.visit.t, delegates, content);
  const seats = seatsOf(content);
  const found = sought
    ? delegates.filter(
        ({ name, code }) => holdsTyped(name, sought) || code.toLowerCase() === sought.toLowerCase(),
      )
    : [];
  return {
    ...{ id: division.id, name: division.name, rounds, round, sought },
    groups: groupsOf(content, round, new Map(delegates.map((each) => [each.id, named(each)]))),
    found: found.slice(0, mostFound).map((delegate) => ({
      ...named(delegate),
      seats: seats.map((each) => wordSeat(each.get(delegate.id) ?? null, names)),
    })),
    late: latenessCount(division, delegates),
  };
}

const named = ({ id, code, name, unit }: Delegate) => ({ id, code, name, unit });

/** How many people fell out or lack a seat. */
export function latenessCount(
  { revision }: Division,
  delegates: Delegate[],
): { gone: number; unseated: number } {
  const { gone, unseated } = latenessOf(
    revision.content,
    delegates.filter(takesPart).map(({ id }) => id),
  );
  return { gone: gone.length, unseated: unseated.length };
}

/** The divisions of a congress as a list to choose from, each with how good it is. */
export function divisionRows(desk: GroupsDesk, divisions: Division[], delegates: Delegate[]) {
  const people = peopleNow(desk, delegates);
  return divisions.map(({ id, name, isChosen, version, revision }) => {
    const { setup, rounds } = revision.content;
    const quality = rounds && judge(problemOf(revision.content, people).problem, rounds);
    return {
      ...{ id, name, isChosen, version, groups: setup.groups.length, rounds: setup.rounds },
      author: revision.authorName,
      quality: quality && {
        ...{ imbalance: quality.imbalance, lowerBound: quality.lowerBound },
        ...{ repeatedPairs: quality.repeatedPairs, violations: quality.violations.length },
      },
    };
  });
}

export type DivisionRow = ReturnType<typeof divisionRows>[number];

export const mayDivide = ({ visit, congress }: GroupsDesk): boolean =>
  can(visit.viewer, "group:divide", { committeePath: congress.committee.path });
