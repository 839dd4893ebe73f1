import { auditActions, auditSubjects, type AuditSubject } from "~/accounts/audit-actions";
import type { Translate } from "~/platform/translate";

type Deed = (typeof auditActions)[number];
const isDeed = (action: string): action is Deed => (auditActions as readonly string[]).includes(action);
const isSubject = (kind: string): kind is AuditSubject => (auditSubjects as readonly string[]).includes(kind);
const ofSurvey = "survey-";

/** A deed in words. One of a later program, in a database that was taken back, keeps its code. */
export function wordDeed(action: string, t: Translate): string {
  if (isDeed(action)) return t(`audit:deed.${action}`);
  return action.startsWith(ofSurvey)
    ? t("audit:survey-deed", { deed: action.slice(ofSurvey.length) })
    : action;
}

/** The kind of what a deed was done to, in words. */
export const wordKind = (kind: string, t: Translate): string =>
  isSubject(kind) ? t(`audit:kind.${kind}`) : kind;

/** What a row says beside who, what and when: one line for each thing, in the codes of the program. */
export function detailLines(detail: string): string[] {
  const parsed: unknown = JSON.parse(detail);
  if (typeof parsed !== "object" || parsed === null) return [];
  return Object.entries(parsed)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
}
