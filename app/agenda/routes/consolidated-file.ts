import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentResponse } from "~/agenda/print/editions.server";
import { bodiesOf, placeAndDay } from "~/agenda/print/letterhead";
import { writeConsolidated } from "~/groups/reports/consolidated-document.server";
import { openConsolidation } from "~/groups/reports/open-consolidation.server";
import { standingOf } from "~/groups/reports/standing";
import { wordInstant } from "~/platform/days";

/** The consolidated report of the discussion groups as DOCX. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, division, title, content, reports, revision, current } = await openConsolidation(
    args,
    "report:view",
  );
  const { t, language, now } = visit;
  const instant = (at: string) => wordInstant(at, language, congress.timezone);
  const file = await writeConsolidated({
    bodies: bodiesOf(congress, { t, language }),
    placeAndDay: placeAndDay(congress, now.toISOString(), { t, language }),
    congressTitle: title,
    consolidation: revision.content,
    documents: congress.documents.map((document) => ({ id: document.id, title: document.title })),
    standing: standingOf(division.id, content, reports),
    speakers: new Map([...current].map(([id, { speakers }]) => [id, speakers ?? 0])),
    roundName: (round) => (content.setup.rounds > 1 ? t("groups:papers.round", { number: round + 1 }) : ""),
    wordInstant: instant,
    footer: t("groups:reports.document.footer", { number: revision.number, at: instant(now.toISOString()) }),
    t,
  });
  return documentResponse(file, `bao-cao-thao-luan-to-${congress.slug}`);
}
