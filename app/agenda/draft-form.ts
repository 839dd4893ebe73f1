import { z } from "zod";
import { daysFrom } from "~/platform/days";
import { time, whole } from "~/platform/fields";
import { minutesOf } from "./agenda";
import { wishedParts, type Period, type WishedPart, type Wishes } from "./draft/wishes";
import { usualMinutes } from "./slot-titles";

const minutesField = whole(0, 600);

/** What is wished of a draft: hours of each half day, numbers, and minutes for each part. */
export const DraftForm = z
  .object({
    morningStart: time(),
    morningEnd: time(),
    afternoonStart: time(),
    afternoonEnd: time(),
    firstMorning: z.boolean().optional(),
    lastAfternoon: z.boolean().optional(),
    preparatory: whole(0, 4),
    groups: whole(2, 60),
    ballots: whole(0, 6),
    ...(Object.fromEntries(wishedParts.map((part) => [part, minutesField])) as Record<
      WishedPart,
      typeof minutesField
    >),
  })
  .superRefine((values, context) => {
    for (const [start, end] of [
      ["morningStart", "morningEnd"],
      ["afternoonStart", "afternoonEnd"],
      ["morningEnd", "afternoonStart"],
    ] as const) {
      if ((minutesOf(values[end]) ?? 0) < (minutesOf(values[start]) ?? 0)) {
        context.addIssue({ code: "custom", path: [end], params: { key: "agenda:session.end-after-start" } });
      }
    }
  });
export type DraftValues = z.infer<typeof DraftForm>;

/** The wishes that a form means for a congress of these days. */
export function wishesOf(values: DraftValues, firstDay: string, lastDay: string): Wishes {
  const at = (text: string) => minutesOf(text) ?? 0;
  const days = daysFrom(firstDay, lastDay);
  const periods = days.flatMap((date): Period[] => [
    { date, start: at(values.morningStart), end: at(values.morningEnd) },
    { date, start: at(values.afternoonStart), end: at(values.afternoonEnd) },
  ]);
  const kept = periods.filter(
    ({ end, start }, index) =>
      end > start &&
      (index > 0 || values.firstMorning === true) &&
      (index < periods.length - 1 || values.lastAfternoon === true),
  );
  return {
    periods: kept,
    preparatory: Math.min(values.preparatory, Math.max(0, kept.length - 1)),
    groups: values.groups,
    ballots: values.ballots,
    minutes: Object.fromEntries(wishedParts.map((part) => [part, values[part]])) as Record<
      WishedPart,
      number
    >,
  };
}

/** What the form begins with: usual lengths, which are defaults. */
export const usualWishes = (minimumDiscussion: number, groups: number) => ({
  morningStart: "07:30",
  morningEnd: "11:30",
  afternoonStart: "13:30",
  afternoonEnd: "17:00",
  firstMorning: "on",
  lastAfternoon: "on",
  preparatory: 1,
  groups: Math.max(2, groups),
  ballots: 2,
  gathering: usualMinutes.gathering,
  presidium: usualMinutes["presidium-election"],
  formalities: 40,
  documents: 60,
  discussion: Math.max(minimumDiscussion, usualMinutes["group-discussion"]),
  "report-back": usualMinutes["group-report-back"],
  opening: usualMinutes.opening,
  presentation: 60,
  guests: usualMinutes["guest-address"],
  plenary: usualMinutes["plenary-discussion"],
  personnel: usualMinutes["personnel-report"],
  ballot: usualMinutes.ballot,
  result: usualMinutes["ballot-result"],
  resolution: usualMinutes["resolution-adoption"],
  closing: usualMinutes.closing,
});
