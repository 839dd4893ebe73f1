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
  try {
    if (isNothing(kept)) localStorage.removeItem(placeOf(reportName));
    else localStorage.setItem(placeOf(reportName), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage only means that a reload without a connection would lose what waits.
  }
}

/** What waited when the page was left; null when nothing did. */
export function recall(reportName: string): Kept | null {
  try {
    const text = localStorage.getItem(placeOf(reportName));
    const kept = text === null ? nothing : { ...nothing, ...(JSON.parse(text) as Partial<Kept>) };
    return isNothing(kept) ? null : kept;
  } catch {
    return null;
  }
}

const isNothing = ({ opinions, attendance, wantsHandIn }: Kept): boolean =>
  opinions.length === 0 && attendance === null && !wantsHandIn;
