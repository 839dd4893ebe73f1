import { wordInstant } from "~/platform/days";
import type { OpenAgenda } from "./open-agenda.server";
import { programmeOf, trayOf } from "./programme";
import { findPublication } from "./publications.server";
import { viewFindings, wordSummary } from "./words";

/** What the editing page shows of an opened agenda; null while none was begun. */
export async function editDeskOf({ visit, congress, revision, agenda, findings, waivers }: OpenAgenda) {
  if (!revision || !agenda) return null;
  const { t, language, db } = visit;
  const waived = new Set(waivers.map(({ code }) => code));
  const published = await findPublication(db, congress.id);
  return {
    revision: revision.number,
    canUndo: revision.undo !== null,
    canRedo: revision.redo !== null,
    lead: t("agenda:edit.lead", {
      revision: revision.number,
      summary: wordSummary(revision.summary, { t, language }),
      author: revision.authorName,
      at: wordInstant(revision.at, language, congress.timezone),
    }),
    publishedVersion: published?.version ?? null,
    days: programmeOf(agenda),
    tray: trayOf(agenda),
    findings: viewFindings(findings, { t, language }, waived),
  };
}

export type EditDeskView = NonNullable<Awaited<ReturnType<typeof editDeskOf>>>;
