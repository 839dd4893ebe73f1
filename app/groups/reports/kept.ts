import { keepHere, readKept } from "~/ui/kept-here";
import type { DeskState, Kept } from "./desk-state";
import { unsent } from "./saving";

const nothing: Kept = { opinions: [], attendance: null, wantsHandIn: false };
const placeOf = (reportName: string) => `group-report:${reportName}`;

/** Keeps in the browser what waits to be sent; nothing stays behind once all is sent. */
export function keep(reportName: string, { opinions, attendance, wantsHandIn }: DeskState): void {
  const kept: Kept = {
    opinions: unsent(opinions),
    attendance: attendance.isDirty ? attendance : null,
    wantsHandIn,
  };
  keepHere(placeOf(reportName), isNothing(kept) ? null : kept);
}

/** What waited when the page was left; null when nothing did. */
export function recall(reportName: string): Kept | null {
  const kept = { ...nothing, ...readKept<Partial<Kept>>(placeOf(reportName)) };
  return isNothing(kept) ? null : kept;
}

const isNothing = ({ opinions, attendance, wantsHandIn }: Kept): boolean =>
  opinions.length === 0 && attendance === null && !wantsHandIn;
