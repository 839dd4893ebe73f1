import type { Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { compareTitles } from "~/platform/vietnamese";
import { nextCodes, type PersonValues } from "./people";
import { openPlanKey, sealFor, unsealFor, type PlanKey } from "./plan-keys.server";
import type { Person, Step } from "./plan";
import { readSteps, writeList } from "./step-rows.server";
import { recordDeed, type Writing } from "./record.server";

/** The most people of a plan. */
export const mostPeople = 500;

const personField = (id: string) => `person/${id}`;
const unknown: PersonValues = { name: "", isWoman: null, birthYear: null, isMinority: null, isNew: null };

/** Everybody of a plan, by code. What cannot be read any more is unknown. */
export async function listPeople(db: Database, planId: string, key: PlanKey): Promise<Person[]> {
  const rows: { id: string; code: string; sealed: string; version: number }[] = await db(
    "survey_people",
  ).where({ plan_id: planId });
  return rows
    .map(({ id, code, sealed, version }) => ({
      ...{ id, code, version },
      ...(unsealFor<PersonValues>(key, personField(id), sealed) ?? unknown),
    }))
    .sort((one, other) => compareTitles(one.code, other.code));
}

export type PeopleWritten =
  | { kind: "written" }
  | { kind: "outdated"; stored: Person }
  | { kind: "gone" }
  /** On the list of a step that has opened. */
  | { kind: "begun" }
  | { kind: "too-many" }
  | { kind: "sealed" };

interface Open {
  transaction: Database;
  key: Extract<PlanKey, { kind: "open" }>;
  /** False: whatever name is sent is not kept. */
  namesAllowed: boolean;
}

async function withPeople(
  { db, surveyKey }: Writing,
  planId: string,
  write: (open: Open) => Promise<PeopleWritten>,
): Promise<PeopleWritten> {
  return db.transaction(async (transaction) => {
    const plan = await transaction("survey_plans").where({ id: planId }).forUpdate().first("names_allowed");
    const key = await openPlanKey(transaction, surveyKey, planId);
    if (!plan || key.kind !== "open") return { kind: "sealed" };
    return write({ transaction, key, namesAllowed: Boolean(plan.names_allowed) });
  });
}

const sealedPerson = ({ key, namesAllowed }: Open, id: string, values: PersonValues): string =>
  sealFor(key, personField(id), {
    name: namesAllowed ? values.name : "",
    ...{ isWoman: values.isWoman, birthYear: values.birthYear },
    ...{ isMinority: values.isMinority, isNew: values.isNew },
  });

/** Adds people to a plan and to the list of a step that has not opened. */
export async function addPeople(
  writing: Writing,
  planId: string,
  stepId: string,
  added: readonly PersonValues[],
): Promise<PeopleWritten> {
  return withPeople(writing, planId, async (open) => {
    const { transaction, key } = open;
    const steps = await readSteps(transaction, planId, key);
    const step = steps.find(({ id }) => id === stepId);
    if (!step) return { kind: "gone" };
    if (step.state !== "planned") return { kind: "begun" };
    const taken: { code: string }[] = await transaction("survey_people")
      .where({ plan_id: planId })
      .select("code");
    if (taken.length + added.length > mostPeople) return { kind: "too-many" };
    const codes = nextCodes(
      taken.map(({ code }) => code),
      step.track,
      added.length,
    );
    const ids: string[] = [];
    for (const [index, values] of added.entries()) {
      const id = newId();
      ids.push(id);
      const sealed = sealedPerson(open, id, values);
      await transaction("survey_people").insert({ id, plan_id: planId, code: codes[index], sealed });
    }
    await writeList(transaction, stepId, [...step.people, ...ids]);
    await touch(transaction, step, writing.now);
    await recordDeed(open.transaction, writing, planId, "people-added", {
      step: step.position,
      count: added.length,
    });
    return { kind: "written" };
  });
}

const touch = (transaction: Database, step: Step, now: Date) =>
  transaction("survey_steps")
    .where({ id: step.id })
    .update({ version: step.version + 1, updated_at: now.toISOString() });

/** Saves what is known of somebody as seen at version `basedOn`. */
export async function savePerson(
  writing: Writing,
  planId: string,
  personId: string,
  basedOn: number,
  values: PersonValues,
): Promise<PeopleWritten> {
  return withPeople(writing, planId, async (open) => {
    const stored = (await listPeople(open.transaction, planId, open.key)).find(({ id }) => id === personId);
    if (!stored) return { kind: "gone" };
    if (stored.version !== basedOn) return { kind: "outdated", stored };
    await open
      .transaction("survey_people")
      .where({ id: personId })
      .update({ sealed: sealedPerson(open, personId, values), version: basedOn + 1 });
    await recordDeed(open.transaction, writing, planId, "person-edited", { code: stored.code });
    return { kind: "written" };
  });
}

/** Takes somebody out of a plan who is on no list of a step that has opened. */
export async function removePerson(
  writing: Writing,
  planId: string,
  personId: string,
): Promise<PeopleWritten> {
  return withPeople(writing, planId, async (open) => {
    const { transaction, key } = open;
    const stored = await transaction("survey_people").where({ id: personId, plan_id: planId }).first("code");
    if (!stored) return { kind: "gone" };
    const steps = (await readSteps(transaction, planId, key)).filter(({ people }) =>
      people.includes(personId),
    );
    if (steps.some(({ state }) => state !== "planned")) return { kind: "begun" };
    await transaction("survey_people").where({ id: personId }).delete();
    for (const step of steps) await touch(transaction, step, writing.now);
    await recordDeed(open.transaction, writing, planId, "person-removed", { code: stored.code });
    return { kind: "written" };
  });
}
