import { z } from "zod";
import { optionalDay, optionalWhole } from "~/platform/fields";
import { addDays, daysFrom, type Day } from "~/platform/days";
import type { Congress } from "~/congress/congress";
import type { Agenda } from "./agenda";
import { agendaLevelOf } from "./current-facts";
import { templates } from "./templates/catalogue";
import { fromTemplate } from "./templates/template";

export const templateCodes = ["province", "district", "affiliated"] as const;

/** Which template to begin with; day and delegates are asked only where the congress does not state them. */
export const CreateForm = z.object({
  template: z.enum(templateCodes),
  firstDay: optionalDay(),
  delegates: optionalWhole(1, 100_000),
});
export type CreateValues = z.infer<typeof CreateForm>;

export type Created =
  | { ok: true; agenda: Agenda }
  | { ok: false; field: "template"; needed: number; days: number }
  | { ok: false; field: "firstDay" | "delegates" };

/** Makes the agenda of a congress from a template. */
export function createFromTemplate(
  congress: Congress,
  { template: code, firstDay, delegates }: CreateValues,
  newId: () => string,
): Created {
  const template = templates.find((each) => each.code === code);
  if (!template) return { ok: false, field: "template", needed: 0, days: 0 };
  const first = congress.firstDay ?? firstDay;
  const seats = congress.expectedDelegates ?? delegates;
  if (first === null) return { ok: false, field: "firstDay" };
  if (seats === null) return { ok: false, field: "delegates" };
  const days: Day[] =
    congress.firstDay !== null && congress.lastDay !== null
      ? daysFrom(congress.firstDay, congress.lastDay)
      : Array.from({ length: template.days }, (_, index) => addDays(first, index));
  if (days.length < template.days) {
    return { ok: false, field: "template", needed: template.days, days: days.length };
  }
  return {
    ok: true,
    agenda: fromTemplate(
      template,
      {
        title: congress.title.vi,
        level: agendaLevelOf(congress),
        timezone: congress.timezone,
        firstDay: first,
        days,
        delegates: seats,
        halls: congress.halls.map(({ name, capacity }) => ({ name, capacity })),
        documents: congress.documents.map(({ kind, title, circulated }) => ({ kind, title, circulated })),
      },
      newId,
    ),
  };
}
