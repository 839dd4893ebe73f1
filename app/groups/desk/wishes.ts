import { done, refuse, type Edited, type HandCommand } from "./command";
import type { DivisionContent, DivisionSetup } from "../division/content";
import { nameOf } from "./moves";

type Pin = DivisionSetup["pins"][number];

/** Makes a seat a rule that dividing keeps. */
export function pin(
  content: DivisionContent,
  { person, group, round }: Extract<HandCommand, { do: "pin" }>,
): Edited {
  const { setup } = content;
  if (!setup.groups.some(({ id }) => id === group)) return refuse("unknown-group");
  if (round !== null && round >= setup.rounds) return refuse("unknown-round");
  const next: Pin = { person, group, round };
  const meeting = setup.pins.filter((each) => each.person === person && meets(each, next));
  if (meeting.some((each) => each.group !== group)) return refuse("contradicts-rule");
  if (meeting.some((each) => each.round === null || each.round === round)) return refuse("known-rule");
  // A rule for every round takes in those for single ones.
  const pins = [...setup.pins.filter((each) => !meeting.includes(each)), next];
  return done(withSetup(content, { pins }), "pinned", { person, group: nameOf(content, group) });
}

const meets = (one: Pin, other: Pin): boolean =>
  one.round === null || other.round === null || one.round === other.round;

/** Makes the same group a rule for several people; for whom it is one already it stays. */
export function pinAll(
  content: DivisionContent,
  { people, group, round }: { people: string[]; group: string; round: number | null },
): Edited {
  let current = content;
  for (const person of people) {
    const pinned = pin(current, { do: "pin", person, group, round });
    if (pinned.ok) current = pinned.content;
    else if (pinned.reason.code !== "known-rule") return pinned;
  }
  if (current === content) return refuse(people.length === 0 ? "nothing-to-do" : "known-rule");
  return done(current, "pins-added", { count: people.length, group: nameOf(content, group) });
}

export function unpin(
  content: DivisionContent,
  { person, group, round }: Extract<HandCommand, { do: "unpin" }>,
): Edited {
  const isMeant = (each: Pin) => each.person === person && each.group === group && each.round === round;
  const pins = content.setup.pins.filter((each) => !isMeant(each));
  if (pins.length === content.setup.pins.length) return refuse("no-such-rule");
  return done(withSetup(content, { pins }), "unpinned", { person, group: nameOf(content, group) });
}

/** These people sit in one group, in every round. */
export function addTogether(content: DivisionContent, people: string[]): Edited {
  const named = [...new Set(people)];
  if (named.length < 2) return refuse("nothing-to-do");
  const { together } = content.setup;
  if (together.some((known) => named.every((person) => known.includes(person)))) return refuse("known-rule");
  return done(withSetup(content, { together: [...together, named] }), "together-added", {
    count: named.length,
  });
}

export function removeTogether(content: DivisionContent, people: string[]): Edited {
  const together = content.setup.together.filter((known) => !isSame(known, people));
  if (together.length === content.setup.together.length) return refuse("no-such-rule");
  return done(withSetup(content, { together }), "together-removed", { count: people.length });
}

/** No two of these ever sit in one group. */
export function addApart(content: DivisionContent, people: string[]): Edited {
  const named = [...new Set(people)];
  const { apart } = content.setup;
  const pairs = named
    .flatMap((one, index) => named.slice(index + 1).map((other): [string, string] => [one, other]))
    .filter((pair) => !apart.some((known) => isSame(known, pair)));
  if (pairs.length === 0) return refuse(named.length < 2 ? "nothing-to-do" : "known-rule");
  return done(withSetup(content, { apart: [...apart, ...pairs] }), "apart-added", { count: named.length });
}

export function removeApart(content: DivisionContent, people: [string, string]): Edited {
  const apart = content.setup.apart.filter((known) => !isSame(known, people));
  if (apart.length === content.setup.apart.length) return refuse("no-such-rule");
  return done(withSetup(content, { apart }), "apart-removed", { person: people[0], personWith: people[1] });
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && other.every((person) => one.includes(person));

/**
 * Changes groups and rounds. Who has a seat keeps it; members of a group that is gone have none until the division is
 * rearranged. Rules that name a group or round that is gone go with it.
 */
export function setGroups(content: DivisionContent, groups: DivisionSetup["groups"], rounds: number): Edited {
  const { setup } = content;
  if (setup.rounds === rounds && JSON.stringify(setup.groups) === JSON.stringify(groups))
    return refuse("nothing-to-do");
  const known = new Set(groups.map(({ id }) => id));
  const pins = setup.pins.filter(
    ({ group, round }) => known.has(group) && (round === null || round < rounds),
  );
  const seats =
    content.rounds &&
    Array.from({ length: rounds }, (_, round) => ({
      groups: groups.map(
        ({ id }) =>
          content.rounds?.[round]?.groups.find((group) => group.id === id) ?? {
            ...{ id, members: [], leader: null, secretary: null },
          },
      ),
    }));
  return done({ setup: { ...setup, groups, rounds, pins }, rounds: seats }, "groups-set", {
    count: groups.length,
    rounds,
  });
}

const withSetup = (content: DivisionContent, changes: Partial<DivisionSetup>): DivisionContent => ({
  ...content,
  setup: { ...content.setup, ...changes },
});
