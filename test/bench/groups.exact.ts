import createSolver from "highs";
import type { Problem } from "~/groups/division/problem";

/**
 * The least imbalance of one round by an integer program, for groups of even sizes with pins, together, apart and roles; null
 * when the solver did not prove one in time. The first groups take the odd seats, or, with pins, any of them may.
 */
export async function leastImbalance(problem: Problem, seconds: number): Promise<number | null> {
  const { people, groups, attributes, pins, together, apart } = problem;
  const roles = groups.flatMap((_, group) => [
    ...(problem.leaders.length > 0 ? [{ group, role: "l", eligible: problem.leaders }] : []),
    ...(problem.secretaries.length > 0 ? [{ group, role: "s", eligible: problem.secretaries }] : []),
  ]);
  const highs = await createSolver();
  const each = Math.floor(people.length / groups.length);
  const odd = people.length % groups.length;
  const at = new Map(people.map(({ id }, index) => [id, index]));
  const x = (person: number, group: number) => `x_${person}_${group}`;
  const wide = (group: number) => `w_${group}`;
  const holds = (person: string, role: string, group: number) => `${role}_${at.get(person) ?? 0}_${group}`;
  const range = <Value>(count: number, of: (index: number) => Value) =>
    Array.from({ length: count }, (_, index) => of(index));
  const everyone = (group: number) => range(people.length, (person) => x(person, group)).join(" + ");
  const lines = [
    ...range(
      people.length,
      (person) => `${range(groups.length, (group) => x(person, group)).join(" + ")} = 1`,
    ),
    ...range(groups.length, (group) => `${everyone(group)} - ${wide(group)} = ${each}`),
    `${range(groups.length, wide).join(" + ")} = ${odd}`,
    ...pins.map(
      ({ person, group }) =>
        `${x(
          at.get(person) ?? 0,
          groups.findIndex(({ id }) => id === group),
        )} = 1`,
    ),
    ...together.flatMap(([first, ...others]) =>
      others.flatMap((other) =>
        range(
          groups.length,
          (group) => `${x(at.get(first ?? "") ?? 0, group)} - ${x(at.get(other) ?? 0, group)} = 0`,
        ),
      ),
    ),
    ...apart.flatMap(([one, other]) =>
      range(groups.length, (group) => `${x(at.get(one) ?? 0, group)} + ${x(at.get(other) ?? 0, group)} <= 1`),
    ),
  ];
  for (const { group, role, eligible } of roles) {
    lines.push(`${eligible.map((person) => holds(person, role, group)).join(" + ")} = 1`);
    for (const person of eligible)
      lines.push(`${holds(person, role, group)} - ${x(at.get(person) ?? 0, group)} <= 0`);
  }
  for (const { group } of roles.filter(({ role }) => role === "l")) {
    for (const person of problem.leaders.filter((id) => problem.secretaries.includes(id)))
      lines.push(`${holds(person, "l", group)} + ${holds(person, "s", group)} <= 1`);
  }
  const costs: string[] = [];
  attributes.forEach(({ name, weight }, attribute) => {
    const values = [...new Set(people.map((person) => person.attributes[name] ?? ""))];
    values.forEach((value, index) => {
      const having = range(people.length, (person) => person).filter(
        (person) => (people[person]?.attributes[name] ?? "") === value,
      );
      const share = (size: number) => (having.length * size) / people.length;
      const [low, lowWide] = [Math.floor(share(each)), Math.floor(share(each + 1))];
      const [high, highWide] = [Math.ceil(share(each)), Math.ceil(share(each + 1))];
      groups.forEach((_, group) => {
        const count = having.map((person) => x(person, group)).join(" + ");
        const [over, under] = [`o_${attribute}_${index}_${group}`, `u_${attribute}_${index}_${group}`];
        costs.push(`${weight} ${over}`, `${weight} ${under}`);
        lines.push(`${count} - ${over} - ${highWide - high} ${wide(group)} <= ${high}`);
        lines.push(`${count} + ${under} - ${lowWide - low} ${wide(group)} >= ${low}`);
      });
    });
  });
  const binaries = [
    ...range(people.length, (person) => range(groups.length, (group) => x(person, group))).flat(),
    ...range(groups.length, wide),
    ...roles.flatMap(({ group, role, eligible }) => eligible.map((person) => holds(person, role, group))),
  ];
  const program = [
    ...["Minimize", ` obj: ${costs.join(" + ")}`, "Subject To"],
    ...lines.map((line, index) => ` c${index}: ${line}`),
    ...["Binary", ` ${binaries.join(" ")}`, "End"],
  ].join("\n");
  const solution = highs.solve(program, { time_limit: seconds });
  return solution.Status === "Optimal" ? Math.round(solution.ObjectiveValue) : null;
}
