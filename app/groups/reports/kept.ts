import { keepHere, ofAccount, readKept } from "~/ui/kept-here";
import type { DeskState, Kept } from "./desk-state";
import { unsent } from "./saving";

const nothing: Kept = { opinions: [], attendance: null, wantsHandIn: false };

/**
 * Where a report is kept in the browser: under the account of whoever is signed in, so that it goes with them; without
 * one, of those who came by the group's link, under the report alone.
 */
export const placeOfReport = (account: string, reportName: string): string =>
  account === "" ? `group-report:${reportName}` : ofAccount(account, `group-report:${reportName}`);

/** Keeps in the browser what waits to be sent; nothing stays behind once all is sent. */
export function keep(place: string, { opinions, attendance, wantsHandIn }: DeskState): void {
  const kept: Kept = {
    opinions: unsent(opinions),
    attendance: attendance.isDirty ? attendance : null,
    wantsHandIn,
  };
  keepHere(place, isNothing(kept) ? null : kept);
}

/** What waited when the page was left; null when nothing did. */
export function recall(place: string): Kept | null {
  const kept = { ...nothing, ...readKept<Partial<Kept>>(place) };
  return isNothing(kept) ? null : kept;
}

const isNothing = ({ opinions, attendance, wantsHandIn }: Kept): boolean =>
  opinions.length === 0 && attendance === null && !wantsHandIn;
