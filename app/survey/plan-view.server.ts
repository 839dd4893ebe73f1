import { monthOfDay, wordMonth } from "~/congress/month";
import { layTimeline } from "~/congress/timeline";
import { stageOf, type Stage } from "~/congress/stages";
import { wordDay } from "~/platform/days";
import { nameIn } from "~/platform/vietnamese";
import { candidatesNow, tasksOf } from "./next";
import type { OpenPlan } from "./open-plan.server";
import { hasBegun, tracks, type Person, type Step } from "./plan";
import { excessOf, structureOf, type Targets } from "./structure";
import { wordExcess, wordFigure, wordStep, type Reading } from "./words";

/** What every page of a plan says about it. */
export function viewHead({ visit, plan, held, key }: OpenPlan) {
  const { t, language } = visit;
  return {
    id: plan.id,
    title: t("survey:plan.title", { number: plan.number }),
    congress: { slug: plan.congress.slug, title: nameIn(plan.congress.title, language) },
    issued:
      plan.issuer && plan.issuedOn
        ? t("survey:plan.issued", { issuer: plan.issuer, day: wordDay(plan.issuedOn, language) })
        : plan.issuer,
    purpose: plan.purpose,
    namesAllowed: plan.namesAllowed,
    isArchived: plan.isArchived,
    keyProblem: key.kind === "wrong-key",
    may: {
      manage: held.has("manage"),
      count: held.has("count"),
      approve: held.has("approve"),
      own: held.has("own"),
    },
  };
}
export type PlanHeadView = ReturnType<typeof viewHead>;

/** The plan's page: what comes next, the flow, time, structure. */
export function viewPlan(open: OpenPlan) {
  const { visit, plan, steps, people } = open;
  const reading: Reading = { t: visit.t, language: visit.language };
  const cards = steps.map((step) => ({
    track: step.track,
    ...wordStep(step, steps, plan.congress.firstDay, reading),
  }));
  return {
    ...viewHead(open),
    hasBegun: hasBegun(steps),
    usesTemplate: steps.some(({ origin }) => origin !== "entered"),
    tasks: tasksOf(steps).map(({ step, task }) => ({
      id: step.id,
      label: visit.t(`survey:task.${task}`),
      step: visit.t("survey:step.title", { number: step.position, name: step.name }),
    })),
    flow: tracks
      .map((track) => ({
        track,
        label: visit.t(`survey:track.${track}`),
        steps: cards.filter((card) => card.track === track),
      }))
      .filter((group) => group.steps.length > 0),
    timeline: viewTimeline(open, reading),
    structure: viewStructure(open, reading),
    excess: wordExcess(excessOf(candidatesNow(steps).length, plan.seats, plan.excess), reading),
    peopleCount: people.length,
  };
}

const widest = 12;
const narrowest = 4;
const stepStages: Record<Step["state"], Stage> = {
  planned: "preparing",
  open: "under-way",
  counted: "under-way",
  concluded: "held",
};

/** The dated steps and the congress in time; null while no step has a day. */
function viewTimeline({ visit, plan, steps }: OpenPlan, { t, language }: Reading) {
  const { id, firstDay, lastDay, title } = plan.congress;
  const dated = steps.filter(({ day }) => day !== null);
  if (dated.length === 0) return null;
  const congress = { id, state: "preparing" as const, firstDay, lastDay, heldBy: null };
  const rows = [
    ...dated.map((step) => ({
      ...{ id: step.id, state: "preparing" as const, firstDay: step.day, lastDay: step.day, heldBy: null },
      ...{ title: t("survey:step.title", { number: step.position, name: step.name }) },
      ...{ stage: stepStages[step.state], days: wordDay(step.day ?? "", language) },
    })),
    {
      ...{ ...congress, title: nameIn(title, language), stage: stageOf(congress, visit.today) },
      days: firstDay === null ? t("survey:step.no-day") : wordDay(firstDay, language),
    },
  ];
  const wide = layTimeline(rows, visit.today, widest);
  const narrowTicks = layTimeline(rows, visit.today, narrowest).ticks;
  const ticks = new Set([...wide.ticks, ...narrowTicks].map(({ day }) => day));
  return {
    ...{ wide, narrowTicks },
    entries: rows.map(({ id: entry, title: name, stage, days }) => ({ id: entry, title: name, stage, days })),
    tickLabels: Object.fromEntries(
      [...ticks].map((day) => [day, wordMonth(monthOfDay(day), language, "short")]),
    ),
    todayLabel: wordDay(visit.today, language),
  };
}

/** The structure of the candidates as they are now, and of every list. */
function viewStructure({ visit, plan, steps, people }: OpenPlan, reading: Reading) {
  const year = Number((plan.congress.firstDay ?? visit.today).slice(0, 4));
  const line = (id: string, label: string, ids: readonly string[], targets: Targets) => ({
    ...{ id, label, count: ids.length },
    figures: structureOf(peopleOf(ids, people), targets, year).map((figure) => wordFigure(figure, reading)),
  });
  // The lists of one track are all new members or none: only all tracks together can meet that target.
  const ofTrack = { ...plan.targets, "new-members": null };
  return [
    line("now", visit.t("survey:plan.current-list"), candidatesNow(steps), plan.targets),
    ...steps
      .filter((step) => step.people.length > 0)
      .map((step) =>
        line(
          step.id,
          visit.t("survey:step.title", { number: step.position, name: step.name }),
          step.people,
          ofTrack,
        ),
      ),
  ].filter(({ count }) => count > 0);
}

const peopleOf = (ids: readonly string[], people: readonly Person[]): Person[] =>
  people.filter(({ id }) => ids.includes(id));
