import { data } from "@remix-run/node";
import { z } from "zod";
import type { Translate } from "~/platform/translate";
import { judgeForm } from "~/platform/forms.server";
import { wordDependents } from "./dependents";
import { version } from "./version";

const Deletion = z.object({ basedOn: version() });

/** The version that a confirmed deletion is based on; one long past where the form does not tell. */
export function readDeletion(form: FormData, t: Translate): number {
  const submission = judgeForm(form, Deletion, t);
  return submission.status === "success" ? submission.value.basedOn : 0;
}

/** 409: why it was not deleted, and the way out. */
export const answerKept = (
  outcome: { kind: "outdated" } | { kind: "needed"; dependents: { table: string; count: number }[] },
  subject: "committee" | "congress",
  t: Translate,
) =>
  data(
    {
      problem:
        outcome.kind === "outdated"
          ? t("congress:needed.outdated-delete")
          : t(`congress:needed.${subject}`, { things: wordDependents(outcome.dependents, t) }),
    },
    { status: 409 },
  );
