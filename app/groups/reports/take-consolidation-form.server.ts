import type { SubmissionResult } from "@conform-to/react";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { actorOf } from "~/accounts/request.server";
import { whole } from "~/platform/fields";
import { judgeForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { consolidate, PointForm, type ConsolidationCommand } from "./consolidation";
import { saveConsolidation } from "./consolidations.server";
import type { OpenConsolidation } from "./open-consolidation.server";

const id = z.string().max(16);
const Forms = {
  merge: z.object({
    opinion: z
      .array(id)
      .max(2000)
      .optional()
      .transform((chosen = []) => chosen),
    into: id.optional().transform((point) => point ?? null),
  }),
  "take-all": z.object({}),
  up: z.object({ point: id }),
  down: z.object({ point: id }),
  release: z.object({ point: id, opinion: id }),
  remove: z.object({ point: id }),
  word: PointForm,
};
type Intent = keyof typeof Forms;

/** What the page gets back when a form was not taken. */
interface NotDone {
  problem: string | null;
  reply: SubmissionResult<string[]> | null;
  point: string | null;
}
const notDone = (status: number, answer: Partial<NotDone>) =>
  data<NotDone>({ problem: null, reply: null, point: null, ...answer }, { status });

/**
 * Takes one form of the page on which the report is consolidated.
 * @throws Response 400 for a form that no page of ours sends
 */
export async function takeConsolidationForm(open: OpenConsolidation, form: FormData) {
  const { visit, congress, division, revision, opinions } = open;
  const { db, now, t } = visit;
  const intent = form.get("intent");
  if (typeof intent !== "string" || !Object.hasOwn(Forms, intent)) throw new Response(null, { status: 400 });
  const schema = Forms[intent as Intent].extend({ basedOn: whole(0, 2 ** 31 - 1) });
  const judged = judgeForm(form, schema, t);
  const point = String(form.get("point") ?? "").slice(0, 16) || null;
  if (judged.status !== "success")
    return notDone(400, {
      reply: intent === "word" ? judged.reply() : null,
      point,
      problem: t("form:summary"),
    });
  const { basedOn, ...values } = judged.value;
  const documentId = "documentId" in values ? values.documentId : "";
  if (documentId !== "" && !congress.documents.some((document) => document.id === documentId)) {
    const fieldErrors = { documentId: [t("form:not-a-choice")] };
    return notDone(400, { reply: judged.reply({ fieldErrors }), point });
  }
  const outdated = () =>
    notDone(409, { problem: t("groups:reports.merge.outdated"), reply: judged.reply(), point });
  if (basedOn !== revision.number) return outdated();
  const made = consolidate(revision.content, commandOf(intent as Intent, values), opinions);
  if (!made.ok) return notDone(409, { problem: t(`groups:reports.merge.${made.code}`) });
  const where = { db, author: actorOf(visit.viewer), now };
  const saved = await saveConsolidation(where, division.id, basedOn, made.consolidation, intent);
  if (saved === "outdated") return outdated();
  const anchor = point && intent !== "remove" ? `#${point}` : "";
  return redirect(`/congresses/${congress.slug}/groups/${division.id}/reports/consolidated${anchor}`);
}

// Each form holds the fields of its own schema.
function commandOf(intent: Intent, values: object): ConsolidationCommand {
  const has = <Name extends Intent>(_: Name) => values as z.infer<(typeof Forms)[Name]>;
  switch (intent) {
    case "merge": {
      const { opinion, into } = has(intent);
      return { do: "merge", opinions: opinion, into, fresh: newId() };
    }
    case "take-all":
      return { do: "take-all", fresh: newId };
    case "up":
    case "down":
      return { do: "move", point: has(intent).point, by: intent === "up" ? -1 : 1 };
    case "release":
      return { do: "release", ...has(intent) };
    case "remove":
      return { do: "remove", ...has(intent) };
    case "word": {
      const { point, ...words } = has(intent);
      return { do: "word", point, words };
    }
  }
}
