import { conditionsOf } from "../division/conditions";
import type { DivisionDesk } from "./open-division.server";
import { wordCondition } from "./words";

/** Why somebody sits where they sit in a round, in sentences. */
export function reasonsFor({ asked, names }: DivisionDesk, person: string, round: number): string[] {
  return conditionsOf(asked.problem)
    .filter(
      (condition) =>
        ("person" in condition && condition.person === person) ||
        ("people" in condition && Array.isArray(condition.people) && condition.people.includes(person)),
    )
    .filter((condition) => condition.kind !== "pin" || (condition.round ?? round) === round)
    .map((condition) => wordCondition(condition, names));
}
