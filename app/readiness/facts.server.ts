import type { Knex } from "knex";
import { isPostgres, type Database } from "~/platform/database.server";
import type { FactsOfCongress } from "./checklist";
import type { Fact } from "./template";

/**
 * Which facts hold, by congress, and since when (ISO text in UTC). Read from the tables themselves, so that a checklist
 * is never behind the rooms that it looks at.
 * @param congressIds the congresses that are asked about; null for all
 * @param from only facts that hold since this instant or later; absent for all
 */
export async function readFacts(
  db: Database,
  congressIds: readonly string[] | null,
  from?: string,
): Promise<Map<string, FactsOfCongress>> {
  const held = new Map<string, Map<Fact, string>>();
  for (const [fact, read] of Object.entries(readers) as [Fact, Reader][]) {
    const query = read(db);
    if (congressIds) void query.whereIn("congress_id", [...congressIds]);
    const answer = db.select("congress_id", "since").from(query.as("held"));
    if (from !== undefined) void answer.where("since", ">=", from);
    const rows: { congress_id: string; since: string }[] = await answer;
    for (const { congress_id, since } of rows) {
      held.set(congress_id, (held.get(congress_id) ?? new Map()).set(fact, since));
    }
  }
  return held;
}

/** Answers rows with `congress_id` and `since`, open to one more condition on the former. */
type Reader = (db: Database) => Knex.QueryBuilder;

/** An agenda that stops on a demand cannot be published: published is published without blocks. */
const publishedAgendas: Reader = (db) =>
  db("agendas")
    .join("agenda_publications", "agenda_publications.agenda_id", "agendas.id")
    .groupBy("congress_id")
    .select("congress_id")
    .min({ since: "published_at" });

/** Every round of written comments on every draft of the congress is consolidated, and there is at least one. */
const closedComments: Reader = (db) =>
  db.select("congress_id", "since").from(
    db.raw(`(
      select drafts.congress_id as congress_id, max(comment_rounds.consolidated_at) as since
      from drafts join comment_rounds on comment_rounds.draft_id = drafts.id
      where drafts.congress_id is not null and comment_rounds.kind = 'written'
      group by drafts.congress_id
      having count(*) = count(comment_rounds.consolidated_at)
    ) as closed`),
  );

/** Every step of every survey plan of the congress is concluded and needs no review, and there is at least one. */
const concludedSurveys: Reader = (db) =>
  db
    .select("congress_id", "since")
    .from(
      db("survey_plans")
        .join("survey_steps", "survey_steps.plan_id", "survey_plans.id")
        .groupBy("congress_id")
        .havingRaw("count(*) = sum(case when state = 'concluded' and needs_review = ? then 1 else 0 end)", [
          false,
        ])
        .select("congress_id")
        .max({ since: "survey_steps.updated_at" })
        .as("concluded"),
    );

/** The chosen division seats every delegate who takes part, and there is at least one. */
const dividedGroups: Reader = (db) =>
  db.select("congress_id", "since").from(
    db.raw(`(
      select divisions.congress_id as congress_id, max(division_revisions.at) as since
      from divisions join division_revisions on division_revisions.division_id = divisions.id
      where divisions.is_chosen = ${isPostgres(db) ? "true" : "1"}
        and exists (select 1 from division_seats where division_seats.division_id = divisions.id)
        and not exists (
          select 1 from delegates
          where delegates.congress_id = divisions.congress_id
            and delegates.status not in ('excused', 'alternate')
            and not exists (
              select 1 from division_seats
              where division_seats.division_id = divisions.id and division_seats.delegate_id = delegates.id
            )
        )
      group by divisions.congress_id
    ) as divided`),
  );

const readers: Partial<Record<Fact, Reader>> = {
  "agenda-published": publishedAgendas,
  "groups-divided": dividedGroups,
  "comments-closed": closedComments,
  "survey-concluded": concludedSurveys,
};
