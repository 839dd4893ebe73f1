import type { EntryKind } from "../entry";
import { sessionKind, slotKind } from "./agenda.server";
import { commentKind } from "./comment.server";
import { congressKind } from "./congress.server";
import { groupKind } from "./group.server";
import { readinessKind } from "./readiness.server";
import { surveyKind } from "./survey.server";
import type { KindReader } from "./reader.server";

/** Every kind of entry that feeds can hold, in the order in which feeds list them. */
export const kindReaders: readonly KindReader[] = [
  congressKind,
  sessionKind,
  slotKind,
  groupKind,
  readinessKind,
  commentKind,
  surveyKind,
];

export const readersOf = (kinds: readonly EntryKind[]): KindReader[] =>
  kindReaders.filter(({ kind }) => kinds.includes(kind));
