import { z } from "zod";
import { whole } from "~/platform/fields";
import type { WorkspaceMinimum } from "./current-facts";
import type { RuleCode, Severity } from "./finding";
import { rules } from "./rules/table";

/** The rules whose severity a workspace may choose. Group discussion and the form of the file always block. */
export const adjustableRules = rules.filter(({ fixedSeverity }) => fixedSeverity !== true);

const fieldOf = (code: RuleCode): `severity-${RuleCode}` => `severity-${code}`;

/** How strict the workspace is: minutes of group discussion by level, and the severity of each adjustable rule. */
export const RuleSettingsForm = z.object({
  province: whole(1, 10_000),
  other: whole(1, 10_000),
  ...Object.fromEntries(adjustableRules.map(({ code }) => [fieldOf(code), z.enum(["block", "warn"])])),
});

export interface RuleSettings {
  minimum: WorkspaceMinimum;
  /** Only what differs from the defaults. */
  severities: Partial<Record<RuleCode, Severity>>;
}

/** The settings that a form's values mean. */
export function settingsOf(values: Record<string, unknown>): RuleSettings {
  const chosen = adjustableRules.flatMap(({ code, severity }): [RuleCode, Severity][] => {
    const asked = values[fieldOf(code)] as Severity;
    return asked === severity ? [] : [[code, asked]];
  });
  return {
    minimum: { province: Number(values.province), other: Number(values.other) },
    severities: Object.fromEntries(chosen),
  };
}
