import type { ReportAnswer } from "./answer";
import type { Opinion } from "./report";
import { blankFields, fieldsOf, type OpinionFields } from "./report-view";
import { localOpinion, refusedWith, typed, type LocalOpinion } from "./saving";

/** What a page without scripts sent and was not stored. */
export interface NotTaken {
  id: string;
  basedOn: number;
  fields: OpinionFields;
  answer: ReportAnswer;
}

/**
 * The opinions that a page begins with: those stored, one to be filled in, and what was sent but not taken as it was
 * typed, with the reason.
 */
export function firstOpinions(
  opinions: readonly Opinion[],
  freshId: string,
  notTaken: NotTaken | null,
): LocalOpinion[] {
  const shown = opinions.map((opinion) => localOpinion(opinion.id, opinion.version, fieldsOf(opinion)));
  const all = [...shown, localOpinion(freshId, 0, blankFields(opinions.at(-1)?.documentId))];
  if (notTaken === null) return all;
  const { id, basedOn, fields, answer } = notTaken;
  const again = withAnswer(typed(localOpinion(id, basedOn, fields), fields), answer);
  return all.some((each) => each.id === id)
    ? all.map((each) => (each.id === id ? again : each))
    : [...shown, again];
}

function withAnswer(opinion: LocalOpinion, answer: ReportAnswer): LocalOpinion {
  if (answer.kind === "invalid") return refusedWith(opinion, { errors: answer.errors });
  if (answer.kind !== "outdated") return opinion;
  const { stored } = answer;
  if (stored === null) return refusedWith(opinion, { conflict: "removed" });
  const { version, author } = stored;
  return refusedWith(opinion, { conflict: { fields: fieldsOf(stored), version, author } });
}
