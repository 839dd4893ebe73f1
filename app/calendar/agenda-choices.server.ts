import type { Knex } from "knex";
import { visitor } from "~/accounts/viewer";
import type { Visit } from "~/accounts/request.server";
import { congressTables } from "~/congress/congress-rows.server";
import { readListed } from "~/congress/congresses.server";
import { countListed, listingsFor, matching } from "~/congress/listed.server";
import { catchUpListings } from "~/congress/listings.server";
import { wordDays, type Day } from "~/platform/days";
import { cutOf, type Page } from "~/platform/paging";
import { nameIn } from "~/platform/vietnamese";
import { agendaPublications } from "./published.server";

/** So many are offered at once; a longer list is searched by name. */
const pageLength = 8;

const longestSought = 200;

/** A published agenda that can be chosen. */
export interface AgendaChoice {
  to: string;
  title: string;
  /** Empty while the day is unknown. */
  days: string;
  isChosen: boolean;
}

export interface AgendaChoices extends Page<AgendaChoice> {
  /** What was typed of a name; empty for all. */
  sought: string;
  /** True where there is more than stands on one page: it can be searched. */
  isLong: boolean;
}

/**
 * The public agendas that are published, on the page that an address asks for: what is ahead, the earliest day first,
 * then what is over, the latest first. `name` narrows to congresses and committees with such a name, `congress` is the
 * chosen one.
 */
export async function agendaChoices(
  { db, today, language }: Pick<Visit, "db" | "today" | "language">,
  search: URLSearchParams,
): Promise<AgendaChoices> {
  await catchUpListings(db);
  const published = () =>
    listingsFor(db, visitor).whereIn("congress_id", agendaPublications(db).select("agendas.congress_id"));
  const { all } = await countListed(published());
  const isLong = all > pageLength;
  const sought = isLong ? (search.get("name") ?? "").trim().slice(0, longestSought) : "";
  const found = () => matching(published(), { committeePath: null, stage: null, name: sought }, today);
  const chosen = search.get("congress");
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ congress: chosen, name: sought, page: search.get("page") })) {
    // Everything on one page would be a page for every commune of a country.
    if (value && value !== "all") asked.set(name, value);
  }
  const { from, to, turns } = cutOf(
    sought === "" ? all : (await countListed(found())).all,
    asked,
    pageLength,
  );
  const ids: string[] = await inOrder(found(), today)
    .offset(from)
    .limit(to - from)
    .pluck("congress_id");
  const congresses = await readListed(congressTables(db).whereIn("congresses.id", ids));
  const addressOf = (slug: string): string => {
    const query = new URLSearchParams(asked);
    query.set("congress", slug);
    return `/calendar?${query}`;
  };
  return {
    items: congresses
      .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
      .map(({ slug, title, firstDay, lastDay }) => ({
        to: addressOf(slug),
        title: nameIn(title, language),
        days: firstDay === null ? "" : wordDays(firstDay, lastDay ?? firstDay, language),
        isChosen: slug === chosen,
      })),
    turns: { ...turns, all: null },
    ...{ sought, isLong },
  };
}

/**
 * As the schedule is ordered; but whose last day is over is not ahead any more, even while nobody has written down that
 * it was held.
 */
function inOrder(query: Knex.QueryBuilder, today: Day): Knex.QueryBuilder {
  const part = "case when part = 0 and last_day < ? then 1 else part end";
  return query
    .orderByRaw(part, [today])
    .orderByRaw(`case when ${part} = 1 then day end desc`, [today])
    .orderBy(["day", "level_position", "title_key", "congress_id"]);
}
