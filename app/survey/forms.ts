import { z } from "zod";
import {
  day,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalWhole,
  paragraph,
  revisionNumber,
  tick,
  time,
  whole,
} from "~/platform/fields";
import { bases, carryKinds, comparisons } from "./ballot";
import { mostCounted } from "./figures";
import { grantable } from "./grants";
import { tracks, type PlanHead, type StepSchedule, type StepTerms } from "./plan";

const percent = () => optionalWhole(0, 1000);
const many = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(item)
    .max(most)
    .optional()
    .transform((items) => items ?? []);

const headFields = {
  number: line(100),
  issuedOn: optionalDay(),
  issuer: optionalLine(300),
  purpose: paragraph(2000),
  seats: optionalWhole(1, 10_000),
  women: percent(),
  under40: percent(),
  minorities: percent(),
  newMembers: percent(),
  excessLeast: percent(),
  excessMost: percent(),
};

export const NewPlanForm = z.object({ congressId: id(), namesAllowed: tick(), ...headFields });
export const PlanForm = z.object({ basedOn: revisionNumber(), ...headFields });
export type PlanFields = Omit<z.output<typeof PlanForm>, "basedOn">;

/** The fields of a plan's head as the store takes them. */
export const planHeadOf = (fields: PlanFields): PlanHead => ({
  ...{ number: fields.number, issuedOn: fields.issuedOn, issuer: fields.issuer },
  ...{ purpose: fields.purpose, seats: fields.seats },
  targets: {
    ...{ women: fields.women, "under-40": fields.under40 },
    ...{ minorities: fields.minorities, "new-members": fields.newMembers },
  },
  excess: { least: fields.excessLeast, most: fields.excessMost },
});

/** A plan's head as the fields in which it is edited. */
export const planFieldsOf = ({ targets, excess, ...head }: PlanHead): PlanFields => ({
  ...{ number: head.number, issuedOn: head.issuedOn, issuer: head.issuer, purpose: head.purpose },
  ...{ seats: head.seats, women: targets.women, under40: targets["under-40"] },
  ...{ minorities: targets.minorities, newMembers: targets["new-members"] },
  ...{ excessLeast: excess.least, excessMost: excess.most },
});

const part = () => whole(1, 1000);

const scheduleFields = {
  day: optionalDay(),
  startsAt: time()
    .optional()
    .transform((text) => text ?? null),
  duration: optionalWhole(1, 1440),
  place: optionalLine(300),
  convened: optionalWhole(1, mostCounted),
  responsible: optionalLine(300),
};

export const ScheduleForm = z.object({ basedOn: revisionNumber(), ...scheduleFields });

/** Everything of a step; a share above the whole could never be reached. */
export const StepForm = z
  .object({
    /** Absent for a step that is added. */
    basedOn: revisionNumber().optional(),
    track: z.enum(tracks),
    name: line(300),
    body: optionalLine(300),
    purpose: paragraph(2000),
    predecessors: many(id(), 40),
    quorumNumerator: part(),
    quorumDenominator: part(),
    ballot: z.enum(["each", "at-most"]),
    names: optionalWhole(1, 500),
    passNumerator: part(),
    passDenominator: part(),
    comparison: z.enum(comparisons),
    basis: z.enum(bases),
    carries: z.enum(carryKinds),
    places: optionalWhole(1, 500),
    ...scheduleFields,
  })
  .superRefine((fields, context) => {
    const say = (path: string, key: string) =>
      context.addIssue({ code: "custom", path: [path], params: { key: `survey:fault.${key}` } });
    if (fields.quorumNumerator > fields.quorumDenominator) say("quorumNumerator", "share");
    if (fields.passNumerator > fields.passDenominator) say("passNumerator", "share");
    if (fields.ballot === "at-most" && fields.names === null) say("names", "names-missing");
  });
export type StepFields = z.output<typeof StepForm>;

export const termsOf = (fields: StepFields): StepTerms => ({
  ...{ track: fields.track, name: fields.name, body: fields.body, purpose: fields.purpose },
  predecessors: [...new Set(fields.predecessors)],
  rules: {
    quorum: { numerator: fields.quorumNumerator, denominator: fields.quorumDenominator },
    ballot:
      fields.ballot === "at-most" ? { kind: "at-most", names: fields.names ?? 1 } : { kind: fields.ballot },
    pass: {
      ...{ numerator: fields.passNumerator, denominator: fields.passDenominator },
      ...{ comparison: fields.comparison, basis: fields.basis },
    },
    carries: fields.carries,
    places: fields.places,
  },
});

export const scheduleOf = (fields: StepSchedule): StepSchedule => ({
  ...{ day: fields.day, startsAt: fields.startsAt, duration: fields.duration, place: fields.place },
  ...{ convened: fields.convened, responsible: fields.responsible },
});

/** A step as the fields in which it is edited. */
export const stepFieldsOf = (
  step: Pick<StepTerms, "track" | "name" | "body" | "purpose" | "rules"> & {
    predecessors: readonly string[];
  } & StepSchedule,
): Omit<StepFields, "basedOn"> => {
  const { quorum, ballot, pass, carries, places } = step.rules;
  return {
    ...{ track: step.track, name: step.name, body: step.body, purpose: step.purpose },
    predecessors: [...step.predecessors],
    ...{ quorumNumerator: quorum.numerator, quorumDenominator: quorum.denominator },
    ...{ ballot: ballot.kind, names: ballot.kind === "at-most" ? ballot.names : null },
    ...{ passNumerator: pass.numerator, passDenominator: pass.denominator },
    ...{ comparison: pass.comparison, basis: pass.basis, carries, places },
    ...scheduleOf(step),
  };
};

const count = () => whole(0, mostCounted);
const attendanceFields = { convened: whole(1, mostCounted), present: count(), excused: count() };
const figureFields = {
  issued: count(),
  collected: count(),
  valid: count(),
  invalid: count(),
  approvals: many(z.object({ person: id(), count: count() }), 500),
};
const basedOn = revisionNumber();

/** The forms of a step's page, by their intent. */
export const stepForms = {
  open: z.object({ basedOn }),
  postpone: z.object({ basedOn }),
  attend: z.object({ basedOn, ...attendanceFields }),
  enter: z.object({ basedOn, ...figureFields }),
  discard: z.object({ basedOn, entry: id() }),
  agree: z.object({ basedOn, entries: many(id(), 2) }),
  recount: z.object({ basedOn }),
  conclude: z.object({
    basedOn,
    number: line(100),
    day: day(),
    chosen: many(id(), 500),
    tieReason: paragraph(2000),
  }),
  "propose-correction": z.object({
    basedOn,
    ...attendanceFields,
    ...figureFields,
    chosen: many(id(), 500),
    reason: paragraph(2000).refine((text) => text !== "", { params: { key: "form:required" } }),
  }),
  "approve-correction": z.object({ basedOn, correction: id() }),
  "reject-correction": z.object({ basedOn, correction: id() }),
  "renew-list": z.object({ basedOn }),
  review: z.object({ basedOn }),
  list: z.object({ basedOn, people: many(id(), 500) }),
  remove: z.object({ basedOn }),
} as const;
export type StepIntent = keyof typeof stepForms;
export const isStepIntent = (value: unknown): value is StepIntent =>
  typeof value === "string" && Object.hasOwn(stepForms, value);

/** Approvals as the form sends them, by person; of a person that stands there twice, the last. */
export const approvalsOf = (rows: { person: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ person, count: approvals }) => [person, approvals]));

export const PeopleForm = z.object({
  step: id(),
  lines: paragraph(200_000).refine((text) => text !== "", { params: { key: "form:required" } }),
});

const known = (values: readonly [string, string]) => z.enum(["", ...values]).optional();
export const PersonForm = z
  .object({
    basedOn,
    name: optionalLine(200),
    sex: known(["female", "male"]),
    birthYear: optionalWhole(1900, 2099),
    minority: known(["yes", "no"]),
    isNew: known(["yes", "no"]),
  })
  .transform(({ basedOn: version, name, sex, birthYear, minority, isNew }) => ({
    basedOn: version,
    values: {
      ...{ name, birthYear },
      isWoman: answerOf(sex, "female"),
      isMinority: answerOf(minority, "yes"),
      isNew: answerOf(isNew, "yes"),
    },
  }));

const answerOf = (text: string | undefined, positive: string): boolean | null =>
  text === undefined || text === "" ? null : text === positive;

export const GrantForm = z.object({
  email: line(254),
  capabilities: z.array(z.enum(grantable)).min(1),
  endsOn: day(),
});
export const RevokeForm = z.object({ user: id() });
export const HandOverForm = z.object({ email: line(254) });
/** The plan's number, typed once more: what it confirms cannot be undone. */
export const EraseForm = z.object({ confirmation: line(100) });
