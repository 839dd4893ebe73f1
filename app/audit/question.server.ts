import { addDays, instantOf, isDay } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import type { AuditQuestion } from "./trail.server";

/** Reads what an address asks of the audit trail; what cannot be read is not asked. */
export function auditQuestionOf(search: URLSearchParams): AuditQuestion {
  const text = (name: string) => (search.get(name) ?? "").replaceAll("\0", "").slice(0, 200).trim();
  const midnight = (day: string) => instantOf(day, 0, workspaceZone).toISOString();
  const from = text("from");
  const until = text("until");
  const before = Number(text("before"));
  return {
    person: text("person"),
    action: text("action"),
    subject: text("subject"),
    from: isDay(from) ? midnight(from) : null,
    until: isDay(until) ? midnight(addDays(until, 1)) : null,
    before: Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : null,
  };
}
