import { z } from "zod";

export const shortestPassword = 12;
const longestPassword = 200;

// Long ones only: shorter ones are refused by their length. From lists of leaked passwords, and what people here type.
const common = new Set(
  [
    ...["123456789012", "1234567890123", "12345678901234", "123456789123", "111111111111", "000000000000"],
    ...[
      "password1234",
      "password12345",
      "passwordpassword",
      "password@1234",
      "p@ssw0rd1234",
      "adminadmin123",
    ],
    ...["administrator", "administrator1", "qwertyuiop12", "qwertyuiop123", "qwertyuiopasdf", "1qaz2wsx3edc"],
    ...["1q2w3e4r5t6y", "iloveyou1234", "iloveyou12345", "welcome12345", "letmein12345", "abcdefghijkl"],
    ...["abc123456789", "a12345678901", "aa1234567890", "matkhau12345", "matkhau123456", "matkhau@1234"],
    ...["dangcongsan1", "dangcongsan123", "vietnam12345", "vietnam@1234", "vietnam123456", "daklak123456"],
    ...["daklak@12345", "buonmathuot1", "buonmathuot123", "hochiminh123", "dienbienphu1", "congsanvietnam"],
    ...["daihoidang17", "daihoidang2020", "tinhuydaklak", "tinhuy123456", "quantri12345", "quantrivien1"],
    ...["anhyeuem1234", "emyeuanh1234", "khongbiet123", "khongcomatkhau", "matkhaumacdinh", "changeme1234"],
  ].map((password) => password.toLowerCase()),
);

/** Why a password is too weak; null when it will do. */
export function passwordFault(
  password: string,
): "accounts:password.common" | "accounts:password.plain" | null {
  const plain = password.normalize("NFKC").toLowerCase();
  if (common.has(plain)) return "accounts:password.common";
  // The same few characters over and over, or a row of them.
  return new Set(plain).size < 5 ? "accounts:password.plain" : null;
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
