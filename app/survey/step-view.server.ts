import { wordDay, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { fewestPresent, hasQuorum } from "./ballot";
import { countsOf, correctionsOf } from "./counts.server";
import { differences, type Figures } from "./figures";
import { mayTake } from "./grants";
import { taskOf } from "./next";
import type { openStep } from "./open-plan.server";
import { hasBegun, type Person } from "./plan";
import { viewHead } from "./plan-view.server";
import { renewedList } from "./followers";
import { visibleEntries, type Entry } from "./step-progress";
import { resultOf } from "./result";
import { excessOf, tenthsOf } from "./structure";
import { codesOf, wordExcess, wordStep, wordSteps, wordTenths, type Reading } from "./words";

type OpenStep = Awaited<ReturnType<typeof openStep>>;

/** Somebody on a list: the code, and the name where the plan allows names. */
const onList = ({ id, code, name }: Person) => ({ id, code, name });

/** Everything on the page of a step; a single count stays hidden from all but the one who entered it. */
export async function viewStep(open: OpenStep) {
  const { visit, plan, held, steps, step, people } = open;
  const { t, language, viewer } = visit;
  const reading: Reading = { t, language };
  const list = step.people.flatMap((id) => people.filter((person) => person.id === id));
  const before = steps.filter(({ id }) => step.predecessors.includes(id));
  return {
    head: viewHead(open),
    ...wordStep(step, steps, plan.congress.firstDay, reading),
    title: t("survey:step.title", { number: step.position, name: step.name }),
    ...{ version: step.version, purpose: step.purpose, responsible: step.responsible },
    waitsFor: wordSteps(
      before.filter(({ state }) => state !== "concluded").map(({ id }) => id),
      steps,
      t,
    ),
    task: taskOf(step, steps),
    rules: viewRules(open),
    planned: step.convened,
    isFixed: hasBegun(steps),
    list: list.map(onList),
    everybody: step.state === "planned" ? people.map(onList) : [],
    listDiffers: viewListDifference(open),
    attendance: viewAttendance(open),
    count: await viewCount(open),
    result: viewResult(open, reading),
    minutes:
      step.minutes === null
        ? null
        : t("survey:now.minutes", {
            number: step.minutes.number,
            day: wordDay(step.minutes.day, language),
          }),
    corrections: await viewCorrections(open),
    excess: wordExcess(excessOf(list.length, plan.seats, plan.excess), reading),
    may: {
      manage: held.has("manage"),
      count: held.has("count"),
      agree: mayTake(held, "agree"),
      propose: held.has("manage") && step.state === "concluded" && step.correction === null,
      approve: held.has("approve") && step.correction !== null && step.correction.by !== viewer.id,
      reject: mayTake(held, "reject-correction") && step.correction !== null,
    },
  };
}
export type StepView = Awaited<ReturnType<typeof viewStep>>;

function viewRules({ visit: { t }, step: { rules } }: OpenStep): string[] {
  const { quorum, ballot, pass, carries, places } = rules;
  const { numerator, denominator } = pass;
  return [
    `${t("survey:step.quorum")}: ${t("survey:step.quorum-rule", { ...quorum })}`,
    `${t("survey:step.ballot")}: ${
      ballot.kind === "each"
        ? t("survey:step.ballot-each")
        : t("survey:step.ballot-at-most", { count: ballot.names })
    }`,
    `${t("survey:step.pass")} ${t(`survey:step.pass-${pass.comparison}`, {
      ...{ numerator, denominator },
      basis: t(`survey:basis.${pass.basis}`),
    })}`,
    `${t("survey:step.carries")}: ${t(`survey:carries.${carries}`)}${
      places === null ? "" : ` (${t("survey:field.places").toLowerCase()}: ${places})`
    }`,
  ];
}

/** Where the list of a planned step is not what the steps before it give. */
function viewListDifference({ step, steps, people }: OpenStep) {
  if (step.state !== "planned" || step.predecessors.length === 0) return null;
  const before = steps.filter(({ id }) => step.predecessors.includes(id));
  if (before.some(({ state }) => state !== "concluded")) return null;
  const due = renewedList(step, steps);
  const missing = due.filter((person) => !step.people.includes(person));
  const extra = step.people.filter((person) => !due.includes(person));
  return missing.length + extra.length === 0
    ? null
    : { missing: codesOf(missing, people), extra: codesOf(extra, people) };
}

function viewAttendance({ step }: OpenStep) {
  if (step.attendance === null) return null;
  const { convened, present, excused } = step.attendance;
  const { quorum } = step.rules;
  return {
    ...{ convened, present, excused },
    needed: fewestPresent(convened, quorum),
    hasQuorum: hasQuorum(present, convened, quorum),
    mayChange: step.state === "open" && step.entries.length === 0,
  };
}

async function viewCount({ visit, step, people }: OpenStep) {
  if (step.state !== "open" || step.attendance === null) return null;
  const names = await countsOf(visit.db, step.id);
  const seen = visibleEntries(step.entries, visit.viewer.id);
  const nameOf = ({ id }: Entry) => names.get(id) ?? "";
  const [first, second] = step.entries;
  return {
    entered: step.entries.length,
    isFull: step.entries.length > 1 && step.entries.every(({ counter }) => counter !== visit.viewer.id),
    mine: seen.find(({ counter }) => counter === visit.viewer.id)?.figures ?? null,
    ballot: step.rules.ballot,
    // Who entered is no secret; what was entered is, until both are in.
    entries: step.entries.map((entry) => ({ id: entry.id, name: nameOf(entry) })),
    both:
      first && second && seen.length > 1
        ? {
            first: { id: first.id, name: nameOf(first) },
            second: { id: second.id, name: nameOf(second) },
            figures: first.figures,
            differences: differences(first.figures, second.figures).map((difference) => ({
              ...difference,
              code: difference.person === null ? null : codesOf([difference.person], people),
            })),
          }
        : null,
  };
}

/** The settled figures and what they come to. */
function viewResult({ visit: { t }, step, people }: OpenStep, { language }: Reading) {
  if (step.tally === null || step.attendance === null) return null;
  const result = resultOf(step.rules, step.attendance, step.tally, step.people, step.chosen);
  const person = (id: string) => people.find((each) => each.id === id);
  const { basis, needed, tie } = result;
  return {
    figures: withoutPeople(step.tally),
    hasQuorum: result.hasQuorum,
    needed: t("survey:result.needed", {
      ...{ needed, of: basis },
      basis: t(`survey:basis.${step.rules.pass.basis}`),
    }),
    lines: result.lines.map((line) => ({
      ...line,
      code: person(line.person)?.code ?? "?",
      name: person(line.person)?.name ?? "",
      percent:
        basis === 0 ? "" : wordTenths(tenthsOf({ numerator: line.approvals, denominator: basis }), language),
    })),
    tie:
      tie === null
        ? null
        : {
            text: t("survey:result.tie", { codes: codesOf(tie.people, people), places: tie.places }),
            people: tie.people.map((id) => ({
              id,
              code: person(id)?.code ?? "?",
              name: person(id)?.name ?? "",
            })),
          },
    tieReason: step.tieReason,
    approvals: step.tally.approvals,
    carried: result.carried.map((id) => person(id)?.code ?? "?"),
  };
}

const withoutPeople = ({ issued, collected, valid, invalid }: Figures) => ({
  ...{ issued, collected, valid, invalid },
});

async function viewCorrections({ visit, step, key, people, held }: OpenStep) {
  const { t, language } = visit;
  const found = await correctionsOf(visit.db, step.id, key);
  const at = (instant: string) => wordInstant(instant, language, workspaceZone);
  return found.map(({ id, reason, proposed, decided, before, after }) => ({
    ...{ id, reason, isWaiting: decided === null, isOwn: proposed.id === visit.viewer.id },
    mayReject: decided === null && mayTake(held, "reject-correction"),
    proposed: t("survey:correction.waiting", { name: proposed.name, at: at(proposed.at) }),
    decided:
      decided === null
        ? ""
        : t(`survey:correction.${decided.kind}`, { name: decided.name, at: at(decided.at) }),
    changes: [
      ...(["convened", "present", "excused"] as const)
        .filter((field) => before.attendance[field] !== after.attendance[field])
        .map((field) => ({
          ...{ field, code: null as string | null },
          ...{ first: before.attendance[field], second: after.attendance[field] },
        })),
      ...differences(before.figures, after.figures).map(({ field, person, first, second }) => ({
        ...{ field, first, second },
        code: person === null ? null : codesOf([person], people),
      })),
    ],
  }));
}
