import { placeOnDay } from "~/agenda/print/letterhead";
import { findCongress } from "~/congress/congresses.server";
import { wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { correctionsOf } from "../counts.server";
import type { openStep } from "../open-plan.server";
import { viewHead } from "../plan-view.server";
import { wordWhen } from "../words";
import type { PaperFacts } from "./edition";
import type { PaperBasis } from "./papers";

type OpenStep = Awaited<ReturnType<typeof openStep>>;

/** What decides which papers of a step there are. */
export const paperBasis = ({ plan, step }: Pick<OpenStep, "plan" | "step">): PaperBasis => ({
  ...{ state: step.state, people: step.people.length, namesAllowed: plan.namesAllowed },
});

/** Everything on the papers of a step that its page does not show. */
export async function paperFacts(open: OpenStep): Promise<PaperFacts> {
  const { visit, plan, step, key } = open;
  const { db, viewer, t, language, now } = visit;
  const congress = await findCongress(db, viewer, plan.congress.slug);
  const corrections = await correctionsOf(db, step.id, key);
  const at = (instant: string) => wordInstant(instant, language, workspaceZone);
  const { title, issued } = viewHead(open);
  return {
    ballot: step.rules.ballot,
    plan: [title, issued].filter(Boolean).join(", "),
    issuer: plan.issuer,
    day: step.day === null ? "" : wordWhen(step, null, visit).when,
    placeAndDay: placeOnDay(congress?.committee.names.vi ?? "", step.minutes?.day ?? null, visit),
    minutesNumber: step.minutes?.number ?? "",
    ballots: step.attendance?.present ?? step.convened,
    approved: corrections.flatMap(({ id, decided }) =>
      decided?.kind === "approved" ? [{ id, name: decided.name, at: at(decided.at) }] : [],
    ),
    label: t("survey:papers.minutes.label", { at: at(step.updatedAt), printed: at(now.toISOString()) }),
  };
}
