import type { Waiting } from "~/platform/edit-queue";
import { keepHere, keptNames, readKept } from "../kept-here";

/**
 * Edits that wait are kept in the browser each by itself: two windows on the same board do not overwrite each other's,
 * and one that is sent by both is done once by its key.
 */
const nameOf = (board: string, key: string): string => `${board} edit ${key}`;

/** Keeps what was added or changed, and forgets what is confirmed. */
export function keepWaiting<Command>(
  board: string,
  before: readonly Waiting<Command>[],
  after: readonly Waiting<Command>[],
): void {
  const left = new Set(after.map(({ key }) => key));
  for (const { key } of before) if (!left.has(key)) keepHere(nameOf(board, key), null);
  for (const edit of after) if (!before.includes(edit)) keepHere(nameOf(board, edit.key), edit);
}

/** The edits that waited when the page was left. */
export const recallWaiting = <Command>(board: string): Waiting<Command>[] =>
  keptNames(nameOf(board, "")).flatMap((name) => readKept<Waiting<Command>>(name) ?? []);
