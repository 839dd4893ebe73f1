import { daysBetween, wordDay, wordWeekday, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import type { Tone } from "~/ui/page";
import type { FigureFault } from "./figures";
import { taskOf } from "./next";
import type { Person, Step, StepOrigin } from "./plan";
import type { Refusal } from "./progress";
import type { StepState } from "./step-progress";
import type { Excess, StructureFigure } from "./structure";

export interface Reading {
  t: Translate;
  language: Language;
}

export const stateTones: Record<StepState, Tone> = {
  planned: "neutral",
  open: "accent",
  counted: "warn",
  concluded: "good",
};

/** Tenths of a percent as `15,0` or `15.0`. */
export const wordTenths = (tenths: number, language: Language): string =>
  `${tenths < 0 ? "-" : ""}${Math.abs(tenths - (tenths % 10)) / 10}${language === "vi" ? "," : "."}${Math.abs(tenths % 10)}`;

/** When a step is held: `Thứ Sáu, 03/7/2020 08:00`; and how far before the congress that is. */
export function wordWhen(
  step: Pick<Step, "day" | "startsAt">,
  congressDay: Day | null,
  { t, language }: Reading,
): { when: string; distance: string } {
  const { day, startsAt } = step;
  if (day === null) return { when: t("survey:step.no-day"), distance: "" };
  const weekday = wordWeekday(day, language);
  const before = congressDay === null ? null : daysBetween(day, congressDay);
  return {
    when: `${weekday}, ${wordDay(day, language)}${startsAt ? ` ${startsAt}` : ""}`,
    distance:
      before === null
        ? ""
        : before >= 0
          ? t("survey:step.before-congress", { count: before })
          : t("survey:step.after-congress"),
  };
}

export interface StepCard {
  id: string;
  position: number;
  name: string;
  body: string;
  state: StepState;
  stateLabel: string;
  tone: Tone;
  origin: StepOrigin;
  originLabel: string;
  when: string;
  distance: string;
  place: string;
  task: ReturnType<typeof taskOf>;
  taskLabel: string;
  needsReview: boolean;
  /** `Sau bước 1, 3`, or that it depends on none. */
  follows: string;
}

/** A step as it stands among the others. */
export function wordStep(
  step: Step,
  steps: readonly Step[],
  congressDay: Day | null,
  reading: Reading,
): StepCard {
  const { t } = reading;
  const task = taskOf(step, steps);
  const before = steps.filter(({ id }) => step.predecessors.includes(id)).map(({ position }) => position);
  return {
    ...{ id: step.id, position: step.position, name: step.name, body: step.body, place: step.place },
    ...{ state: step.state, origin: step.origin, needsReview: step.needsReview, task },
    stateLabel: t(`survey:state.${step.state}`),
    tone: stateTones[step.state],
    originLabel: t(`survey:origin.${step.origin}`),
    taskLabel: t(`survey:task.${task}`),
    ...wordWhen(step, congressDay, reading),
    follows:
      before.length === 0
        ? t("survey:step.follows-none")
        : `${t("survey:step.follows")} ${before.join(", ")}`,
  };
}

/** A structure figure against its target. */
export function wordFigure(figure: StructureFigure, { t, language }: Reading) {
  const { name, count, unknown, tenths, target, isMet } = figure;
  const percent = tenths === null ? null : wordTenths(tenths, language);
  return {
    name,
    text: percent === null ? "—" : t("survey:plan.figure", { count, percent }),
    unknown: unknown === 0 ? "" : t("survey:plan.unknown", { count: unknown }),
    target: target === null ? "" : t("survey:plan.target", { percent: target }),
    isMet,
    judgement: isMet === null ? "" : t(isMet ? "survey:plan.met" : "survey:plan.not-met"),
  };
}

/** The excess of candidates over seats in words. */
export function wordExcess(excess: Excess | null, { t, language }: Reading) {
  if (excess === null) return { text: t("survey:plan.no-seats"), tone: "neutral" as Tone };
  const { candidates, seats, surplus, tenths, judgement } = excess;
  if (candidates === 0)
    return { text: t("survey:plan.no-candidates", { count: seats }), tone: "neutral" as Tone };
  const numbers = { candidates, seats, surplus, percent: wordTenths(tenths, language) };
  return {
    text: `${t("survey:plan.excess", numbers)} ${t(`survey:plan.excess-${judgement}`)}`,
    tone: (judgement === "within" ? "good" : "warn") as Tone,
  };
}

/** The codes of people, in the order given. */
export const codesOf = (ids: readonly string[], people: readonly Pick<Person, "id" | "code">[]): string =>
  ids.map((id) => people.find((person) => person.id === id)?.code ?? "?").join(", ");

/** Why numbers contradict each other; people by code. */
export const wordFault = (
  { code, person, value, limit }: FigureFault,
  people: readonly Pick<Person, "id" | "code">[],
  t: Translate,
): string =>
  t(`survey:fault.${code}`, { value, limit, code: person === null ? "" : codesOf([person], people) });

/** Why a step stays as it is. */
export function wordRefusal(
  refusal: Refusal,
  steps: readonly Pick<Step, "id" | "position" | "name">[],
  t: Translate,
): string {
  if (refusal.code === "predecessor-not-concluded") {
    return t("survey:refusal.predecessor-not-concluded", { steps: wordSteps(refusal.steps, steps, t) });
  }
  if (refusal.code === "mismatch") return t("survey:refusal.mismatch", { count: refusal.count });
  return t(`survey:refusal.${refusal.code}`);
}

/** Steps by number and name. */
export const wordSteps = (
  ids: readonly string[],
  steps: readonly Pick<Step, "id" | "position" | "name">[],
  t: Translate,
): string =>
  steps
    .filter(({ id }) => ids.includes(id))
    .map(({ position, name }) => t("survey:step.title", { number: position, name }))
    .join("; ");
