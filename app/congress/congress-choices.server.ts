import type { Knex } from "knex";
import { scopeOf, type Action } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { withinScope } from "~/accounts/scope.server";
import type { SignedIn } from "~/accounts/viewer";
import { bestMatches, mostOptions, type Choice, type Choices, type Found } from "~/platform/choices";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { congressTables } from "./congress-rows.server";
import { readListed } from "./congresses.server";
import { idsNamed } from "./listed.server";
import { refreshListings } from "./listings.server";

/** For what congresses are chosen: where the viewer may do this. */
export const congressPurposes = ["document:edit", "survey:open-plan"] as const satisfies Action[];
export type CongressPurpose = (typeof congressPurposes)[number];

/**
 * The congresses that the viewer may choose, by title.
 * @param slug that of the congress that is chosen to begin with, where it is offered
 */
export async function congressChoices(
  visit: Visit<SignedIn>,
  purpose: CongressPurpose,
  slug: string | null = null,
): Promise<Choices> {
  const [counted] = await offered(visit, purpose).count({ count: "*" });
  const [first] =
    slug === null ? [] : await read(visit, offered(visit, purpose).where("congresses.slug", slug));
  if (Number(counted?.count) <= mostOptions) {
    const options = await read(visit, offered(visit, purpose));
    options.sort((one, other) => compareTitles(one.label, other.label));
    return { options, search: null, chosen: first ?? null };
  }
  const search = `/choices/congresses?${new URLSearchParams({ for: purpose })}`;
  return { options: [], search, chosen: first ?? null };
}

/** The congresses that the viewer may choose and whose title holds what was typed. */
export async function findCongresses(
  visit: Visit<SignedIn>,
  purpose: CongressPurpose,
  typed: string,
): Promise<Found> {
  await refreshListings(visit.db);
  const named = offered(visit, purpose).whereIn("congresses.id", idsNamed(visit.db, typed));
  return bestMatches(await read(visit, named), typed);
}

function offered({ db, viewer }: Visit<SignedIn>, purpose: CongressPurpose): Knex.QueryBuilder {
  const query = congressTables(db);
  withinScope(query, scopeOf(viewer, purpose), "committees.path");
  return query;
}

const read = async ({ language }: Visit<SignedIn>, query: Knex.QueryBuilder): Promise<Choice[]> =>
  (await readListed(query)).map(({ id, title, committee }) => ({
    ...{ value: id, label: nameIn(title, language), detail: nameIn(committee.names, language) },
  }));
