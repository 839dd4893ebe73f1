import type { SingleCommand } from "./edits/command";

/** `block` stops publishing. */
export type Severity = "block" | "warn";

export const ruleCodes = [
  "discussion-missing",
  "discussion-too-short",
  "discussion-document-missing",
  "discussion-before-documents",
  "discussion-after-resolution",
  "groups-missing",
  "group-room-missing",
  "group-leader-missing",
  "group-secretary-missing",
  "group-room-too-small",
  "group-room-clash",
  "groups-incomplete",
  "report-back-missing",
  "document-not-presented",
  "presidium-first",
  "credentials-before-ballot",
  "personnel-before-ballot",
  "result-missing",
  "opening-missing",
  "closing-missing",
  "resolution-missing",
  "slot-overlap",
  "room-double-booked",
  "person-double-booked",
  "slot-outside-session",
  "session-overlap",
  "session-outside-congress",
  "break-missing",
  "title-missing",
  "unknown-reference",
  "duplicate-id",
  "bad-time",
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** A way out that can be applied with one click: edit commands, and a code with parameters that says what they do. */
export interface Fix {
  code: string;
  params: Record<string, string | number>;
  /** Ids that begin with `new:` stand for fresh ones. */
  commands: SingleCommand[];
}

/** What a rule found: a code and parameters, worded at the edge. */
export interface Finding {
  code: RuleCode;
  severity: Severity;
  waivable: boolean;
  /** Which of the rule's sentences applies; the plain one when absent. */
  variant?: string;
  params: Record<string, string | number>;
  /** JSON pointer into the agenda. */
  path: string;
  slotIds: string[];
  /** Document and clause, `default` where the rule is this program's own. */
  source: string;
  fixes: Fix[];
}

/** What a single rule answers; the table of rules adds code, severity and source. */
export type Found = Pick<Finding, "path"> &
  Partial<Pick<Finding, "variant" | "params" | "slotIds" | "fixes">>;
