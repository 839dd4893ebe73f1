import { settleChoice } from "~/platform/settle-choice.server";
import { findCommittees, isCommitteeOffered, type CommitteeQuestion } from "./committee-choices.server";
import type { Visit } from "./request.server";
import type { SignedIn } from "./viewer";

/** The committees for which a role can be given. */
export const placesOfRoles: CommitteeQuestion = { purpose: "workspace:administer" };

/**
 * Settles the committee of a role in a posted form. What was typed and means no committee must not be taken for no
 * committee: that would be a role for everything.
 * @returns what is wrong with the committee, in words; null where nothing is
 */
export async function settlePlace(visit: Visit<SignedIn>, form: FormData): Promise<string | null> {
  const find = (typed: string) => findCommittees(visit, placesOfRoles, typed);
  if (!(await settleChoice(form, "committee", find))) return visit.t("form:choice.which");
  const committee = form.get("committee");
  if (typeof committee !== "string" || committee === "") return null;
  const isOffered = await isCommitteeOffered(visit, placesOfRoles, committee);
  return isOffered ? null : visit.t("form:not-a-choice");
}
