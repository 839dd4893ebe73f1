import type { SignedIn } from "~/accounts/viewer";
import type { Database } from "~/platform/database.server";
import type { Figures } from "~/survey/figures";
import { addPeople, listPeople } from "~/survey/people.server";
import { defaultExcess, defaultTargets } from "~/survey/plan";
import { openPlanKey } from "~/survey/plan-keys.server";
import { createPlan } from "~/survey/plans.server";
import { readSteps } from "~/survey/step-rows.server";
import { takeStepAction, type AskedAction } from "~/survey/write-progress.server";

export const surveyKey = Buffer.alloc(32, 7).toString("base64");
export const now = new Date("2020-07-03T02:00:00Z");
export const attendance = { convened: 40, present: 30, excused: 2 };

/** Names that stand nowhere else, so that a leak can be found by looking for them. */
export const secretNames = ["Tuyệt Mật Họ Nhất", "Tuyệt Mật Họ Nhì", "Tuyệt Mật Họ Ba"];

export const writingOf = (db: Database, viewer: SignedIn) => ({ db, surveyKey, viewer, now });

/** Opens a plan for the XVII congress with three people on the list of its first step. Answers its id. */
export async function makePlan(
  db: Database,
  owner: SignedIn,
  { namesAllowed = true }: { namesAllowed?: boolean } = {},
): Promise<string> {
  const { id: congressId } = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
  const planId = await createPlan(db, surveyKey, owner, now, {
    ...{ congressId, namesAllowed, number: "178-KH/TU", issuedOn: "2020-06-30", issuer: "Ban Thường vụ" },
    ...{ purpose: "", seats: 50, targets: defaultTargets, excess: defaultExcess },
  });
  if (planId === null) throw new Error("No plan");
  const [first] = await stepsOf(db, planId);
  const traits = { isWoman: true, birthYear: 1985, isMinority: false, isNew: false };
  const added = await addPeople(
    writingOf(db, owner),
    planId,
    first?.id ?? "",
    secretNames.map((name) => ({ name, ...traits })),
  );
  if (added.kind !== "written") throw new Error(added.kind);
  return planId;
}

export const stepsOf = async (db: Database, planId: string) =>
  readSteps(db, planId, await openPlanKey(db, surveyKey, planId));

export const peopleOf = async (db: Database, planId: string) =>
  listPeople(db, planId, await openPlanKey(db, surveyKey, planId));

/** Does one thing with the step at a position as it is now. */
export async function take(
  db: Database,
  viewer: SignedIn,
  planId: string,
  position: number,
  action: AskedAction,
) {
  const step = (await stepsOf(db, planId)).find((each) => each.position === position);
  if (!step) throw new Error("No step");
  return takeStepAction(writingOf(db, viewer), planId, step.id, step.version, action);
}

/** A count of 30 ballots in which the people of the list have so many approvals, in its order. */
export async function figuresFor(
  db: Database,
  planId: string,
  position: number,
  approvals: number[],
): Promise<Figures> {
  const step = (await stepsOf(db, planId)).find((each) => each.position === position);
  return {
    ...{ issued: 30, collected: 30, valid: 29, invalid: 1 },
    approvals: Object.fromEntries((step?.people ?? []).map((id, index) => [id, approvals[index] ?? 0])),
  };
}

/** Brings a step from planned to concluded with two counters. */
export async function conclude(
  db: Database,
  [manager, one, two]: readonly [SignedIn, SignedIn, SignedIn],
  planId: string,
  position: number,
  approvals: number[],
): Promise<void> {
  const figures = await figuresFor(db, planId, position, approvals);
  const deeds: [SignedIn, AskedAction][] = [
    [manager, { kind: "open" }],
    [manager, { kind: "attend", attendance }],
    [one, { kind: "enter", figures }],
    [two, { kind: "enter", figures }],
  ];
  for (const [viewer, action] of deeds) await mustTake(db, viewer, planId, position, action);
  const step = (await stepsOf(db, planId)).find((each) => each.position === position);
  const entries = (step?.entries ?? []).map(({ id }) => id);
  await mustTake(db, one, planId, position, { kind: "agree", entries });
  const minutes = { number: `0${position}-BB`, day: "2020-07-03" };
  await mustTake(db, manager, planId, position, { kind: "conclude", minutes, chosen: [], tieReason: "" });
}

async function mustTake(...args: Parameters<typeof take>): Promise<void> {
  const taken = await take(...args);
  if (taken.kind !== "taken") throw new Error(`${args[4].kind}: ${JSON.stringify(taken)}`);
}
