import type { ListedCongress } from "~/congress/congress";
import { filtered, inParts } from "~/congress/schedule";
import { wordDays, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import { pageOf, type Page } from "~/platform/paging";
import { nameIn } from "~/platform/vietnamese";

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
 * The published agendas on the page that an address asks for: what is ahead, the earliest day first, then what is over,
 * the latest first. `name` narrows to congresses and committees with such a name, `congress` is the chosen
 * one.
 */
export function agendaChoices(
  agendas: readonly ListedCongress[],
  search: URLSearchParams,
  { today, language }: { today: Day; language: Language },
): AgendaChoices {
  const isLong = agendas.length > pageLength;
  const sought = isLong ? (search.get("name") ?? "").trim().slice(0, longestSought) : "";
  const chosen = search.get("congress");
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ congress: chosen, name: sought, page: search.get("page") })) {
    // Everything on one page would be a page for every commune of a country.
    if (value && value !== "all") asked.set(name, value);
  }
  const found = filtered(agendas, { committeePath: null, stage: null, name: sought }, today);
  const inOrder = inParts(found.map((each) => asHeld(each, today))).flatMap(({ congresses }) => congresses);
  const { items, turns } = pageOf(inOrder, asked, pageLength);
  const addressOf = (slug: string): string => {
    const query = new URLSearchParams(asked);
    query.set("congress", slug);
    return `/calendar?${query}`;
  };
  return {
    items: items.map(({ slug, title, firstDay, lastDay }) => ({
      to: addressOf(slug),
      title: nameIn(title, language),
      days: firstDay === null ? "" : wordDays(firstDay, lastDay ?? firstDay, language),
      isChosen: slug === chosen,
    })),
    turns: { ...turns, all: null },
    ...{ sought, isLong },
  };
}

/** Whose last day is over is not ahead any more, even while nobody has written down that it was held. */
const asHeld = (congress: ListedCongress, today: Day): ListedCongress =>
  congress.state === "preparing" && congress.lastDay !== null && congress.lastDay < today
    ? { ...congress, state: "held" }
    : congress;
