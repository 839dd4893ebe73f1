import { describe, expect, test } from "vitest";
import { roles } from "~/accounts/viewer";
import {
  capabilities,
  capabilitiesOf,
  grantable,
  mayTake,
  neededFor,
  type Capability,
  type PlanGrant,
} from "~/survey/grants";
import type { StepActionKind } from "~/survey/progress";

const today = "2020-07-03";
const plan = { ownerId: "owner", isArchived: false };
const grantOf = (userId: string, held: PlanGrant["capabilities"], endsOn = today): PlanGrant => ({
  ...{ userId, capabilities: held, endsOn },
});
const owner = { userId: "owner", mayOpenPlans: true };
const someone = { userId: "u", mayOpenPlans: false };
const sorted = (held: ReadonlySet<Capability>) => [...held].sort();

describe("what somebody may do with a plan", () => {
  test("is nothing without ownership or a grant, whatever the role", () => {
    // Of roles only this is asked: whether the owner may still open plans.
    for (const role of roles)
      expect(sorted(capabilitiesOf({ userId: role, mayOpenPlans: true }, plan, null, today)), role).toEqual(
        [],
      );
  });

  test("is everything for the owner, and to read and erase once the plan is archived", () => {
    expect(sorted(capabilitiesOf(owner, plan, null, today))).toEqual([...capabilities].sort());
    expect(sorted(capabilitiesOf(owner, { ...plan, isArchived: true }, null, today))).toEqual([
      "own",
      "read",
    ]);
  });

  test("is nothing for an owner who may not open plans any more", () => {
    expect(sorted(capabilitiesOf({ ...owner, mayOpenPlans: false }, plan, null, today))).toEqual([]);
  });

  test("is what was granted, and reading, until the day on which the grant ends", () => {
    for (const subset of subsets(grantable)) {
      const expected = subset.length === 0 ? [] : [...new Set(["read", ...subset])].sort();
      expect(sorted(capabilitiesOf(someone, plan, grantOf("u", subset), today))).toEqual(expected);
      expect(sorted(capabilitiesOf(someone, plan, grantOf("u", subset, "2020-07-02"), today))).toEqual([]);
      expect(
        sorted(capabilitiesOf(someone, { ...plan, isArchived: true }, grantOf("u", subset), today)),
      ).toEqual([]);
      expect(
        sorted(capabilitiesOf({ userId: "other", mayOpenPlans: true }, plan, grantOf("u", subset), today)),
      ).toEqual([]);
    }
  });

  test("decides every action on a step", () => {
    const allowed: Record<Capability, StepActionKind[]> = {
      read: [],
      count: ["enter", "agree"],
      manage: [
        "open",
        "postpone",
        "attend",
        "discard",
        "agree",
        "recount",
        "conclude",
        "propose-correction",
        "reject-correction",
        "renew-list",
        "review",
      ],
      approve: ["approve-correction", "reject-correction"],
      own: [],
    };
    const kinds = Object.keys(neededFor) as StepActionKind[];
    for (const capability of capabilities) {
      const may = kinds.filter((kind) => mayTake(new Set([capability]), kind));
      expect(may.sort(), capability).toEqual(allowed[capability].sort());
    }
  });
});

const subsets = <Value>(values: readonly Value[]): Value[][] =>
  values.reduce<Value[][]>((all, value) => [...all, ...all.map((subset) => [...subset, value])], [[]]);
