import { can } from "~/accounts/permissions";
import { activeViewersAt } from "~/accounts/sessions.server";
import type { Database } from "~/platform/database.server";
import { compareNames } from "~/platform/vietnamese";

/** An account that may answer for items of a checklist. */
export interface Answerable {
  id: string;
  name: string;
}

/** More than this is no list to choose from; who is not on it is entered by name. */
const most = 200;

/** Who may answer for the items of a committee's checklist: everybody with an account who works on it. */
export async function listAnswerable(db: Database, committeePath: string): Promise<Answerable[]> {
  const people = (await activeViewersAt(db, committeePath)).filter((person) =>
    can(person, "readiness:work", { committeePath }),
  );
  return people
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => compareNames(one.name, other.name))
    .slice(0, most);
}
