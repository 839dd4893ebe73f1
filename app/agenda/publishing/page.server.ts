import { can } from "~/accounts/permissions";
import { authorise, notFound } from "~/accounts/request.server";
import { obstacles } from "../check";
import { compare } from "../compare";
import { strayedSlots } from "../divisions.server";
import type { OpenAgenda } from "../open-agenda.server";
import { publicAgenda } from "../public-agenda";
import { findPublication } from "../publications.server";
import { viewFindings } from "../words";

/** What is seen before publishing: what blocks it, what is set aside, and what will change. */
export async function publishingPage(open: OpenAgenda) {
  const { visit, congress, revision, agenda, findings, waivers } = open;
  if (!revision || !agenda) notFound();
  const { t, language, viewer } = visit;
  const subject = { committeePath: congress.committee.path };
  authorise(visit, "agenda:publish", subject);
  const last = await findPublication(visit.db, congress.id);
  return {
    title: t("agenda:publishing.title"),
    slug: congress.slug,
    revision: revision.number,
    hasDays: congress.firstDay !== null,
    mayWaive: can(viewer, "agenda:waive", subject),
    decider: viewer.name,
    obstacles: viewFindings(obstacles(findings, waivers), { t, language }, new Set()),
    reminders: viewFindings(
      findings.filter(({ severity }) => severity === "warn"),
      { t, language },
      new Set(),
    ).map(({ message }) => message),
    waivers: waivers.map(({ id, code, name, reason }) => ({
      id,
      name,
      reason,
      rule: t(`agenda:rule.${code}`),
    })),
    strayed: await strayedSlots(open),
    lastVersion: last?.version ?? 0,
    changes: last ? compare(last.agenda, publicAgenda(agenda)) : [],
  };
}
