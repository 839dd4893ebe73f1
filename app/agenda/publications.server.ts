import { recordAudit, type Actor } from "~/accounts/audit.server";
import { fromJson, type Database } from "~/platform/database.server";
import { Agenda } from "./agenda";
import { findAgenda, type Revision } from "./agendas.server";
import { obstacles, type Waiver } from "./check";
import { compare, type SlotChange } from "./compare";
import type { Finding } from "./finding";
import { project } from "./projection.server";
import { publicAgenda } from "./public-agenda";

/** A published version: what the public reads for ever. */
export interface Publication {
  version: number;
  revision: number;
  name: string;
  agenda: Agenda;
  /** Against the version before; empty for the first. */
  changes: SlotChange[];
  waivers: Waiver[];
  publisherName: string;
  /** ISO text in UTC. */
  publishedAt: string;
}

interface PublicationRow {
  version: number;
  revision_number: number;
  name: string;
  content: string;
  changes: string;
  waivers: string;
  publisher_name: string;
  published_at: string;
}

/** A version by its number, the latest without one. */
export async function findPublication(
  db: Database,
  congressId: string,
  version?: number,
): Promise<Publication | null> {
  const query = publications(db, congressId).orderBy("agenda_publications.version", "desc");
  if (version !== undefined) void query.where("agenda_publications.version", version);
  const row: PublicationRow | undefined = await query.first();
  return row ? publicationOf(row) : null;
}

/** Every version, the latest first. */
export async function listPublications(db: Database, congressId: string): Promise<Publication[]> {
  const rows: PublicationRow[] = await publications(db, congressId).orderBy(
    "agenda_publications.version",
    "desc",
  );
  return rows.map(publicationOf);
}

export type Published =
  | { kind: "published"; version: number }
  | { kind: "blocked"; findings: Finding[] }
  | { kind: "outdated"; latest: Revision }
  | { kind: "gone" };

interface Publishing {
  /** The revision that the publisher has seen. */
  basedOn: number;
  name: string;
  /** The agenda as it is to be read, with the congress's facts of today. */
  current: (agenda: Agenda) => Agenda;
  judge: (agenda: Agenda) => Finding[];
}

/**
 * Publishes the latest revision as the next version. Refused while a rule blocks that nobody has set aside: above all
 * while no time is held for group discussion (Conclusion 1097-KL/TU, II.1).
 */
export async function publish(
  db: Database,
  author: Actor,
  now: Date,
  congressId: string,
  { basedOn, name, current, judge }: Publishing,
): Promise<Published> {
  return db.transaction(async (transaction): Promise<Published> => {
    await transaction("agendas").where({ congress_id: congressId }).forUpdate().first("id");
    const latest = await findAgenda(transaction, congressId);
    if (!latest) return { kind: "gone" };
    if (latest.number !== basedOn) return { kind: "outdated", latest };
    const waivers = await activeWaivers(transaction, congressId);
    const agenda = current(latest.agenda);
    const findings = judge(agenda);
    const blocking = obstacles(findings, waivers);
    if (blocking.length > 0) return { kind: "blocked", findings: blocking };
    const last = await findPublication(transaction, congressId);
    const content = publicAgenda(agenda);
    const version = (last?.version ?? 0) + 1;
    const used = waivers.filter(({ code }) => findings.some((finding) => finding.code === code));
    await transaction("agenda_publications").insert({
      agenda_id: latest.agendaId,
      version,
      revision_number: latest.number,
      name,
      content: JSON.stringify(content),
      changes: JSON.stringify(last ? compare(last.agenda, content) : []),
      waivers: JSON.stringify(used.map(({ code, name, reason }) => ({ code, name, reason }))),
      publisher_id: author.id,
      publisher_name: author.name,
      published_at: now.toISOString(),
    });
    await project(transaction, congressId, "published", content);
    await recordAudit(transaction, author, now, {
      action: "agenda-published",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { version, revision: latest.number, waived: used.map(({ code }) => code) },
    });
    return { kind: "published", version };
  });
}

/** A block that is set aside now. */
export interface ActiveWaiver extends Waiver {
  id: string;
  at: string;
}

export async function activeWaivers(db: Database, congressId: string): Promise<ActiveWaiver[]> {
  return db("agenda_waivers")
    .join("agendas", "agendas.id", "agenda_waivers.agenda_id")
    .where("agendas.congress_id", congressId)
    .whereNull("agenda_waivers.withdrawn_at")
    .orderBy("agenda_waivers.at")
    .select(["id", "code", "name", "reason", "at"].map((column) => `agenda_waivers.${column}`));
}

function publications(db: Database, congressId: string) {
  return db("agenda_publications")
    .join("agendas", "agendas.id", "agenda_publications.agenda_id")
    .where("agendas.congress_id", congressId)
    .select("agenda_publications.*");
}

const publicationOf = (row: PublicationRow): Publication => ({
  version: row.version,
  revision: row.revision_number,
  name: row.name,
  agenda: Agenda.parse(JSON.parse(row.content)),
  changes: fromJson(row.changes),
  waivers: fromJson(row.waivers),
  publisherName: row.publisher_name,
  publishedAt: row.published_at,
});
