import type { Database } from "~/platform/database.server";
import { addDays, type Day } from "~/platform/days";
import type { Occasion, ReminderKind, ReminderRules } from "./reminder";

export const dutyKinds = ["duty-soon", "duty-overdue", "duty-escalated"] as const satisfies ReminderKind[];
type DutyKind = (typeof dutyKinds)[number];

interface Row {
  id: string;
  words_vi: string;
  words_en: string;
  due_before: Day;
  number: string;
  slug: string;
  document: string;
  committee_id: string | null;
  path: string | null;
  name_vi: string | null;
  name_en: string | null;
}

interface Place {
  id: string;
  path: string;
}

/**
 * Duties of directives that are due soon or overdue, for each committee that answers for them. Where none is named, for
 * those who follow up directives: they are asked as for a place above all committees.
 */
export async function dutyOccasions(db: Database, today: Day, rules: ReminderRules): Promise<Occasion[]> {
  const top: { id: string } | undefined = await db("committees")
    .whereNull("parent_id")
    .orderBy(["is_sample", "path"])
    .first("id");
  const occasions: Occasion[] = [];
  for (const kind of dutyKinds) {
    for (const row of await dutiesFor(db, kind, today, rules)) {
      const own = row.committee_id === null ? null : { id: row.committee_id, path: row.path ?? "" };
      const place = own ?? (top ? { id: top.id, path: "" } : null);
      if (place) occasions.push(occasionOf(kind, row, place));
    }
  }
  return occasions;
}

/** "Before 8 July" is due on 7 July, and overdue from the 8th on. */
async function dutiesFor(db: Database, kind: DutyKind, today: Day, rules: ReminderRules): Promise<Row[]> {
  const query = db("directive_duties")
    .join("directive_clauses", "directive_clauses.id", "directive_duties.clause_id")
    .join("directives", "directives.id", "directive_clauses.directive_id")
    .leftJoin("duty_committees", "duty_committees.duty_id", "directive_duties.id")
    .leftJoin("committees", "committees.id", "duty_committees.committee_id")
    .whereIn("directive_duties.state", ["open", "in-progress"])
    .where({ "directive_duties.removed_at": null, "directive_clauses.removed_at": null })
    .whereNotExists(
      db("reminded")
        .whereRaw("reminded.subject_id = directive_duties.id")
        .where("reminded.kind", kind)
        .whereRaw("reminded.occasion = directive_duties.due_before || ' ' || coalesce(committees.id, '')")
        .select("kind"),
    )
    .orderBy(["directive_duties.id", "committees.id"])
    .select(
      ...["id", "words_vi", "words_en", "due_before"].map((column) => `directive_duties.${column}`),
      "directive_clauses.number",
      "directives.slug",
      "directives.number as document",
      "committees.id as committee_id",
      ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
    );
  if (kind === "duty-soon") {
    return query.whereBetween("due_before", [addDays(today, 1), addDays(today, rules.soonDays + 1)]);
  }
  const days = kind === "duty-overdue" ? 0 : rules.escalateDays;
  return query.where("due_before", "<=", addDays(today, -days));
}

function occasionOf(kind: DutyKind, row: Row, committee: Place): Occasion {
  return {
    kind,
    subjectId: row.id,
    occasion: `${row.due_before} ${row.committee_id ?? ""}`,
    committee,
    content: {
      title: { vi: row.words_vi, en: row.words_en },
      committee: {
        vi: [row.name_vi, row.document].filter(Boolean).join(", "),
        en: [row.name_en || row.name_vi, row.document].filter(Boolean).join(", "),
      },
      day: addDays(row.due_before, -1),
      reason: "",
      address: `/directives/${row.slug}#${row.number}`,
    },
    accounts: [],
  };
}
