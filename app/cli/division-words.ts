import type { Condition, ProblemFault } from "~/groups/division/problem";

/** A condition in one line, with the ids of the files. */
export function wordCondition(condition: Condition): string {
  switch (condition.kind) {
    case "pin": {
      const round = condition.round === null ? "" : ` in round ${condition.round + 1}`;
      return `${condition.person} is pinned to ${condition.group}${round}`;
    }
    case "together":
      return `${condition.people.join(", ")} are kept together`;
    case "apart":
      return `${condition.people.join(" and ")} are kept apart`;
    case "size":
      return `${condition.group} has ${condition.size} members`;
    case "capacity":
      return `the room of ${condition.group} has ${condition.capacity} seats`;
    case "even-sizes":
      return `${condition.people} people in ${condition.groups} groups whose sizes differ by one at most`;
    case "leader":
    case "secretary":
      return `${condition.group} has ${condition.person ?? "somebody eligible"} as ${condition.kind}`;
  }
}

/** What is wrong with a list or its conditions, in one line. */
export function wordFault(fault: ProblemFault, file: string): string {
  switch (fault.code) {
    case "no-people":
      return `${file} names nobody.`;
    case "no-groups":
      return "There are no groups.";
    case "more-groups-than-people":
      return `${fault.groups} groups are more than ${fault.people} people.`;
    case "duplicate-person":
      return `${file} names "${fault.person}" twice.`;
    case "duplicate-group":
      return `There are two groups "${fault.group}".`;
    case "unknown-person":
      return `The conditions (${fault.where}) name "${fault.person}", who is not in ${file}.`;
    case "unknown-group":
      return `The conditions name the group "${fault.group}", which there is not.`;
    case "unknown-round":
      return `The conditions name round ${fault.round + 1}, which there is not.`;
    case "unknown-attribute":
      return `Nobody has a value in "${fault.attribute}".`;
    case "wrong-rounds":
      return `${fault.rounds} rounds cannot be.`;
    case "wrong-weight":
      return `The weight ${fault.weight} of "${fault.attribute}" cannot be.`;
    case "empty-group":
      return `The group "${fault.group}" has no seat.`;
    case "sizes-do-not-add-up":
      return `The sizes add up to ${fault.seats}, not to ${fault.people} people.`;
  }
}
