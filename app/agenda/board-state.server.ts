import { wordInstant } from "~/platform/days";
import type { OpenAgenda } from "./open-agenda.server";
import { wordSummary } from "./words";

/** What the board works on: the agenda as a value, and what the rules need to judge it in the browser. */
export async function boardStateOf({ visit, congress, revision, agenda, waivers, context }: OpenAgenda) {
  if (!revision || !agenda || !context) return null;
  const { t, language } = visit;
  return {
    revision: revision.number,
    agenda,
    canUndo: revision.undo !== null,
    canRedo: revision.redo !== null,
    context,
    waived: waivers.map(({ code }) => code),
    lead: t("agenda:edit.lead", {
      revision: revision.number,
      summary: wordSummary(revision.summary, { t, language }),
      author: revision.authorName,
      at: wordInstant(revision.at, language, congress.timezone),
    }),
  };
}

export type BoardState = NonNullable<Awaited<ReturnType<typeof boardStateOf>>>;
