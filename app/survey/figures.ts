import type { BallotRule } from "./ballot";

export interface Attendance {
  convened: number;
  present: number;
  /** Absent with leave. */
  excused: number;
}

/** What was counted at a step. Nothing is known of a single ballot. */
export interface Figures {
  issued: number;
  collected: number;
  valid: number;
  invalid: number;
  /** By the identifier of the person on the list. */
  approvals: Readonly<Record<string, number>>;
}

/** Which number is wrong, and what it is measured by. */
export interface FigureFault {
  code:
    | "not-a-number"
    | "present-and-excused-over-convened"
    | "issued-over-present"
    | "collected-over-issued"
    | "valid-and-invalid-not-collected"
    | "approvals-over-valid"
    | "approvals-over-ballots"
    | "person-missing"
    | "person-not-on-list";
  field: keyof Attendance | keyof Figures;
  /** Whose approvals, where they are about one person. */
  person: string | null;
  value: number;
  limit: number;
}

/** The largest number that any field takes. */
export const mostCounted = 100_000;

const fault = (
  code: FigureFault["code"],
  field: FigureFault["field"],
  value: number,
  limit: number,
  person: string | null = null,
): FigureFault => ({ code, field, person, value, limit });

const isCount = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= mostCounted;

/** Every way in which the attendance contradicts itself. */
export function attendanceFaults({ convened, present, excused }: Attendance): FigureFault[] {
  const odd = Object.entries({ convened, present, excused }).filter(([, value]) => !isCount(value));
  if (odd.length > 0) {
    return odd.map(([field, value]) => fault("not-a-number", field as keyof Attendance, value, mostCounted));
  }
  return present + excused > convened
    ? [fault("present-and-excused-over-convened", "present", present + excused, convened)]
    : [];
}

/**
 * Every way in which a count contradicts itself or the attendance.
 * @param people those on the list, by identifier: each must have a number, nobody else may
 */
export function figureFaults(
  figures: Figures,
  { present }: Pick<Attendance, "present">,
  people: readonly string[],
  ballot: BallotRule,
): FigureFault[] {
  const { issued, collected, valid, invalid } = figures;
  const approvals = new Map(Object.entries(figures.approvals));
  const odd = [
    ...Object.entries({ issued, collected, valid, invalid })
      .filter(([, value]) => !isCount(value))
      .map(([field, value]) => fault("not-a-number", field as keyof Figures, value, mostCounted)),
    ...people
      .filter((person) => approvals.has(person) && !isCount(approvals.get(person)))
      .map((person) =>
        fault("not-a-number", "approvals", approvals.get(person) ?? Number.NaN, mostCounted, person),
      ),
    ...people
      .filter((person) => !approvals.has(person))
      .map((person) => fault("person-missing", "approvals", 0, people.length, person)),
    ...[...approvals.keys()]
      .filter((person) => !people.includes(person))
      .map((person) => fault("person-not-on-list", "approvals", 0, people.length, person)),
  ];
  if (odd.length > 0) return odd;
  const sum = [...approvals.values()].reduce((total, each) => total + each, 0);
  return [
    ...(issued > present ? [fault("issued-over-present", "issued", issued, present)] : []),
    ...(collected > issued ? [fault("collected-over-issued", "collected", collected, issued)] : []),
    ...(valid + invalid === collected
      ? []
      : [fault("valid-and-invalid-not-collected", "valid", valid + invalid, collected)]),
    ...people
      .filter((person) => (approvals.get(person) ?? 0) > valid)
      .map((person) => fault("approvals-over-valid", "approvals", approvals.get(person) ?? 0, valid, person)),
    ...(ballot.kind === "at-most" && sum > ballot.names * valid
      ? [fault("approvals-over-ballots", "approvals", sum, ballot.names * valid)]
      : []),
  ];
}

export interface Difference {
  field: keyof Figures;
  person: string | null;
  first: number;
  second: number;
}

/** Where two counts of the same ballots differ; empty when they agree in every number. */
export function differences(first: Figures, second: Figures): Difference[] {
  const fields = (["issued", "collected", "valid", "invalid"] as const).map((field) => ({
    ...{ field, person: null },
    ...{ first: first[field], second: second[field] },
  }));
  const one = new Map(Object.entries(first.approvals));
  const other = new Map(Object.entries(second.approvals));
  const people = [...new Set([...one.keys(), ...other.keys()])].map((person) => ({
    ...{ field: "approvals" as const, person },
    ...{ first: one.get(person) ?? Number.NaN, second: other.get(person) ?? Number.NaN },
  }));
  return [...fields, ...people].filter((pair) => pair.first !== pair.second);
}
