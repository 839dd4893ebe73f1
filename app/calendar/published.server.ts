import type { Knex } from "knex";
import { listCongresses } from "~/congress/congresses.server";
import { congressesWithCommittees, summaryOf } from "~/congress/congress-rows.server";
import type { CongressSummary } from "~/congress/congress";
import type { Agenda } from "~/agenda/agenda";
import type { Viewer } from "~/accounts/viewer";
import { fromJson, readByIds, type Database } from "~/platform/database.server";
import type { PublishedVersion } from "./slot-history";

/** A congress with the number of its latest published agenda; 0 where none is published. */
export interface PublishedCongress {
  congress: CongressSummary;
  version: number;
}

/**
 * The congresses that the viewer may see, each with its published version, by identifier.
 * @param narrow adds conditions on congresses and committees
 */
export async function listPublished(
  db: Database,
  viewer: Viewer,
  narrow?: (query: Knex.QueryBuilder) => void,
): Promise<PublishedCongress[]> {
  const congresses = await listCongresses(db, viewer, narrow);
  const ids = congresses.map(({ id }) => id);
  const latest = await readByIds(ids, (some) => latestVersions(db).whereIn("agendas.congress_id", some));
  const versions = new Map(latest.map(({ congress_id, version }) => [congress_id, Number(version)]));
  return congresses
    .map((congress) => ({ congress, version: versions.get(congress.id) ?? 0 }))
    .sort((one, other) => (one.congress.id < other.congress.id ? -1 : 1));
}

/** One congress with its published version; null when there is none. Who may see it is judged by the caller. */
export async function findPublished(
  db: Database,
  where: { id: string } | { slug: string; is_public: true },
): Promise<PublishedCongress | null> {
  const columns = Object.entries(where).map(([name, value]) => [`congresses.${name}`, value]);
  const row = await congressesWithCommittees(db).where(Object.fromEntries(columns)).first();
  if (!row) return null;
  const congress = summaryOf(row);
  const [latest] = await latestVersions(db).where("agendas.congress_id", congress.id);
  return { congress, version: latest ? Number(latest.version) : 0 };
}

/** The public congress of an address; null when there is none or nothing of its agenda is published. */
export async function findPublicAgenda(db: Database, slug: string): Promise<PublishedCongress | null> {
  const found = await findPublished(db, { slug, is_public: true });
  return found && found.version > 0 ? found : null;
}

/** The name in its address of the public congress whose agenda was published last; null when none was. */
export async function lastPublishedSlug(db: Database): Promise<string | null> {
  const row: { slug: string } | undefined = await agendaPublications(db)
    .join("congresses", "congresses.id", "agendas.congress_id")
    .where("congresses.is_public", true)
    .orderBy("agenda_publications.published_at", "desc")
    .first("congresses.slug");
  return row?.slug ?? null;
}

/** What was published of agendas, ready for columns and conditions. */
export const agendaPublications = (db: Database): Knex.QueryBuilder =>
  db("agenda_publications").join("agendas", "agendas.id", "agenda_publications.agenda_id");

/**
 * The published versions of a congress after one and up to another, in ascending order. What is published never
 * changes, so that the same call always gives the same answer.
 */
export async function readVersions(
  db: Database,
  congressId: string,
  after: number,
  upTo: number,
): Promise<PublishedVersion[]> {
  const rows: { version: number; content: string; published_at: string }[] = await agendaPublications(db)
    .where("agendas.congress_id", congressId)
    .where("agenda_publications.version", ">", after)
    .where("agenda_publications.version", "<=", upTo)
    .orderBy("agenda_publications.version")
    .select("agenda_publications.version", "agenda_publications.content", "agenda_publications.published_at");
  return rows.map(({ version, content, published_at }) => ({
    version,
    content: fromJson<Agenda>(content),
    publishedAt: published_at,
  }));
}

/** The agenda of a congress as it was published last; null when it never was. */
export async function readLatestAgenda(db: Database, congressId: string): Promise<Agenda | null> {
  const row: { content: string } | undefined = await agendaPublications(db)
    .where("agendas.congress_id", congressId)
    .orderBy("agenda_publications.version", "desc")
    .first("agenda_publications.content");
  return row ? fromJson<Agenda>(row.content) : null;
}

const latestVersions = (
  db: Database,
): Knex.QueryBuilder<object, { congress_id: string; version: number }[]> =>
  agendaPublications(db)
    .groupBy("agendas.congress_id")
    .select("agendas.congress_id")
    .max("agenda_publications.version as version");
