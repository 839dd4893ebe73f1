import { alarmLines, compact, sharedLines, utc } from "./component-lines";
import { officeOpens, type CalendarEntry } from "./entry";

/** The content lines of a deadline as VTODO, not yet folded. A task has no beginning: only the day by which it is due. */
export const taskLines = (entry: CalendarEntry): string[] => [
  "BEGIN:VTODO",
  ...sharedLines(entry),
  ...dueLines(entry),
  ...alarmLines(entry, "END", officeOpens),
  "END:VTODO",
];

function dueLines({ time, status, progress }: CalendarEntry): string[] {
  const last = time.kind === "days" ? time.last : time.day;
  const state = status === "cancelled" ? "cancelled" : (progress?.state ?? "needs-action");
  return [
    `DUE;VALUE=DATE:${compact(last)}`,
    `STATUS:${state.toUpperCase()}`,
    ...(state === "completed" ? ["PERCENT-COMPLETE:100"] : []),
    ...(state === "completed" && progress?.completedAt ? [`COMPLETED:${utc(progress.completedAt)}`] : []),
  ];
}
