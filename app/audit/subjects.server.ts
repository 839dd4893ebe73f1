import type { AuditRow } from "~/accounts/audit.server";
import type { AuditSubject } from "~/accounts/audit-actions";
import type { Database } from "~/platform/database.server";
import type { Language } from "~/platform/language";

/** What a deed was done to, as people call it; null where the trail says all there is to say. */
export interface NamedSubject {
  name: string;
  /** Its page, where it has one. */
  to: string | null;
}

/** Rows of one kind of subject: their id, a name in each language, and their page. */
type Reading = (
  db: Database,
  ids: string[],
) => Promise<{ id: string; vi: string; en: string; to: string | null }[]>;

const byIds = (table: string, columns: Record<string, string>, page: (row: { key: string }) => string) =>
  (async (db, ids) => {
    const rows = await db(table)
      .whereIn("id", ids)
      .select({ id: "id", ...columns });
    return rows.map((row) => ({ id: row.id, vi: row.vi, en: row.en || row.vi, to: page(row) }));
  }) satisfies Reading;

const titles = { vi: "title_vi", en: "title_en" };
const names = { vi: "name_vi", en: "name_en" };

/** Survey plans and personal calendars are not named: whoever reads the trail need not be entitled to them. */
const readings: Partial<Record<AuditSubject, Reading>> = {
  user: async (db, ids) => {
    const rows = await db("users").whereIn("id", ids).select("id", "name", "email");
    return rows.map(({ id, name, email }) => {
      const known = name || email || id;
      return { id, vi: known, en: known, to: `/administration/people/${id}` };
    });
  },
  congress: byIds("congresses", { ...titles, key: "slug" }, ({ key }) => `/congresses/${key}`),
  committee: byIds("committees", { ...names, key: "slug" }, ({ key }) => `/committees/${key}/edit`),
  level: byIds("committee_levels", { ...names, key: "id" }, () => "/committees/levels"),
  draft: byIds("drafts", { ...titles, key: "id" }, ({ key }) => `/documents/${key}`),
  directive: byIds("directives", { ...titles, key: "slug" }, ({ key }) => `/directives/${key}`),
  "checklist-template": byIds(
    "checklist_templates",
    { ...names, key: "slug" },
    ({ key }) => `/readiness/templates/${key}`,
  ),
  division: async (db, ids) => {
    const rows = await db("divisions as d")
      .join("congresses as c", "c.id", "d.congress_id")
      .whereIn("d.id", ids)
      .select({ id: "d.id", name: "d.name", slug: "c.slug" });
    return rows.map(({ id, name, slug }) => ({
      ...{ id, vi: name, en: name, to: `/congresses/${slug}/groups/${id}` },
    }));
  },
  "checklist-item": async (db, ids) => {
    const rows = await db("checklist_items as i")
      .join("checklists as l", "l.id", "i.checklist_id")
      .join("congresses as c", "c.id", "l.congress_id")
      .whereIn("i.id", ids)
      .select({ id: "i.id", code: "i.code", slug: "c.slug" });
    return rows.map(({ id, code, slug }) => ({
      ...{ id, vi: code, en: code, to: `/congresses/${slug}/readiness/items/${code}` },
    }));
  },
};

/**
 * Names what the rows of the trail are about, as it is called now; what was deleted has no name any more.
 * One query for each kind of subject among the rows.
 * @returns by kind and id, as `keyOf` joins them
 */
export async function nameSubjects(
  db: Database,
  rows: readonly Pick<AuditRow, "subject_kind" | "subject_id">[],
  language: Language,
): Promise<Map<string, NamedSubject>> {
  const idsOf = (kind: string) => [
    ...new Set(rows.filter((row) => row.subject_kind === kind).map((row) => row.subject_id)),
  ];
  const named = await Promise.all(
    Object.entries(readings).map(async ([kind, read]) => {
      const ids = idsOf(kind);
      const found = ids.length > 0 ? await read(db, ids) : [];
      return found.map(({ id, to, ...name }): [string, NamedSubject] => [
        keyOf(kind, id),
        { name: name[language], to },
      ]);
    }),
  );
  return new Map(named.flat());
}

export const keyOf = (kind: string, id: string): string => `${kind} ${id}`;
