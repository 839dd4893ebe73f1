import type { Agenda } from "./agenda";
import type { Finding, RuleCode, Severity } from "./finding";
import { standalone, type CheckContext } from "./rules/context";
import type { Rule } from "./rules/rule";
import { rules } from "./rules/table";
import { viewOf } from "./rules/view";

/** Runs every rule over an agenda. Blocks come first; within them the order of the table of rules. */
export function check(agenda: Agenda, context: CheckContext = standalone): Finding[] {
  const view = viewOf(agenda);
  const findings = rules.flatMap((rule) =>
    rule.check(view, context).map((found): Finding => ({
      params: {},
      slotIds: [],
      fixes: [],
      ...found,
      code: rule.code,
      severity: severityOf(rule, context.severities),
      waivable: rule.waivable === true,
      source: rule.source,
    })),
  );
  return findings.sort((a, b) => Number(b.severity === "block") - Number(a.severity === "block"));
}

/** The severity that holds in a workspace. */
export const severityOf = (rule: Rule, chosen: Partial<Record<RuleCode, Severity>>): Severity =>
  rule.fixedSeverity ? rule.severity : (chosen[rule.code] ?? rule.severity);

/** A block that an organiser set aside, with name and reason. */
export interface Waiver {
  code: RuleCode;
  name: string;
  reason: string;
}

/** What stands in the way of publishing: blocks that nobody set aside, or that nobody may set aside. */
export function obstacles(findings: Finding[], waivers: Pick<Waiver, "code">[] = []): Finding[] {
  const waived = new Set(waivers.map(({ code }) => code));
  return findings.filter(
    ({ code, severity, waivable }) => severity === "block" && !(waivable && waived.has(code)),
  );
}

export const publishable = (findings: Finding[], waivers: Pick<Waiver, "code">[] = []): boolean =>
  obstacles(findings, waivers).length === 0;
