import { actorOf } from "~/accounts/request.server";
import { recordAudit } from "~/accounts/audit.server";
import { can } from "~/accounts/permissions";
import type { SignedIn } from "~/accounts/viewer";
import type { AgendaLevel } from "~/congress/committee";
import { fromJson, isUniqueViolation, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { slugOf } from "~/platform/vietnamese";
import { templateProblems, type TemplateItem, type TemplateProblem } from "./template";

export interface TemplateSummary {
  id: string;
  slug: string;
  names: { vi: string; en: string };
  /** Null: for congresses of all levels. */
  level: AgendaLevel | null;
  latest: number;
}

export interface Template extends TemplateSummary {
  /** The version whose items these are. */
  version: number;
  items: TemplateItem[];
  author: string;
  /** ISO text in UTC. */
  at: string;
}

export type TemplateSaved =
  | { kind: "saved"; slug: string; version: number }
  /** Somebody saved a version in between. */
  | { kind: "outdated"; latest: number }
  | { kind: "problems"; problems: TemplateProblem[] }
  | { kind: "refused" };

interface Row {
  id: string;
  slug: string;
  name_vi: string;
  name_en: string;
  level: AgendaLevel | null;
  latest: number;
}

const summaries = (db: Database) =>
  db("checklist_templates")
    .join("checklist_template_versions", "checklist_template_versions.template_id", "checklist_templates.id")
    .groupBy("id", "slug", "name_vi", "name_en", "level")
    .select<Row[]>("id", "slug", "name_vi", "name_en", "level", db.raw("max(version) as latest"));

/** All templates with the number of their latest version. */
export async function listTemplates(db: Database): Promise<TemplateSummary[]> {
  const rows: Row[] = await summaries(db).orderBy("slug");
  return rows.map(summaryOf);
}

/** One version of a template, the latest unless it is named; null when there is none. */
export async function findTemplate(db: Database, slug: string, version?: number): Promise<Template | null> {
  const row: Row | undefined = await summaries(db).where({ slug }).first();
  if (!row) return null;
  const found = await db("checklist_template_versions")
    .where({ template_id: row.id, version: version ?? row.latest })
    .first("version", "items", "author_name", "at");
  if (!found) return null;
  return {
    ...summaryOf(row),
    version: found.version,
    items: fromJson<TemplateItem[]>(found.items),
    author: found.author_name,
    at: found.at,
  };
}

/** The templates that fit a congress's level, those made for it before those for all. */
export const templatesFor = (
  templates: readonly TemplateSummary[],
  level: AgendaLevel,
): TemplateSummary[] => [
  ...templates.filter((template) => template.level === level),
  ...templates.filter((template) => template.level === null),
];

/** Saves the items as the next version. What was there stays: congresses move over when they choose to. */
export async function saveTemplateVersion(
  db: Database,
  viewer: SignedIn,
  now: Date,
  slug: string,
  basedOn: number,
  items: TemplateItem[],
): Promise<TemplateSaved> {
  if (!can(viewer, "readiness:template")) return { kind: "refused" };
  const problems = templateProblems(items);
  if (problems.length > 0) return { kind: "problems", problems };
  return db.transaction(async (transaction) => {
    const template = await findTemplate(transaction, slug);
    if (!template) return { kind: "refused" };
    if (template.version !== basedOn) return { kind: "outdated", latest: template.version };
    const version = basedOn + 1;
    // The primary key decides between two who save at once.
    const inserted = await transaction("checklist_template_versions")
      .insert({
        template_id: template.id,
        version,
        items: JSON.stringify(items),
        author_name: viewer.name,
        at: now.toISOString(),
      })
      .onConflict(["template_id", "version"])
      .ignore()
      .returning("version");
    if (inserted.length === 0) return { kind: "outdated", latest: version };
    await recordAudit(transaction, actorOf(viewer), now, {
      action: "checklist-template-saved",
      subjectKind: "checklist-template",
      subjectId: template.id,
      detail: { slug, version, items: items.length },
    });
    return { kind: "saved", slug, version };
  });
}

/** Makes a template of its own for a level, beginning with the items of another one. */
export async function copyTemplate(
  db: Database,
  viewer: SignedIn,
  now: Date,
  from: string,
  { name, level }: { name: string; level: AgendaLevel | null },
): Promise<TemplateSaved | { kind: "name-taken" }> {
  if (!can(viewer, "readiness:template")) return { kind: "refused" };
  const slug = slugOf(name).slice(0, 80) || newId();
  try {
    return await db.transaction(async (transaction) => {
      const model = await findTemplate(transaction, from);
      if (!model) return { kind: "refused" as const };
      const id = newId();
      const at = now.toISOString();
      await transaction("checklist_templates").insert({ id, slug, name_vi: name, level, created_at: at });
      await transaction("checklist_template_versions").insert({
        template_id: id,
        version: 1,
        items: JSON.stringify(model.items),
        author_name: viewer.name,
        at,
      });
      await recordAudit(transaction, actorOf(viewer), now, {
        action: "checklist-template-created",
        subjectKind: "checklist-template",
        subjectId: id,
        detail: { slug, from },
      });
      return { kind: "saved" as const, slug, version: 1 };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "name-taken" };
    throw error;
  }
}

const summaryOf = ({ id, slug, name_vi, name_en, level, latest }: Row): TemplateSummary => ({
  id,
  slug,
  names: { vi: name_vi, en: name_en },
  level,
  latest: Number(latest),
});
