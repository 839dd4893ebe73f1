import type { AuditRow } from "~/accounts/audit.server";
import type { Visit } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { keyOf, nameSubjects, type NamedSubject } from "./subjects.server";
import { detailLines, wordDeed, wordKind } from "./words";

/** Rows of the trail as they are shown, in the reader's language and the time of the workspace. */
export async function viewTrail({ db, t, language }: Visit, rows: readonly AuditRow[]) {
  const named = await nameSubjects(db, rows, language);
  return rows.map((row) => ({
    number: row.number,
    at: wordInstant(row.at, language, workspaceZone),
    person: row.actor_name,
    deed: wordDeed(row.action, t),
    subject: {
      ...subjectOf(row, named.get(keyOf(row.subject_kind, row.subject_id))),
      kind: wordKind(row.subject_kind, t),
      id: row.subject_id,
    },
    details: detailLines(row.detail),
  }));
}
export type TrailRow = Awaited<ReturnType<typeof viewTrail>>[number];

/** What cannot be named is known by its id, that of a deleted congress for one. */
const subjectOf = (row: AuditRow, known: NamedSubject | undefined): NamedSubject =>
  known ?? { name: row.subject_id, to: null };
