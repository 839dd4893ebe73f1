import { z } from "zod";
import { longestPassword, passwordLength, shortestPassword } from "./password-length";
import { passwordStrength } from "./password-strength";

/** Of 0 to 4. Below this, a million guesses at common passwords, words, rows of keys and dates find it. */
const weakest = 2;
/** However many spaces stand in it, no more is looked at. */
const mostUnits = 1000;

/** A wording of why a password will not do, and the number of characters that it speaks of. */
export interface PasswordFault {
  key: "form:too-short" | "form:too-long" | "accounts:password.common" | "accounts:password.plain";
  count?: number;
}

/** Why a password will not do; null when it will. Guesses are estimated as crackers make them. */
export function passwordFault(password: string): PasswordFault | null {
  const length = passwordLength(password);
  if (length < shortestPassword) return { key: "form:too-short", count: shortestPassword };
  if (length > longestPassword || password.length > mostUnits) {
    return { key: "form:too-long", count: longestPassword };
  }
  // The same few characters over and over, or a row of them.
  if (new Set(password.toLowerCase()).size < 5) return { key: "accounts:password.plain" };
  return passwordStrength(password) < weakest ? { key: "accounts:password.common" } : null;
}

const password = z.string().superRefine((value, context) => {
  const fault = passwordFault(value);
  if (fault) context.addIssue({ code: "custom", params: { ...fault } });
});

/** A new password, typed twice. */
export const newPassword = { password, again: z.string().max(1000) };

/** To be refined onto a form with `newPassword`: both are the same. */
export function bothSame(
  { password: one, again }: { password: string; again: string },
  context: { addIssue: (issue: { code: "custom"; path: string[]; params: { key: string } }) => void },
): void {
  if (one !== again) {
    context.addIssue({ code: "custom", path: ["again"], params: { key: "accounts:password.different" } });
  }
}

/** One's own password, changed with the one that was. */
export const ChangePasswordForm = z
  .object({ current: z.string().max(1000), ...newPassword })
  .superRefine(bothSame);
