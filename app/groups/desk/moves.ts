import type { z } from "zod";
import { done, duties, refuse, type Edited, type HandCommand } from "./command";
import type { DivisionContent, SeatedRound } from "../division/content";

type Round = z.infer<typeof SeatedRound>;
type Group = Round["groups"][number];
type Of<What extends HandCommand["do"]> = Extract<HandCommand, { do: What }>;

/** Seats a person in a group of a round. A duty held elsewhere falls vacant; nothing else moves. */
export function move(content: DivisionContent, { round, person, group }: Of<"move">): Edited {
  const seats = content.rounds?.[round];
  if (!seats) return refuse(content.rounds ? "unknown-round" : "not-divided");
  const to = seats.groups.find(({ id }) => id === group);
  if (!to) return refuse("unknown-group");
  if (to.members.includes(person)) return refuse("same-group");
  const groups = seats.groups.map((each) =>
    each.id === group ? { ...each, members: [...each.members, person] } : without(each, person),
  );
  return done(withRound(content, round, groups), "moved", {
    person,
    group: nameOf(content, group),
    ...at(content, round),
  });
}

/** Two people change seats. Duties stay with the groups only where the other one takes the seat: they fall vacant. */
export function swap(content: DivisionContent, { round, person, with: other }: Of<"swap">): Edited {
  const seats = content.rounds?.[round];
  if (!seats) return refuse(content.rounds ? "unknown-round" : "not-divided");
  const [from, to] = [person, other].map((each) =>
    seats.groups.find((group) => group.members.includes(each)),
  );
  if (!from || !to) return refuse("unknown-person");
  if (from.id === to.id) return refuse("same-group");
  const groups = seats.groups.map((group) => {
    if (group.id === from.id) return seatedInPlace(group, person, other);
    return group.id === to.id ? seatedInPlace(group, other, person) : group;
  });
  return done(withRound(content, round, groups), "swapped", {
    person,
    personWith: other,
    ...at(content, round),
  });
}

/** Gives a duty to a member, who lays down the other one; or takes it away. */
export function setDuty(content: DivisionContent, { round, group, duty, person }: Of<"set-duty">): Edited {
  const seats = content.rounds?.[round];
  if (!seats) return refuse(content.rounds ? "unknown-round" : "not-divided");
  const found = seats.groups.find(({ id }) => id === group);
  if (!found) return refuse("unknown-group");
  if (person !== null && !found.members.includes(person)) return refuse("not-in-group");
  if (found[duty] === person) return refuse("nothing-to-do");
  const changed = { ...(person === null ? found : relieved(found, person)), [duty]: person };
  const groups = seats.groups.map((each) => (each === found ? changed : each));
  return done(withRound(content, round, groups), person === null ? `${duty}-taken` : `${duty}-given`, {
    ...(person !== null && { person }),
    group: nameOf(content, group),
    ...at(content, round),
  });
}

const withRound = (content: DivisionContent, round: number, groups: Group[]): DivisionContent => ({
  ...content,
  rounds: (content.rounds ?? []).map((each, index) => (index === round ? { groups } : each)),
});

function without(group: Group, person: string): Group {
  if (!group.members.includes(person)) return group;
  return { ...relieved(group, person), members: group.members.filter((member) => member !== person) };
}

function seatedInPlace(group: Group, leaving: string, coming: string): Group {
  const members = group.members.map((member) => (member === leaving ? coming : member));
  return { ...relieved(group, leaving), members };
}

/** The group with a person's duties vacant. */
function relieved(group: Group, person: string): Group {
  const vacant = duties.filter((duty) => group[duty] === person).map((duty) => [duty, null]);
  return { ...group, ...Object.fromEntries(vacant) };
}

export const nameOf = ({ setup }: DivisionContent, group: string): string =>
  setup.groups.find(({ id }) => id === group)?.name || group;

/** The round as people count it, where there are several. */
const at = ({ setup }: DivisionContent, round: number): { round?: number } =>
  setup.rounds > 1 ? { round: round + 1 } : {};
