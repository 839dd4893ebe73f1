import type { Database } from "~/platform/database.server";
import { addDays, type Day } from "~/platform/days";
import type { Occasion, ReminderRules } from "./reminder";

interface Row {
  id: string;
  round_id: string;
  draft_id: string;
  round_name: string;
  title_vi: string;
  title_en: string;
  closes_before: Day;
  committee_id: string;
  path: string;
  name_vi: string;
  name_en: string;
}

/** What a reminder tells of a round and a committee. */
const told = [
  ...["comment_rounds.draft_id", "comment_rounds.name as round_name", "comment_rounds.closes_before"],
  ...["drafts.title_vi", "drafts.title_en", "committees.id as committee_id"],
  ...["committees.path", "committees.name_vi", "committees.name_en"],
];

/** Open rounds that end soon, for each committee that was asked and has not answered. */
export async function roundOccasions(
  db: Database,
  today: Day,
  { soonDays }: ReminderRules,
): Promise<Occasion[]> {
  const rows: Row[] = await db("round_units")
    .join("comment_rounds", "comment_rounds.id", "round_units.round_id")
    .join("drafts", "drafts.id", "comment_rounds.draft_id")
    .join("committees", "committees.id", "round_units.committee_id")
    .where("opens_on", "<=", today)
    .whereBetween("closes_before", [addDays(today, 1), addDays(today, soonDays + 1)])
    .whereNull("comment_rounds.consolidated_at")
    .whereNull("round_units.agreed_at")
    .whereNotExists(
      db("draft_comments").whereRaw("draft_comments.unit_id = round_units.id").select("draft_comments.id"),
    )
    .whereNotExists(
      db("reminded")
        .whereRaw("reminded.subject_id = round_units.id")
        .where("reminded.kind", "comments-wanted")
        .whereRaw("reminded.occasion = comment_rounds.closes_before")
        .select("kind"),
    )
    .orderBy("round_units.id")
    .select("round_units.id", "round_units.round_id", ...told);
  return rows.map((row) => occasionOf(row, row.id, row.closes_before));
}

/**
 * Open rounds that end soon and to which nobody was asked by name: whoever may comment is asked, the committee that
 * issues the draft and those below it. For each that has people of its own, none of whom has commented.
 */
export async function openRoundOccasions(
  db: Database,
  today: Day,
  { soonDays }: ReminderRules,
): Promise<Occasion[]> {
  const peopleOf = db("user_roles")
    .whereRaw("user_roles.committee_id = committees.id")
    .whereIn("role", ["organiser", "committee-editor"]);
  const rows: Omit<Row, "id">[] = await db("comment_rounds")
    .join("drafts", "drafts.id", "comment_rounds.draft_id")
    .join("committees as issuer", "issuer.id", "drafts.committee_id")
    .joinRaw("join committees on committees.path like issuer.path || '%'")
    .where("comment_rounds.kind", "written")
    .where("opens_on", "<=", today)
    .whereBetween("closes_before", [addDays(today, 1), addDays(today, soonDays + 1)])
    .whereNull("comment_rounds.consolidated_at")
    .whereNotExists(
      db("round_units").whereRaw("round_units.round_id = comment_rounds.id").select("round_units.id"),
    )
    .whereExists(peopleOf.clone().select("user_roles.id"))
    .whereNotExists(
      db("draft_comments")
        .whereRaw("draft_comments.round_id = comment_rounds.id")
        .whereIn("author_id", peopleOf.clone().select("user_roles.user_id"))
        .select("draft_comments.id"),
    )
    .whereNotExists(
      db("reminded")
        .whereRaw("reminded.subject_id = comment_rounds.id")
        .where("reminded.kind", "comments-wanted")
        .whereRaw("reminded.occasion = comment_rounds.closes_before || ' ' || committees.id")
        .select("kind"),
    )
    .orderBy(["comment_rounds.id", "committees.path"])
    .select("comment_rounds.id as round_id", ...told);
  return rows.map((row) => occasionOf(row, row.round_id, `${row.closes_before} ${row.committee_id}`));
}

function occasionOf(row: Omit<Row, "id">, subjectId: string, occasion: string): Occasion {
  return {
    kind: "comments-wanted",
    ...{ subjectId, occasion },
    committee: { id: row.committee_id, path: row.path },
    content: {
      title: {
        vi: `${row.title_vi} (${row.round_name})`,
        en: row.title_en && `${row.title_en} (${row.round_name})`,
      },
      committee: { vi: row.name_vi, en: row.name_en },
      day: addDays(row.closes_before, -1),
      reason: "",
      address: `/documents/${row.draft_id}/rounds/${row.round_id}`,
    },
    accounts: [],
  };
}
