import { done, refuse, type DivisionCommand, type Edited } from "./command";
import type { DivisionContent } from "../division/content";
import { move, setDuty, swap } from "./moves";
import { addApart, addTogether, pin, pinAll, removeApart, removeTogether, setGroups, unpin } from "./wishes";

/** Applies one command to a division. The division that was given stays as it is. */
export function edit(content: DivisionContent, command: DivisionCommand): Edited {
  const { setup } = content;
  switch (command.do) {
    case "move":
      return move(content, command);
    case "swap":
      return swap(content, command);
    case "set-duty":
      return setDuty(content, command);
    case "pin":
      return pin(content, command);
    case "unpin":
      return unpin(content, command);
    case "add-pins":
      return pinAll(content, command);
    case "add-together":
      return addTogether(content, command.people);
    case "remove-together":
      return removeTogether(content, command.people);
    case "add-apart":
      return addApart(content, command.people);
    case "remove-apart":
      return removeApart(content, command.people);
    case "set-groups":
      return setGroups(content, command.groups, command.rounds);
    case "set-attributes": {
      const attributes = command.attributes.filter(({ treatment }) => treatment !== "ignore");
      if (JSON.stringify(attributes) === JSON.stringify(setup.attributes)) return refuse("nothing-to-do");
      return done({ ...content, setup: { ...setup, attributes } }, "attributes-set", {
        count: attributes.length,
      });
    }
    case "set-eligible": {
      const { leaders, secretaries } = command;
      return done({ ...content, setup: { ...setup, leaders, secretaries } }, "eligible-set", {
        leaders: leaders.length,
        secretaries: secretaries.length,
      });
    }
    case "set-seed":
      return done({ ...content, setup: { ...setup, seed: command.seed } }, "seed-set", {
        seed: command.seed,
      });
    case "seat":
      return done({ ...content, rounds: command.rounds }, command.why, { count: command.moved });
  }
}
