import type { Knex } from "knex";
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

/** Answers rows with a `congress_id`, open to one more condition on it. */
type Reader = (db: Database) => Knex.QueryBuilder;

/** An agenda that stops on a demand cannot be published: published is published without blocks. */
const publishedAgendas = (db: Database): Knex.QueryBuilder =>
  db("agendas")
    .join("agenda_publications", "agenda_publications.agenda_id", "agendas.id")
    .distinct("congress_id");

/** Every round of written comments on every draft of the congress is consolidated, and there is at least one. */
const closedComments = (db: Database): Knex.QueryBuilder =>
  db.select("congress_id").from(
    db.raw(`(
      select drafts.congress_id as congress_id
      from drafts join comment_rounds on comment_rounds.draft_id = drafts.id
      where drafts.congress_id is not null and comment_rounds.kind = 'written'
      group by drafts.congress_id
      having count(*) = count(comment_rounds.consolidated_at)
    ) as closed`),
  );

/** Every step of every survey plan of the congress is concluded and needs no review, and there is at least one. */
const concludedSurveys = (db: Database): Knex.QueryBuilder =>
  db
    .select("congress_id")
    .from(
      db("survey_plans")
        .join("survey_steps", "survey_steps.plan_id", "survey_plans.id")
        .groupBy("congress_id")
        .havingRaw("count(*) = sum(case when state = 'concluded' and needs_review = ? then 1 else 0 end)", [
          false,
        ])
        .select("congress_id")
        .as("concluded"),
    );

const readers: Partial<Record<Fact, Reader>> = {
  "agenda-published": publishedAgendas,
  "comments-closed": closedComments,
  "survey-concluded": concludedSurveys,
};
