import type { Found, RuleCode, Severity } from "../finding";
import type { AgendaView } from "./view";
import type { CheckContext } from "./context";

/** One demand on an agenda. Severity is the default; a workspace may change it where `fixedSeverity` is not set. */
export interface Rule {
  code: RuleCode;
  severity: Severity;
  /** An organiser may set the block aside with a name and a reason. */
  waivable?: boolean;
  /** Never weaker than this, whatever the workspace says. */
  fixedSeverity?: boolean;
  /** Document and clause; `default` where this program sets the demand. */
  source: string;
  check: (view: AgendaView, context: CheckContext) => Found[];
}
