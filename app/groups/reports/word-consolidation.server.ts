import { byDocument, groupsOf, opinionsLeft } from "./consolidation";
import type { OpenConsolidation } from "./open-consolidation.server";

/** What the page shows on which the report is consolidated. */
export function wordConsolidation({ congress, revision, opinions, current }: OpenConsolidation) {
  const documents = congress.documents.map(({ id, title }) => ({ id, title }));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return {
    basedOn: revision.number,
    documents,
    left: opinionsLeft(revision.content, opinions).map(({ documentId, id, group, ...opinion }) => ({
      ...{ id, group, document: titles.get(documentId) ?? "" },
      ...{ kind: opinion.kind, section: opinion.section, text: opinion.text, speakers: opinion.speakers },
    })),
    parts: byDocument(revision.content, documents).map(({ id, title, kinds }) => ({
      ...{ id, title },
      kinds: kinds.map(({ kind, points }) => ({
        kind,
        points: points.map((point) => ({
          ...point,
          groups: groupsOf(point).join(", "),
          speakers: point.sources.reduce(
            (sum, { opinion }) => sum + (current.get(opinion)?.speakers ?? 0),
            0,
          ),
          sources: point.sources.map(({ opinion, version, group }) => {
            const now = current.get(opinion);
            const state = !now ? "gone" : now.version === version ? null : "changed";
            return { id: opinion, group, text: now?.text ?? "", state } as const;
          }),
        })),
      })),
    })),
  };
}
export type ConsolidationView = ReturnType<typeof wordConsolidation>;
export type PointView = ConsolidationView["parts"][number]["kinds"][number]["points"][number];
