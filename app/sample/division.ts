import type { Agenda } from "~/agenda/agenda";
import { attachmentOf, type Attachable } from "~/agenda/attachment";
import { slotsOf } from "~/agenda/edits/division";
import { edit } from "~/agenda/edits/edit";
import type { Delegate } from "~/groups/delegate";
import { firstSetup, newGroups, problemOf } from "~/groups/desk/asked";
import { attributeFacts, peopleOf } from "~/groups/desk/people";
import { groupRooms } from "~/groups/desk/rooms";
import type { DivisionContent } from "~/groups/division/content";
import { divide } from "~/groups/division/divide";
import { sampleCongress, sampleHalls } from "./content";

/** How many may lead a group, and how many may take its minutes. */
const eligible = 12;

/** The invented delegates divided into groups, one for each room but the great hall; the same ones every time. */
export function sampleDivision(delegates: Delegate[]): DivisionContent {
  const people = peopleOf(delegates, Number(sampleCongress.firstDay.slice(0, 4)));
  const rooms = groupRooms(sampleHalls);
  const groups = newGroups(rooms.length, rooms, (number) => `Tổ ${number}`);
  const of = (sector: string) => delegates.filter((delegate) => delegate.sector === sector);
  const setup: DivisionContent["setup"] = {
    ...firstSetup(groups, attributeFacts(people)),
    leaders: of("Đảng")
      .slice(0, eligible)
      .map(({ id }) => id),
    secretaries: of("Giáo dục")
      .slice(0, eligible)
      .map(({ id }) => id),
  };
  const answer = divide(problemOf({ setup }, people).problem);
  return { setup, rounds: answer?.kind === "divided" ? answer.division.rounds : null };
}

/** The agenda with the groups in every group discussion: nothing is left to complain about. */
export function withDivision(agenda: Agenda, division: Attachable): Agenda {
  return slotsOf(agenda)
    .filter(({ type }) => type === "group-discussion")
    .reduce((current, { id }) => {
      const command = attachmentOf(current, id, division, 0);
      const edited = command && edit(current, command);
      return edited?.ok ? edited.agenda : current;
    }, agenda);
}
