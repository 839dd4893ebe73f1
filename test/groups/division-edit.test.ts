import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandOfKey } from "~/groups/board/keys";
import { problemOf } from "~/groups/desk/asked";
import type { DivisionCommand, HandCommand } from "~/groups/desk/command";
import { edit } from "~/groups/desk/edit";
import { ageBandOf, attributeFacts, attributeWarning, peopleOf } from "~/groups/desk/people";
import { reasonsOf } from "~/groups/desk/reasons";
import { changedParts, partsOf } from "~/groups/desk/touched";
import { latenessOf, seatChanges, seatsOf, withFormerDuties } from "~/groups/desk/seats";
import { DivisionContent } from "~/groups/division/content";
import { divide } from "~/groups/division/divide";
import { judge } from "~/groups/division/judge";
import { clashes } from "~/platform/parts";
import { dividedContent, someDelegates } from "./desk-examples";

const delegates = someDelegates(30);
const ids = delegates.map(({ id }) => id);
const start = dividedContent(delegates, 4, 2);

const person = fc.constantFrom(...ids);
const group = fc.constantFrom("g1", "g2", "g3", "g4");
const round = fc.constantFrom(0, 1);
const duty = fc.constantFrom("leader" as const, "secretary" as const);
const command: fc.Arbitrary<HandCommand> = fc.oneof(
  fc.record({ do: fc.constant("move" as const), round, person, group }),
  fc.record({ do: fc.constant("swap" as const), round, person, with: person }),
  fc.record({ do: fc.constant("set-duty" as const), round, group, duty, person: fc.option(person) }),
  fc.record({ do: fc.constant("pin" as const), person, group, round: fc.option(round) }),
  fc.record({ do: fc.constant("unpin" as const), person, group, round: fc.option(round) }),
);

const made = (content: DivisionContent, one: DivisionCommand): DivisionContent => {
  const edited = edit(content, one);
  if (!edited.ok) throw new Error(edited.reason.code);
  return edited.content;
};
const refusal = (content: DivisionContent, one: DivisionCommand) => {
  const edited = edit(content, one);
  return edited.ok ? null : edited.reason.code;
};

describe("changes by hand", () => {
  it("lose nothing of each other where the second touches nothing that the first changed", () => {
    fc.assert(
      fc.property(command, command, (first, second) => {
        const [one, alone] = [edit(start, first), edit(start, second)];
        if (!one.ok || !alone.ok) return;
        const ofFirst = changedParts(start, one.content);
        const ofSecond = changedParts(start, alone.content);
        if (clashes(partsOf(second), ofFirst)) return;
        const both = edit(one.content, second);
        if (!both.ok) return;
        const lost = [...changedParts(one.content, both.content)].filter(
          (part) => ofFirst.has(part) && !ofSecond.has(part),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("keep everybody in one group of each round, duties with members, and the value that was given", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const before = JSON.stringify(start);
        let content = start;
        for (const one of commands) {
          const edited = edit(content, one);
          if (edited.ok) content = edited.content;
        }
        expect(JSON.stringify(start)).toBe(before);
        expect(DivisionContent.parse(content)).toEqual(content);
        for (const { groups } of content.rounds ?? []) {
          expect(groups.flatMap(({ members }) => members).sort()).toEqual([...ids].sort());
          for (const { members, leader, secretary } of groups) {
            for (const holder of [leader, secretary]) if (holder !== null) expect(members).toContain(holder);
            if (leader !== null) expect(leader).not.toBe(secretary);
          }
        }
        for (const one of content.setup.pins) {
          const meeting = content.setup.pins.filter(
            (each) =>
              each.person === one.person &&
              (each.round === null || one.round === null || each.round === one.round),
          );
          expect(meeting).toEqual([one]);
        }
      }),
    );
  });

  it("move one person and nobody else", () => {
    fc.assert(
      fc.property(person, group, round, (who, to, where) => {
        const edited = edit(start, { do: "move", round: where, person: who, group: to });
        const from = seatsOf(start)[where]?.get(who)?.group;
        if (from === to) {
          expect(edited).toMatchObject({ ok: false, reason: { code: "same-group" } });
          return;
        }
        if (!edited.ok) throw new Error(edited.reason.code);
        const moved = seatChanges(start, edited.content);
        expect(moved.map((change) => [change.person, change.round, change.to?.group])).toEqual([
          [who, where, to],
        ]);
      }),
    );
  });

  it("swap two people, and doing it again undoes it but for duties", () => {
    const [one, other] = [start.rounds?.[0]?.groups[0]?.members[0], start.rounds?.[0]?.groups[1]?.members[0]];
    const swap: HandCommand = { do: "swap", round: 0, person: one ?? "", with: other ?? "" };
    const swapped = made(start, swap);
    expect(
      seatChanges(start, swapped)
        .map((change) => change.person)
        .sort(),
    ).toEqual([one, other].sort());
    expect(made(swapped, swap)).toEqual(start);
    expect(refusal(start, { ...swap, with: start.rounds?.[0]?.groups[0]?.members[1] ?? "" })).toBe(
      "same-group",
    );
    expect(refusal(start, { ...swap, with: "nobody" })).toBe("unknown-person");
  });

  it("are refused with a reason", () => {
    const bare = { ...start, rounds: null };
    expect(refusal(bare, { do: "move", round: 0, person: "d1", group: "g1" })).toBe("not-divided");
    expect(refusal(start, { do: "move", round: 2, person: "d1", group: "g1" })).toBe("unknown-round");
    expect(refusal(start, { do: "move", round: 0, person: "d1", group: "g9" })).toBe("unknown-group");
    const outside = start.rounds?.[0]?.groups[1]?.members[0] ?? "";
    expect(refusal(start, { do: "set-duty", round: 0, group: "g1", duty: "leader", person: outside })).toBe(
      "not-in-group",
    );
  });

  it("follow keys: a group on, a duty, a rule and back", () => {
    const who = start.rounds?.[1]?.groups[1]?.members[0] ?? "";
    expect(commandOfKey(start, 1, who, "ArrowRight")).toEqual({
      do: "move",
      round: 1,
      person: who,
      group: "g3",
    });
    expect(commandOfKey(start, 1, who, "ArrowLeft")).toEqual({
      do: "move",
      round: 1,
      person: who,
      group: "g1",
    });
    const last = start.rounds?.[1]?.groups[3]?.members[0] ?? "";
    expect(commandOfKey(start, 1, last, "ArrowRight")).toBeNull();
    const led = made(start, commandOfKey(start, 1, who, "l") as HandCommand);
    expect(seatsOf(led)[1]?.get(who)?.duty).toBe("leader");
    expect(commandOfKey(led, 1, who, "l")).toMatchObject({ do: "set-duty", person: null });
    const ruled = made(led, commandOfKey(led, 1, who, "p") as HandCommand);
    expect(ruled.setup.pins).toEqual([{ person: who, group: "g2", round: 1 }]);
    expect(made(ruled, commandOfKey(ruled, 1, who, "p") as HandCommand)).toEqual(led);
    expect(commandOfKey(start, 1, who, "x")).toBeNull();
  });
});

describe("wishes", () => {
  it("that contradict or repeat each other are refused; a rule for every round takes in single ones", () => {
    const pinned = made(start, { do: "pin", person: "d1", group: "g1", round: 0 });
    expect(refusal(pinned, { do: "pin", person: "d1", group: "g1", round: 0 })).toBe("known-rule");
    expect(refusal(pinned, { do: "pin", person: "d1", group: "g2", round: null })).toBe("contradicts-rule");
    const every = made(pinned, { do: "add-pins", people: ["d1", "d2"], group: "g1", round: null });
    expect(every.setup.pins).toEqual([
      { person: "d1", group: "g1", round: null },
      { person: "d2", group: "g1", round: null },
    ]);
    const apart = made(start, { do: "add-apart", people: ["d1", "d2", "d3"] });
    expect(apart.setup.apart).toHaveLength(3);
    expect(refusal(apart, { do: "add-apart", people: ["d3", "d1"] })).toBe("known-rule");
    expect(made(apart, { do: "remove-apart", people: ["d2", "d1"] }).setup.apart).toHaveLength(2);
    const together = made(start, { do: "add-together", people: ["d4", "d5", "d4"] });
    expect(together.setup.together).toEqual([["d4", "d5"]]);
    expect(made(together, { do: "remove-together", people: ["d5", "d4"] }).setup.together).toEqual([]);
  });

  it("keep seats when groups change; members of a group that is gone have no seat, its rules go", () => {
    const pinned = made(start, { do: "pin", person: "d1", group: "g4", round: null });
    const fewer = made(pinned, { do: "set-groups", groups: start.setup.groups.slice(0, 3), rounds: 1 });
    expect(fewer.rounds).toHaveLength(1);
    expect(fewer.setup.pins).toEqual([]);
    const lost = start.rounds?.[0]?.groups[3]?.members ?? [];
    expect(latenessOf(fewer, ids).unseated.sort()).toEqual([...lost].sort());
    const more = made(fewer, { do: "set-groups", groups: start.setup.groups, rounds: 2 });
    expect(more.rounds?.[1]?.groups.every(({ members }) => members.length === 0)).toBe(true);
  });

  it("that name somebody who does not take part are set aside and named", () => {
    const wished = made(made(start, { do: "add-together", people: ["d1", "d2", "d3"] }), {
      do: "pin",
      person: "d1",
      group: "g1",
      round: null,
    });
    const without = peopleOf(
      delegates.map((each) => (each.id === "d1" ? { ...each, status: "excused" } : each)),
      2020,
    );
    const { problem, setAside } = problemOf(wished, without);
    expect(problem.pins).toEqual([]);
    expect(problem.together).toEqual([["d2", "d3"]]);
    expect(setAside).toEqual([
      { kind: "pin", person: "d1", group: "g1" },
      { kind: "together", person: "d1" },
    ]);
    expect(problemOf(wished, peopleOf(delegates, 2020)).setAside).toEqual([]);
  });
});

describe("why somebody sits here", () => {
  const people = peopleOf(delegates, 2020);

  it("says truly what the best swap would change", () => {
    const { problem } = problemOf(start, people);
    const before = judge(problem, start.rounds ?? []).imbalance;
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(0, 1), (who, where) => {
        const reason = reasonsOf(problem, start.rounds ?? [], where, who).find(
          ({ kind }) => kind === "elsewhere",
        );
        if (reason?.kind !== "elsewhere") throw new Error("no reason");
        const swapped = made(start, { do: "swap", round: where, person: who, with: reason.with });
        expect(judge(problem, swapped.rounds ?? []).imbalance - before).toBe(reason.change);
        expect(seatsOf(swapped)[where]?.get(who)?.group).toBe(reason.group);
      }),
    );
  });

  it("names the conditions that bind, and nothing for who has no seat", () => {
    const pinned = made(start, { do: "pin", person: "d1", group: "g1", round: 0 });
    const { problem } = problemOf(pinned, people);
    const kinds = (round: number) =>
      reasonsOf(problem, pinned.rounds ?? [], round, "d1").map(({ kind }) => kind);
    expect(kinds(0)[0]).toBe("condition");
    expect(kinds(0)).not.toContain("elsewhere");
    expect(kinds(1)[0]).toBe("elsewhere");
    expect(reasonsOf(problem, pinned.rounds ?? [], 0, "nobody")).toEqual([]);
  });

  it("says who was chosen for a role, and offers nobody a swap that takes a holder away", () => {
    const { problem } = problemOf({ setup: { ...start.setup, leaders: ids.slice(0, 12) } }, people);
    const answer = divide(problem);
    if (answer?.kind !== "divided") throw new Error("not divided");
    const { rounds } = answer.division;
    const leaders = rounds[0]?.groups.map(({ id, leader }) => ({ id, leader: leader ?? "" })) ?? [];
    expect(leaders).toHaveLength(4);
    for (const { id, leader } of leaders) {
      const [first, ...others] = reasonsOf(problem, rounds, 0, leader);
      expect(first).toEqual({ kind: "chosen", role: "leader", group: id });
      expect(others.map(({ kind }) => kind)).not.toContain("elsewhere");
    }
    for (const who of ids.filter((each) => leaders.every(({ leader }) => leader !== each))) {
      const swap = reasonsOf(problem, rounds, 0, who).find(({ kind }) => kind === "elsewhere");
      expect(swap).toBeDefined();
      expect(leaders).not.toContainEqual(
        expect.objectContaining({ leader: swap?.kind === "elsewhere" && swap.with }),
      );
    }
  });

  it("tells those who are apart what a swap would change, and keeps them apart", () => {
    const apart = ids.slice(1, 4).map((other): [string, string] => ["d1", other]);
    const { problem } = problemOf({ setup: { ...start.setup, apart } }, people);
    const answer = divide(problem);
    if (answer?.kind !== "divided") throw new Error("not divided");
    const content = { ...start, rounds: answer.division.rounds };
    for (const who of ids) {
      const reasons = reasonsOf(problem, content.rounds, 0, who);
      const swap = reasons.find(({ kind }) => kind === "elsewhere");
      const isBound = apart.flat().includes(who);
      expect(reasons.some(({ kind }) => kind === "condition")).toBe(isBound);
      if (swap?.kind !== "elsewhere") {
        expect(isBound).toBe(true);
        continue;
      }
      const swapped = made(content, { do: "swap", round: 0, person: who, with: swap.with });
      const after = judge(problem, swapped.rounds ?? []);
      expect(after.violations).toEqual([]);
      expect(after.imbalance - answer.division.quality.imbalance).toBe(swap.change);
    }
    expect(reasonsOf(problem, content.rounds, 0, "d1").map(({ kind }) => kind)).toContain("elsewhere");
  });
});

describe("late changes", () => {
  it("name who fell out and who has no seat, once there are seats", () => {
    const late = latenessOf(start, [...ids.slice(1), "d99"]);
    expect(late).toEqual({ gone: ["d1"], unseated: ["d99"] });
    expect(latenessOf({ rounds: null }, ids)).toEqual({ gone: [], unseated: [] });
  });

  it("keep duties that were given by hand where the person stays", () => {
    const member = start.rounds?.[0]?.groups[0]?.members[0] ?? "";
    const led = made(start, { do: "set-duty", round: 0, group: "g1", duty: "leader", person: member });
    expect(withFormerDuties(led.rounds ?? [], start.rounds ?? [])).toEqual(led.rounds);
    const away = made(start, { do: "move", round: 0, person: member, group: "g2" });
    expect(withFormerDuties(led.rounds ?? [], away.rounds ?? [])).toEqual(away.rounds);
  });
});

describe("attributes", () => {
  it("are counted with what is not known, and of no use where all are alike", () => {
    const people = peopleOf(delegates, 2020);
    const facts = new Map(attributeFacts(people).map((each) => [each.name, each]));
    expect(facts.get("sex")).toEqual({
      ...{ name: "sex", unknown: 0 },
      values: [
        { value: "male", count: 20 },
        { value: "female", count: 10 },
      ],
    });
    const warning = (name: string) => attributeWarning(facts.get(name) as never, people.length);
    expect([warning("sex"), warning("status"), warning("sector")]).toEqual([
      null,
      "single-valued",
      "unknown",
    ]);
  });

  it("put a further attribute beside the known ones, even under the same name", () => {
    const [first] = someDelegates(1);
    const [one] = peopleOf([{ ...first, attributes: { unit: "khác", __proto__x: "y" } } as never], 2020);
    expect(one?.attributes).toMatchObject({ unit: "Đơn vị 0", "+unit": "khác" });
  });

  it.each([
    [1991, "under-30"],
    [1990, "30-39"],
    [1961, "50-59"],
    [1960, "60-over"],
    [1905, "60-over"],
    [2021, ""],
    [null, ""],
  ])("put a birth in %s into the band %j in 2020", (year, band) => {
    expect(ageBandOf(year, 2020)).toBe(band);
  });
});
