import type { Database } from "~/platform/database.server";
import type { FactsOfCongress } from "./checklist";
import type { Fact } from "./template";

/**
 * Which facts hold, by congress. Read from the tables themselves, so that a checklist is never behind the rooms that it
 * looks at.
 * @param congressIds the congresses that are asked about; null for all
 */
export async function readFacts(
  db: Database,
  congressIds: readonly string[] | null,
): Promise<Map<string, FactsOfCongress>> {
  const held = new Map<string, Set<Fact>>();
  for (const [fact, read] of Object.entries(readers) as [Fact, Reader][]) {
    const query = read(db);
    if (congressIds) void query.whereIn("congress_id", [...congressIds]);
    const rows: { congress_id: string }[] = await query;
    for (const { congress_id } of rows) held.set(congress_id, (held.get(congress_id) ?? new Set()).add(fact));
  }
  return held;
}

type Reader = (db: Database) => ReturnType<typeof publishedAgendas>;

/** An agenda that stops on a demand cannot be published: published is published without blocks. */
const publishedAgendas = (db: Database) =>
  db("agendas")
    .join("agenda_publications", "agenda_publications.agenda_id", "agendas.id")
    .distinct("agendas.congress_id");

const readers: Partial<Record<Fact, Reader>> = { "agenda-published": publishedAgendas };
