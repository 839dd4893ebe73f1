import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authorise, notFound, openVisit, requireViewer, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { wordDay, wordInstant } from "~/platform/days";
import { workspaceZone } from "~/platform/settings.server";
import { nameIn } from "~/platform/vietnamese";
import { isDutyOverdue, type Directive, type Duty, type DutyNote } from "./directive";
import { findDirective } from "./directives.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The directive of the address: anyone may read it. */
export async function openDirective(args: Args): Promise<{ visit: Visit; directive: Directive }> {
  const visit = await openVisit(args);
  authorise(visit, "directive:view", { isPublic: true });
  const directive = await findDirective(visit.db, args.params.slug ?? "");
  if (!directive) notFound();
  return { visit, directive };
}

/** As `openDirective`, for those who follow up directives. */
export async function openDirectiveForEditing(
  args: Args,
): Promise<{ visit: Visit<SignedIn>; directive: Directive }> {
  const visit = await requireViewer(args);
  authorise(visit, "directive:edit");
  const directive = await findDirective(visit.db, args.params.slug ?? "");
  if (!directive) notFound();
  return { visit, directive };
}

/** As `openDirectiveForEditing`, with the duty of the address and the clause in which it stands. */
export async function openDuty(args: Args) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const clause = directive.clauses.find(({ duties }) => duties.some(({ id }) => id === args.params.duty));
  const duty = clause?.duties.find(({ id }) => id === args.params.duty);
  if (!clause || !duty) notFound();
  return { visit, directive, clause, duty };
}

const tones = { open: "neutral", "in-progress": "accent", done: "good", dropped: "neutral" } as const;

/** A duty in words. */
export function wordDuty(duty: Duty, { t, language, today }: Pick<Visit, "t" | "language" | "today">) {
  return {
    id: duty.id,
    words: nameIn(duty.words, language),
    responsible: duty.responsible,
    state: duty.state,
    stateLabel: t(`directives:state.${duty.state}`),
    tone: tones[duty.state],
    due: duty.dueBefore && t("directives:due", { day: wordDay(duty.dueBefore, language) }),
    overdue: isDutyOverdue(duty, today) ? t("directives:overdue", { day: wordDay(today, language) }) : null,
  };
}

/** A report of progress in words. */
export const wordNote = (
  { state, text, author, at }: DutyNote,
  { t, language }: Pick<Visit, "t" | "language">,
) => ({
  text,
  state: t(`directives:state.${state}`),
  by: `${author}, ${wordInstant(at, language, workspaceZone)}`,
});

/** `Mục II.1`; the closing duties of the Conclusion bear no number. */
export const wordClause = (number: string, { t }: Pick<Visit, "t">): string =>
  number.startsWith("end") ? t("directives:closing") : t("directives:clause", { number });
