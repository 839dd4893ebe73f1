import type { Knex } from "knex";
import { scopeOf, type Action } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { withinScope } from "~/accounts/scope.server";
import type { SignedIn } from "~/accounts/viewer";
import { bestMatches, mostOptions, type Choice, type Choices, type Found } from "~/platform/choices";
import { readTuples } from "~/platform/database.server";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { congressTables } from "./congress-rows.server";
import { readListed } from "./congresses.server";
import { idsNamed } from "./listed.server";
import { catchUpListings } from "./listings.server";

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
  await catchUpListings(visit.db);
  // Of many that hold what was typed only the titles are read.
  const titles = await readTuples<[id: string, vi: string, en: string]>(
    offered(visit, purpose).whereIn("congresses.id", idsNamed(visit.db, typed)),
    ["congresses.id", "congresses.title_vi", "congresses.title_en"],
  );
  const labelled = titles.map(([id, vi, en]) => ({ id, label: nameIn({ vi, en }, visit.language) }));
  const { matches, isCut } = bestMatches(labelled, typed);
  const ids = matches.map(({ id }) => id);
  const choices = await read(visit, offered(visit, purpose).whereIn("congresses.id", ids));
  return { matches: choices.sort((one, other) => ids.indexOf(one.value) - ids.indexOf(other.value)), isCut };
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
