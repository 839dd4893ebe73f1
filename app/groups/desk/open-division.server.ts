import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { notFound, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Congress } from "~/congress/congress";
import type { Person } from "../division/problem";
import { takesPart, type Delegate } from "../delegate";
import { listDelegates } from "../delegates.server";
import { openDelegates } from "../open-delegates.server";
import { problemOf, type Asked } from "./asked";
import { findDivision, type Division, type DivisionsWhere } from "./divisions.server";
import { peopleOf } from "./people";
import { latenessOf, type Lateness } from "./seats";
import { namesOf, type Names } from "./words";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** A congress opened for those who may see or make its discussion groups. */
export interface GroupsDesk {
  visit: Visit<SignedIn>;
  congress: Congress;
  where: DivisionsWhere;
}

/** A division opened, with the delegates as they are now. */
export interface DivisionDesk extends GroupsDesk {
  division: Division;
  /** Everybody on the list, also who does not take part. */
  delegates: Delegate[];
  asked: Asked;
  lateness: Lateness;
  names: Names;
}

export async function openGroups(args: Args, action: "group:view" | "group:divide"): Promise<GroupsDesk> {
  const { visit, congress } = await openDelegates(args, action);
  const { db, viewer, now } = visit;
  return { visit, congress, where: { db, author: viewer, now, congressId: congress.id } };
}

/** The division of the address; 404 where the congress has none such. */
export async function openDivision(
  args: Args,
  action: "group:view" | "group:divide" = "group:divide",
): Promise<DivisionDesk> {
  const desk = await openGroups(args, action);
  const division = await findDivision(desk.visit.db, desk.congress.id, args.params.divisionId ?? "");
  if (!division) notFound();
  return deskOf(desk, division, await listDelegates(desk.visit.db, desk.congress.id));
}

export function deskOf(desk: GroupsDesk, division: Division, delegates: Delegate[]): DivisionDesk {
  const { content } = division.revision;
  return {
    ...{ ...desk, division, delegates },
    asked: problemOf(content, peopleNow(desk, delegates)),
    lateness: latenessOf(
      content,
      delegates.filter(takesPart).map(({ id }) => id),
    ),
    names: namesOf(desk.visit.t, delegates, content),
  };
}

/** Those who take part, with their ages in the year of the congress, or of the reference day while it has no days. */
export const peopleNow = ({ visit, congress }: GroupsDesk, delegates: Delegate[]): Person[] =>
  peopleOf(delegates, yearOf(congress, visit.today));

export const yearOf = ({ firstDay }: Congress, today: string): number =>
  Number((firstDay ?? today).slice(0, 4));
