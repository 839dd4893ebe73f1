import { wordInstant } from "~/platform/days";
import { newId } from "~/platform/id.server";
import { nameIn } from "~/platform/vietnamese";
import type { OpenReport } from "./open-report.server";
import { findReport } from "./reports.server";

/** What the page of a report shows. */
export async function wordReport({ visit, congress, key, group, rounds, address, isByLink }: OpenReport) {
  const { db, t, language } = visit;
  const { opinions, attendance, version, handedIn } = await findReport(db, key);
  const documents = congress.documents.map(({ id, title }) => ({ id, title }));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const congressTitle = nameIn(congress.title, language);
  const reports = `/congresses/${congress.slug}/groups/${key.divisionId}/reports`;
  return {
    title:
      rounds > 1
        ? t("groups:reports.form.title-round", { group: group.name, number: key.round + 1 })
        : t("groups:reports.form.title", { group: group.name }),
    trail: isByLink ? [] : [{ to: reports, label: t("groups:reports.overview.title") }],
    lead: [congressTitle, group.room].filter((part) => part !== "").join(" · "),
    address,
    name: `${key.divisionId}/${key.round}/${key.groupId}`,
    members: group.members,
    documents,
    report: { opinions, attendance, version },
    freshId: newId(),
    saveKey: newId(),
    handedIn:
      handedIn &&
      t("groups:reports.form.handed-in", {
        at: wordInstant(handedIn.at, language, congress.timezone),
        by: handedIn.by,
      }),
    shown: opinions.map(({ id, kind, documentId, section, text, speakers }) => ({
      ...{ id, kind, section, text, speakers, document: titles.get(documentId) ?? "" },
    })),
  };
}
