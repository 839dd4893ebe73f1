import type { Knex } from "knex";
import { fromJson, type Database } from "~/platform/database.server";
import type { Day } from "~/platform/days";
import { tieOf } from "~/readiness/facts";
import { readFacts } from "~/readiness/facts.server";
import type { Fact, TemplateItem } from "~/readiness/template";
import { daysToTell, type Occasion, type ReminderKind, type ReminderRules } from "./reminder";

/** How many are read at once. */
const batch = 500;

const itemKinds = ["returned", "escalated", "overdue", "due-soon"] as const satisfies ReminderKind[];
type ItemKind = (typeof itemKinds)[number];

interface Row {
  id: string;
  code: string;
  content: string;
  fact: Fact | null;
  due_day: Day | null;
  reason: string;
  occasion: string;
  responsible_id: string | null;
  done_by_id: string | null;
  congress_id: string;
  slug: string;
  committee_id: string;
  path: string;
  name_vi: string;
  name_en: string;
}

/** The items of which nobody has been reminded yet, day by day and some hundred at a time, in the order of their ids. */
export async function* itemOccasions(
  db: Database,
  today: Day,
  rules: ReminderRules,
): AsyncGenerator<Occasion[]> {
  for (const kind of itemKinds) {
    // Of one day at a time: what is read for it stays little, and an index leads there.
    for (const day of daysToTell(kind, today, rules) ?? [null]) {
      let after = "";
      for (;;) {
        const rows: Row[] = await itemsFor(db, kind, day).where("checklist_items.id", ">", after);
        const last = rows.at(-1);
        if (!last) break;
        after = last.id;
        const open = await withoutFulfilled(db, rows);
        yield open.map((row) => occasionOf(kind, row));
      }
    }
  }
}

function itemsFor(db: Database, kind: ItemKind, day: Day | null): Knex.QueryBuilder {
  const query = db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .join("congresses", "congresses.id", "checklists.congress_id")
    .join("committees", "committees.id", "congresses.committee_id")
    .where("checklist_items.is_retired", false)
    .whereNot("congresses.state", "cancelled")
    // Nobody is to be reminded of what is invented.
    .where("congresses.is_sample", false)
    .orderBy("checklist_items.id")
    .limit(batch)
    .select(
      ...["id", "code", "content", "fact", "due_day", "reason", "responsible_id", "done_by_id"].map(
        (column) => `checklist_items.${column}`,
      ),
      "congresses.id as congress_id",
      "congresses.slug",
      "committees.id as committee_id",
      ...["path", "name_vi", "name_en"].map((column) => `committees.${column}`),
      db.raw(`${occasionIn(kind)} as occasion`),
    )
    .whereNotExists(
      db("reminded")
        .whereRaw("reminded.subject_id = checklist_items.id")
        .where("reminded.kind", kind)
        .whereRaw(`reminded.occasion = ${occasionIn(kind)}`)
        .select("kind"),
    );
  if (day === null) return query.where("checklist_items.state", "returned");
  return query
    .whereIn("checklist_items.state", ["open", "in-progress", "returned"])
    .where("checklist_items.due_day", day);
}

/** An item is returned as often as it is handed in; otherwise its due day makes the occasion. */
const occasionIn = (kind: ItemKind): string =>
  kind === "returned"
    ? "coalesce((select cast(max(number) as varchar(20)) from checklist_item_steps where item_id = checklist_items.id and step = 'return'), '')"
    : "checklist_items.due_day";

/** An item that follows a fact is not due any more once the fact holds. */
async function withoutFulfilled(db: Database, rows: readonly Row[]): Promise<Row[]> {
  const tied = rows.filter(({ fact }) => tieOf(fact) !== null);
  if (tied.length === 0) return [...rows];
  const facts = await readFacts(db, [...new Set(tied.map(({ congress_id }) => congress_id))]);
  return rows.filter(({ fact, congress_id }) => {
    const tie = tieOf(fact);
    return tie === null || facts.get(congress_id)?.has(tie) !== true;
  });
}

function occasionOf(kind: ItemKind, row: Row): Occasion {
  const { titleVi, titleEn } = fromJson<TemplateItem>(row.content);
  const accounts = kind === "returned" ? [row.done_by_id, row.responsible_id] : [row.responsible_id];
  return {
    kind,
    subjectId: row.id,
    occasion: row.occasion,
    committee: { id: row.committee_id, path: row.path },
    content: {
      title: { vi: titleVi, en: titleEn },
      committee: { vi: row.name_vi, en: row.name_en },
      day: row.due_day,
      reason: kind === "returned" ? row.reason : "",
      address: `/congresses/${row.slug}/readiness/items/${row.code}`,
    },
    accounts: accounts.filter((id) => id !== null),
  };
}
