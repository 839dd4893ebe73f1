import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { conductRun } from "~/groups/desk/conduct.server";
import { openDivision } from "~/groups/desk/open-division.server";
import { beginRun, cancelRun } from "~/groups/desk/runs.server";
import { id, revisionNumber } from "~/platform/fields";
import { judgeForm, readForm } from "~/platform/forms.server";

const RunForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), basedOn: revisionNumber(), background: z.string().optional() }),
  z.object({ intent: z.literal("cancel"), run: id() }),
]);

/** So long a browser without scripts waits for the division, in milliseconds; then it is shown how far it is. */
const patience = 20_000;

/** A form posts here; opened by itself, the address leads to the division. */
export async function loader(args: LoaderFunctionArgs) {
  const { congress, division } = await openDivision(args);
  return redirect(`/congresses/${congress.slug}/groups/${division.id}`);
}

/** Starts dividing, or cancels it. */
export async function action(args: ActionFunctionArgs) {
  const desk = await openDivision(args);
  const { visit, congress, division, where, asked } = desk;
  const here = `/congresses/${congress.slug}/groups/${division.id}`;
  const submission = judgeForm(await readForm(args.request), RunForm, visit.t);
  if (submission.status !== "success") throw new Response(null, { status: 400 });
  const form = submission.value;
  if (form.intent === "cancel") {
    await cancelRun(where, division.id, form.run);
    return redirect(here);
  }
  // What the page showed is no longer what would be divided: it is shown first.
  if (form.basedOn !== division.revision.number) return redirect(`${here}?changed=1`);
  const begun = await beginRun(where, division.id, form.basedOn);
  if (begun.kind === "begun") {
    const conducted = conductRun({
      ...{ services: visit, author: visit.viewer, congressId: congress.id },
      ...{ division, problem: asked.problem, runId: begun.id },
    });
    if (form.background === undefined) await Promise.race([conducted, timeout(patience)]);
  }
  return redirect(here);
}

const timeout = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
