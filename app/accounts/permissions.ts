import type { Grant, Rights, Role } from "./viewer";

/**
 * What a permission is asked about.
 * `committeePath` is the path of the committee that owns the record (`/a/b/`); without it the subject is the workspace.
 */
export interface Subject {
  committeePath?: string;
  /** True for what anyone may see: public congresses, published agendas. */
  isPublic?: boolean;
}

interface Rule {
  roles: readonly Role[];
  /** Visitors may, where the subject is public. */
  publicly?: boolean;
  /** Only from a level above the subject's own committee. */
  fromAbove?: boolean;
}

const anyone: readonly Role[] = [
  "administrator",
  "organiser",
  "committee-editor",
  "personnel-officer",
  "viewer",
];
const editors: readonly Role[] = ["administrator", "organiser", "committee-editor"];
const organisers: readonly Role[] = ["administrator", "organiser"];

const table = {
  "workspace:administer": { roles: ["administrator"] },
  "workspace:configure": { roles: organisers },
  "audit:view": { roles: ["administrator"] },
  "committee:create": { roles: editors },
  "committee:edit": { roles: editors },
  "congress:view": { roles: anyone, publicly: true },
  "congress:create": { roles: editors },
  "congress:edit": { roles: editors },
  "agenda:view": { roles: anyone, publicly: true },
  "agenda:view-draft": { roles: anyone },
  "agenda:edit": { roles: editors },
  "agenda:waive": { roles: organisers },
  "agenda:publish": { roles: editors },
  "delegate:view": { roles: editors },
  "delegate:edit": { roles: editors },
  "group:view": { roles: editors },
  "group:divide": { roles: editors },
  "report:view": { roles: editors },
  "report:edit": { roles: editors },
  "readiness:view": { roles: anyone },
  "readiness:work": { roles: editors },
  "readiness:confirm": { roles: editors, fromAbove: true },
  "readiness:template": { roles: organisers },
  "document:view": { roles: anyone },
  "document:comment": { roles: editors },
  "document:edit": { roles: organisers },
  "directive:view": { roles: anyone, publicly: true },
  "directive:edit": { roles: organisers },
  "survey:open-plan": { roles: ["personnel-officer"] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

/**
 * The one place that decides permission. Survey plans have named grants of their own on top
 * (no role opens a plan by itself).
 */
export function can(viewer: Rights, action: Action, subject: Subject = {}): boolean {
  const rule: Rule = table[action];
  if (rule.publicly && subject.isPublic) return true;
  if (viewer.kind === "visitor") return false;
  return viewer.grants.some(
    (grant) => rule.roles.includes(grant.role) && covers(grant, subject, rule.fromAbove === true),
  );
}

/** True when the viewer holds the permission for at least one committee: decides whether a menu entry shows. */
export function canSomewhere(viewer: Rights, action: Action): boolean {
  const rule: Rule = table[action];
  return viewer.kind === "user" && viewer.grants.some((grant) => rule.roles.includes(grant.role));
}

function covers(grant: Grant, subject: Subject, fromAbove: boolean): boolean {
  if (grant.scope === null) return true;
  if (subject.committeePath === undefined) return false;
  if (fromAbove && grant.scope === subject.committeePath) return false;
  return subject.committeePath.startsWith(grant.scope);
}

/**
 * The committee paths within which the viewer may do this; `"everywhere"` for the whole workspace.
 * Stores put it into their queries, so that a forgotten check finds nothing.
 */
export function scopeOf(viewer: Rights, action: Action): "everywhere" | string[] {
  if (viewer.kind === "visitor") return [];
  const rule: Rule = table[action];
  const grants = viewer.grants.filter((grant) => rule.roles.includes(grant.role));
  if (grants.some((grant) => grant.scope === null)) return "everywhere";
  return grants.map((grant) => grant.scope as string);
}
