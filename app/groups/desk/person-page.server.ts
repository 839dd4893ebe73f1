import { takesPart } from "../delegate";
import { groupsOf } from "./group-view";
import { labelOf } from "./find-people";
import type { DivisionDesk } from "./open-division.server";
import { ageBandOf } from "./people";
import { seatsOf } from "./seats";
import { wordAttribute, wordSeat, wordValue } from "./words";
import { yearOf } from "./open-division.server";

/** One person of a division: the seat, what can be done, and whom they could change with. */
export function personView(desk: DivisionDesk, id: string, round: number) {
  const { delegates, division, names, visit, congress } = desk;
  const { t } = visit;
  const delegate = delegates.find((each) => each.id === id);
  if (!delegate) return null;
  const { content } = division.revision;
  const seats = seatsOf(content);
  const seat = seats[round]?.get(id) ?? null;
  const groups = groupsOf(content, round, new Map(delegates.map((each) => [each.id, each])));
  const facts: Record<string, string> = {
    ...{ unit: delegate.unit, sex: delegate.sex, ethnicity: delegate.ethnicity, sector: delegate.sector },
    ...{ age: ageBandOf(delegate.birthYear, yearOf(congress, visit.today)), status: delegate.status },
    ...Object.fromEntries(Object.entries(delegate.attributes).map(([name, value]) => [`+${name}`, value])),
  };
  return {
    ...{ id, name: delegate.name, code: delegate.code, takesPart: takesPart(delegate), seat },
    seats: seats.map((each) => wordSeat(each.get(id) ?? null, names)),
    facts: Object.entries(facts).map(([name, value]) => ({
      label: wordAttribute(name, t),
      value: wordValue(name, value, t),
    })),
    rules: content.setup.pins
      .filter((pin) => pin.person === id)
      .map((pin) => ({ ...pin, name: names.group(pin.group) })),
    groups: groups.map(({ id: group, name, members }) => ({ id: group, name, size: members.length })),
    others: groups
      .filter((group) => group.id !== seat?.group)
      .flatMap(({ name, members }) => members.map((other) => ({ label: labelOf(other), group: name }))),
  };
}

export type PersonView = NonNullable<ReturnType<typeof personView>>;
