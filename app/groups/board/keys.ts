import type { DivisionContent } from "../division/content";
import type { HandCommand } from "../desk/command";
import { seatsOf } from "../desk/seats";

/**
 * What a key does to the person who has the focus: arrows move to the group before or after, L and S give or take the
 * duty of leader or secretary, P makes the seat a rule or takes the rule away. Null for keys that do nothing.
 */
export function commandOfKey(
  content: DivisionContent,
  round: number,
  person: string,
  key: string,
): HandCommand | null {
  const groups = content.setup.groups;
  const seat = seatsOf(content)[round]?.get(person);
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const at = groups.findIndex(({ id }) => id === seat?.group);
      const next = groups[at + (key === "ArrowRight" ? 1 : -1)];
      return next ? { do: "move", round, person, group: next.id } : null;
    }
    case "l":
    case "s": {
      if (!seat) return null;
      const duty = key === "l" ? "leader" : "secretary";
      return { do: "set-duty", round, group: seat.group, duty, person: seat.duty === duty ? null : person };
    }
    case "p": {
      if (!seat) return null;
      const rule = ruleFor(content, round, person, seat.group);
      if (rule) return { do: "unpin", person, group: rule.group, round: rule.round };
      return { do: "pin", person, group: seat.group, round: content.setup.rounds > 1 ? round : null };
    }
    default:
      return null;
  }
}

/** The rule that seats a person in this group in this round. */
export const ruleFor = ({ setup }: DivisionContent, round: number, person: string, group: string) =>
  setup.pins.find(
    (pin) => pin.person === person && pin.group === group && (pin.round === null || pin.round === round),
  );
