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
    .select(
      "round_units.id",
      "round_units.round_id",
      "comment_rounds.draft_id",
      "comment_rounds.name as round_name",
      "comment_rounds.closes_before",
      "drafts.title_vi",
      "drafts.title_en",
      "committees.id as committee_id",
      ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
    );
  return rows.map((row) => ({
    kind: "comments-wanted",
    subjectId: row.id,
    occasion: row.closes_before,
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
  }));
}
