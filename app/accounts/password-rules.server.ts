import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { shortestPassword } from "./password-length";

const longestPassword = 200;

/** What people here begin their passwords with; lists of leaked ones know more of other countries. */
const local = [
  ...[
    "matkhau",
    "dangcongsan",
    "congsan",
    "daihoidang",
    "daihoi",
    "tinhuy",
    "huyenuy",
    "quantri",
    "quantrivien",
  ],
  ...["vietnam", "daklak", "buonmathuot", "hochiminh", "dienbienphu", "anhyeuem", "emyeuanh", "khongbiet"],
];
const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, local }, graphs: adjacencyGraphs });
/** Of 0 to 4. Below this, a million guesses at common passwords, words, rows of keys and dates find it. */
const weakest = 2;

/** Why a password is too weak; null when it will do. Guesses are estimated as crackers make them. */
export function passwordFault(
  password: string,
): "accounts:password.common" | "accounts:password.plain" | null {
  // The same few characters over and over, or a row of them.
  if (new Set(password.toLowerCase()).size < 5) return "accounts:password.plain";
  const { score } = estimator.check(password.normalize("NFKC"));
  return score < weakest ? "accounts:password.common" : null;
}

const password = z
  .string()
  .min(shortestPassword)
  .max(longestPassword)
  .superRefine((value, context) => {
    const fault = passwordFault(value);
    if (fault) context.addIssue({ code: "custom", params: { key: fault } });
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
