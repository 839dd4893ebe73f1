import { wordDay, wordDays } from "~/platform/days";
import type { Language } from "~/platform/language";
import type { Translate } from "~/platform/translate";
import type { SingleCommand, Refusal, Summary } from "./edits/command";
import type { Finding, RuleCode, Severity } from "./finding";

/** A finding in words, ready to be shown. */
export interface FindingView {
  code: RuleCode;
  severity: Severity;
  rule: string;
  message: string;
  source: string;
  waivable: boolean;
  waived: boolean;
  path: string;
  slotIds: string[];
  fixes: { label: string; commands: SingleCommand[] }[];
}

interface Reading {
  t: Translate;
  language: Language;
}

/** Words a finding; `waived` names the codes that are set aside. */
function viewFinding(finding: Finding, reading: Reading, waived: ReadonlySet<RuleCode>): FindingView {
  const { t } = reading;
  return {
    code: finding.code,
    severity: finding.severity,
    rule: t(`agenda:rule.${finding.code}`),
    message: wordFinding(finding, reading),
    source: wordSource(finding.source, t),
    waivable: finding.waivable,
    waived: finding.waivable && waived.has(finding.code),
    path: finding.path,
    slotIds: finding.slotIds,
    fixes: finding.fixes.map(({ code, params, commands }) => ({
      label: t(`agenda:fix.${code}` as "agenda:fix.lengthen", params),
      commands,
    })),
  };
}

/** The most findings of one rule that are shown: who has more mends these first. */
const mostOfRule = 50;

/** Words findings in their order, of each rule no more than can be read. */
export function viewFindings(
  findings: Finding[],
  reading: Reading,
  waived: ReadonlySet<RuleCode>,
): FindingView[] {
  const counts = new Map<RuleCode, number>();
  return findings
    .filter(({ code }) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      return count <= mostOfRule;
    })
    .map((finding) => viewFinding(finding, reading, waived));
}

/** The sentence of a finding. */
export function wordFinding({ code, variant, params }: Finding, { t, language }: Reading): string {
  const key = variant ? `${code}_${variant}` : code;
  return t(`agenda:finding.${key}` as "agenda:finding.slot-overlap", {
    ...params,
    ...(params.date !== undefined && { day: wordDay(String(params.date), language) }),
    ...(params.firstDay !== undefined && {
      days: wordDays(String(params.firstDay), String(params.lastDay), language),
    }),
  });
}

export const wordSource = (source: string, t: Translate): string =>
  t(`agenda:source.${source}` as "agenda:source.default");

/** What was done, as the history tells it. */
export const wordSummary = ({ code, params }: Summary, { t, language }: Reading): string =>
  t(`agenda:done.${code}` as "agenda:done.undone", {
    ...params,
    ...(typeof params.date === "string" && { day: wordDay(params.date, language) }),
  });

/** Why an edit could not be made, with the way out. */
export const wordRefusal = ({ code, params }: Refusal, t: Translate): string =>
  t(`agenda:refused.${code}`, params);
