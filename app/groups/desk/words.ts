import type { Translate } from "~/platform/translate";
import type { DivisionContent } from "../division/content";
import type { Condition, ProblemFault } from "../division/problem";
import type { SetAside } from "./asked";
import type { Refusal, Summary } from "./command";
import { nameOf } from "./moves";
import { furtherName, type KnownAttribute } from "./people";
import type { Reason } from "./reasons";
import type { Seat } from "./seats";

/** How people and groups of a division are called. */
export interface Names {
  t: Translate;
  /** The name of a delegate; who is no longer on the list is called so. */
  person: (id: string) => string;
  group: (id: string) => string;
}

export function namesOf(
  t: Translate,
  people: readonly { id: string; name: string }[],
  content: DivisionContent,
): Names {
  const known = new Map(people.map(({ id, name }) => [id, name]));
  return {
    t,
    person: (id) => known.get(id) ?? t("groups:division.removed-person"),
    group: (id) => nameOf(content, id),
  };
}

export const wordAttribute = (name: string, t: Translate): string =>
  furtherName(name) ?? t(`groups:attribute.${name as KnownAttribute}`);

/** A value of an attribute as people read it; what is not known is called so. */
export function wordValue(attribute: string, value: string, t: Translate): string {
  if (value === "") return t("groups:delegate.unknown");
  switch (attribute) {
    case "sex":
      return t(`groups:sex.${value as "female"}`);
    case "status":
      return t(`groups:status.${value as "elected"}`);
    case "age":
      return t(`groups:age.${value as "under-30"}`);
    default:
      return value;
  }
}

/** What was done, as the history tells it. */
export function wordDone({ code, params }: Summary, { t, person }: Names): string {
  const named = Object.entries(params).map(([key, value]): [string, string | number] =>
    key.startsWith("person") ? [key, person(String(value))] : [key, value],
  );
  const text: string = t(`groups:done.${code}` as "groups:done.undone", Object.fromEntries(named));
  return typeof params.round === "number"
    ? `${text} (${t("groups:division.round", { round: params.round })})`
    : text;
}

export const wordRefusal = ({ code }: Refusal, t: Translate): string => t(`groups:refused.${code}`);

/** A condition as a sentence. */
export function wordCondition(condition: Condition, { t, person, group }: Names): string {
  switch (condition.kind) {
    case "pin":
      return condition.round === null
        ? t("groups:condition.pin", { person: person(condition.person), group: group(condition.group) })
        : t("groups:condition.pin-round", {
            ...{ person: person(condition.person), group: group(condition.group) },
            round: condition.round + 1,
          });
    case "together":
      return t("groups:condition.together", { people: condition.people.map(person).join(", ") });
    case "apart":
      return t("groups:condition.apart", { people: condition.people.map(person).join(", ") });
    case "size":
      return t("groups:condition.size", { group: group(condition.group), count: condition.size });
    case "capacity":
      return t("groups:condition.capacity", { group: group(condition.group), count: condition.capacity });
    case "leader":
    case "secretary":
      return condition.person === null
        ? t(`groups:condition.${condition.kind}`, { group: group(condition.group) })
        : t(`groups:condition.${condition.kind}-named`, {
            group: group(condition.group),
            person: person(condition.person),
          });
    case "even-sizes":
      return t("groups:condition.even-sizes", { groups: condition.groups, people: condition.people });
  }
}

/** The part of the setup page where a condition is changed. */
export function anchorOf({ kind }: Pick<Condition, "kind">): string {
  switch (kind) {
    case "pin":
    case "together":
    case "apart":
      return kind;
    default:
      return "groups";
  }
}

/** What is wrong with the setup itself, and the way out. */
export function wordFault(fault: ProblemFault, { t, person, group }: Names): string {
  const { code, ...rest } = fault;
  const params: Record<string, string | number> = { ...rest };
  if ("person" in fault) params.person = person(fault.person);
  if ("group" in fault) params.group = group(fault.group);
  if ("attribute" in fault) params.attribute = wordAttribute(fault.attribute, t);
  return t(`groups:fault.${code}` as "groups:fault.no-people", params);
}

/** A condition that does not hold now because somebody does not take part. */
export function wordSetAside(one: SetAside, { t, person, group }: Names): string {
  if (one.kind === "attribute") {
    return t("groups:set-aside.attribute", { attribute: wordAttribute(one.name, t) });
  }
  return t(`groups:set-aside.${one.kind}`, {
    person: person(one.person),
    group: "group" in one ? group(one.group) : "",
  });
}

/** `Tổ 2, tổ trưởng`. */
export const wordSeat = (seat: Seat | null, { t, group }: Names): string =>
  seat === null
    ? t("groups:division.no-seat")
    : seat.duty === "member"
      ? group(seat.group)
      : `${group(seat.group)}, ${t(`groups:duty.${seat.duty}`).toLowerCase()}`;

/** Why somebody sits in a group, as a sentence. */
export function wordReason(reason: Reason, names: Names): string {
  const { t, person, group } = names;
  switch (reason.kind) {
    case "condition":
      return t("groups:reason.condition", { condition: wordCondition(reason.condition, names) });
    case "chosen":
      return t(`groups:reason.chosen-${reason.role}`, { group: group(reason.group) });
    case "share": {
      const { value, count, floor, ceiling } = reason.share;
      return t("groups:reason.share", {
        ...{
          attribute: wordAttribute(reason.attribute, t),
          value: wordValue(reason.attribute, value, t),
          count,
        },
        fair: floor === ceiling ? String(floor) : `${floor}–${ceiling}`,
      });
    }
    case "elsewhere": {
      const way = reason.change > 0 ? "worse" : reason.change < 0 ? "better" : "equal";
      return t(`groups:reason.${way}`, {
        ...{ group: group(reason.group), person: person(reason.with) },
        change: Math.abs(reason.change),
      });
    }
  }
}
