import type { SubmissionResult } from "@conform-to/react";

/**
 * What is stored of the fields that were typed otherwise, where somebody else saved in between.
 * @param values what is stored now, as the fields of the form
 */
export function storedBeside<Values extends object>(
  reply: SubmissionResult<string[]> | undefined,
  values: Values,
): Partial<Record<keyof Values, string>> {
  const typed = reply?.initialValue ?? {};
  const beside = Object.entries(values).flatMap(([name, value]) => {
    const stored = value === null || value === undefined ? "" : String(value);
    const own = typed[name] === undefined ? "" : String(typed[name]);
    return stored === own ? [] : [[name, stored]];
  });
  return Object.fromEntries(beside) as Partial<Record<keyof Values, string>>;
}
