import { examine } from "../division/examine";
import { takesPart } from "../delegate";
import type { DivisionDesk } from "./open-division.server";
import { labelOf, type Named } from "./find-people";
import { attributeFacts, attributeWarning } from "./people";
import { wordAttribute, wordFault, wordSetAside, wordValue } from "./words";

/** How many values of an attribute are told by name. */
const mostValues = 6;

/** Whom forms can name: those who take part. */
export const nameable = ({ delegates }: DivisionDesk): Named[] =>
  delegates.filter(takesPart).map(({ id, code, name, unit }) => ({ id, code, name, unit }));

/** What the setup page shows. */
export function setupView(desk: DivisionDesk) {
  const { division, congress, asked, delegates, names, visit } = desk;
  const { t } = visit;
  const { setup } = division.revision.content;
  const people = nameable(desk);
  const labels = new Map(delegates.map((delegate) => [delegate.id, labelOf(delegate)]));
  const label = (id: string | null) => (id === null ? "" : (labels.get(id) ?? names.person(id)));
  return {
    present: people.length,
    labels: people.map(labelOf),
    halls: congress.halls.map(({ name }) => name),
    rounds: setup.rounds,
    seed: setup.seed,
    sizes: setup.groups.every(({ size }) => size !== null)
      ? setup.groups.map(({ size }) => size).join(", ")
      : "",
    groups: setup.groups.map((group) => ({
      ...{ id: group.id, name: group.name, room: group.room },
      capacity: String(group.capacity ?? ""),
      size: String(group.size ?? ""),
      ...{ leader: label(group.leader), secretary: label(group.secretary) },
    })),
    attributes: attributeFacts(asked.problem.people).map((facts) => {
      const set = setup.attributes.find(({ name }) => name === facts.name);
      return {
        ...{ name: facts.name, label: wordAttribute(facts.name, t) },
        treatment: set?.treatment ?? ("ignore" as const),
        weight: set?.weight ?? 1,
        different: facts.values.length,
        unknown: facts.unknown,
        examples: facts.values
          .slice(0, mostValues)
          .map(({ value, count }) => `${wordValue(facts.name, value, t)} (${count})`),
        warning: attributeWarning(facts, people.length),
      };
    }),
    eligible: { leaders: setup.leaders.length, secretaries: setup.secretaries.length },
    pins: setup.pins.map((pin) => ({ ...pin, name: label(pin.person), groupName: names.group(pin.group) })),
    together: setup.together.map((all) => ({ people: all.join(" "), names: all.map(label) })),
    apart: setup.apart.map((pair) => ({ people: pair.join(" "), names: pair.map(label) })),
    faults: examine(asked.problem).map((fault) => wordFault(fault, names)),
    setAside: [...new Set(asked.setAside.map((one) => wordSetAside(one, names)))],
  };
}

export type SetupView = ReturnType<typeof setupView>;
