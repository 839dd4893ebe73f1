import type { z } from "zod";
import { judgeForm } from "~/platform/forms.server";
import { attempts } from "./rate-limits.server";
import type { Visit } from "./request.server";

const minute = 60_000;

export type Tried<Right> =
  | { kind: "right"; right: Right }
  | { kind: "wrong" }
  /** `minutes`: until the next try is taken. */
  | { kind: "too-many"; minutes: number };

/**
 * Lets a secret be tried: the try is counted before it is judged, so that of many at once none is free, and taken back
 * where it was right, so that a whole office may sign in from one address.
 * @param account what is guessed at, whether or not it exists
 * @param judge answers what a right secret leads to, null for a wrong one
 */
export async function trySecret<Right>(
  { db, now }: Pick<Visit, "db" | "now">,
  account: string,
  address: string,
  judge: () => Promise<Right | null>,
): Promise<Tried<Right>> {
  const limits = attempts(db, now);
  const wait = await limits.countSignIn(account, address);
  if (wait > 0) return { kind: "too-many", minutes: Math.ceil(wait / minute) };
  const right = await judge();
  if (right === null) return { kind: "wrong" };
  await limits.forgetSignIn(account, address);
  return { kind: "right", right };
}

/** Under which account tries at somebody's second factor are counted. */
export const secondFactorOf = (userId: string): string => `second factor of ${userId}`;

export interface SecretRefused {
  reply: ReturnType<ReturnType<typeof judgeForm>["reply"]>;
  status: number;
}

/**
 * The same for a form in which nothing but secrets is typed: they are never sent back.
 * @param asked `field` holds the secret that is tried, `wrong` says that it is not the right one
 * @param judge answers what a right secret leads to, null for a wrong one
 */
export async function trySecretForm<Schema extends z.ZodObject, Right>(
  visit: Pick<Visit, "db" | "now" | "t">,
  form: FormData,
  asked: {
    schema: Schema;
    field: string & keyof z.output<Schema>;
    wrong: string;
    account: string;
    address: string;
  },
  judge: (typed: z.output<Schema>) => Promise<Right | null>,
): Promise<{ kind: "right"; right: Right } | ({ kind: "refused" } & SecretRefused)> {
  const { schema, field, account, address } = asked;
  const submission = judgeForm(form, schema, visit.t);
  const refuse = (status: number, message?: string) => ({
    ...{ kind: "refused" as const, status },
    reply: submission.reply({
      hideFields: Object.keys(schema.shape),
      ...(message && { fieldErrors: { [field]: [message] } }),
    }),
  });
  if (submission.status !== "success") return refuse(400);
  const tried = await trySecret(visit, account, address, () => judge(submission.value));
  if (tried.kind === "too-many") {
    return refuse(429, visit.t("accounts:sign-in.too-many", { minutes: tried.minutes }));
  }
  return tried.kind === "wrong" ? refuse(400, asked.wrong) : tried;
}
