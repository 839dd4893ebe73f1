import { readTuples, type Database } from "~/platform/database.server";
import { cutOf, type PageTurns } from "~/platform/paging";
import { holding, inNameOrder } from "~/platform/vietnamese";
import type { CommonVisit } from "./common.server";
import { readPeople, type PersonOnRecord } from "./people.server";

/** How many people stand on a page. */
const pageLength = 50;
const longestTyped = 200;

type Known = [id: string, name: string, email: string];

/** Everybody with an account, in the order of Vietnamese lists. */
export async function peopleInOrder({ db }: Pick<CommonVisit, "db">): Promise<Known[]> {
  const people = await readTuples<Known>(db("users"), ["id", "name", "email"]);
  return inNameOrder(people, ([, name]) => name);
}

/** The identifiers of those whose name or e-mail holds what was typed, in the order of `people`. */
export function idsOfNamed(people: readonly Known[], typed: string): string[] {
  const holds = holding(typed);
  return people.flatMap(([id, name, email]) => (holds(name) || holds(email) ? id : []));
}

/** What was typed to look for people, as an address holds it. */
export const typedName = (search: URLSearchParams, field: string): string =>
  (search.get(field) ?? "").slice(0, longestTyped);

export interface PeopleOnPage {
  name: string;
  /** How many accounts there are in all. */
  all: number;
  people: PersonOnRecord[];
  turns: PageTurns;
}

/** The page of people that an address asks for: all, or those whose name or e-mail holds what was typed. */
export async function peopleOnPage(
  db: Database,
  people: readonly Known[],
  search: URLSearchParams,
): Promise<PeopleOnPage> {
  const name = typedName(search, "name");
  const ids = idsOfNamed(people, name);
  const asked = Object.entries({ name, page: search.get("page") ?? "" }).filter(([, value]) => value !== "");
  const { from, to, turns } = cutOf(ids.length, new URLSearchParams(asked), pageLength);
  return { name, all: people.length, people: await readPeople(db, ids.slice(from, to)), turns };
}
