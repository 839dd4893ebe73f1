import { differing, everything, type Part } from "~/platform/parts";
import type { DivisionContent } from "../division/content";
import type { DivisionCommand } from "./command";
import { seatsOf } from "./seats";

/**
 * The parts of a division that a command reads or writes: `seat:0:…` is where somebody sits in a round and with which
 * duty, `rules:…` where somebody is pinned, `group:g1` a group as it was asked for. Whatever is not done by hand touches
 * everything.
 */
export function partsOf(command: DivisionCommand): Set<Part> {
  switch (command.do) {
    case "move":
      return new Set([...seatParts(command.round, command.person), `group:${command.group}`]);
    case "swap":
      return new Set([
        ...seatParts(command.round, command.person),
        ...seatParts(command.round, command.with),
      ]);
    case "set-duty": {
      const duty = `duty:${command.round}:${command.group}:${command.duty}`;
      return new Set(command.person === null ? [duty] : [duty, `seat:${command.round}:${command.person}`]);
    }
    case "pin":
    case "unpin":
      return new Set([`rules:${command.person}`, `group:${command.group}`]);
    default:
      return new Set([everything]);
  }
}

const seatParts = (round: number, person: string): Part[] => [`seat:${round}:${person}`, `rules:${person}`];

/** The parts that differ between two revisions. */
export const changedParts = (before: DivisionContent, after: DivisionContent): Set<Part> =>
  new Set(differing(fingerprints(before), fingerprints(after)));

function fingerprints(content: DivisionContent): Map<Part, string> {
  const { groups, pins, ...setup } = content.setup;
  const prints = new Map<Part, string>([["setup", JSON.stringify(setup)]]);
  for (const group of groups) prints.set(`group:${group.id}`, JSON.stringify(group));
  for (const { person, group, round } of pins) {
    prints.set(`rules:${person}`, `${prints.get(`rules:${person}`) ?? ""} ${group} ${round}`);
  }
  for (const [round, seats] of seatsOf(content).entries()) {
    for (const [person, { group, duty }] of seats) prints.set(`seat:${round}:${person}`, `${group} ${duty}`);
  }
  for (const [round, { groups: seated }] of (content.rounds ?? []).entries()) {
    for (const { id, leader, secretary } of seated) {
      prints.set(`duty:${round}:${id}:leader`, leader ?? "");
      prints.set(`duty:${round}:${id}:secretary`, secretary ?? "");
    }
  }
  return prints;
}
