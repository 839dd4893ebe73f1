export interface PageTurns {
  page: number;
  pages: number;
  found: number;
  /** Query strings of the neighbours; null at the ends. */
  previous: string | null;
  next: string | null;
  /** Query string of everything on one page, as for printing; null where everything stands here. */
  all: string | null;
  /** Query string of the first of several pages; null but where they stand here on one. */
  inPages: string | null;
}

export interface Page<Item> {
  items: Item[];
  turns: PageTurns;
}

const everything = "all";

/** Which of the items that were found stand on a page, `to` not among them, and the way to its neighbours. */
export interface PageCut {
  from: number;
  to: number;
  turns: PageTurns;
}

/**
 * The items of the page that an address asks for, and the way to its neighbours with all else as it is. `page` is a
 * number from 1, or `all`; what is no page leads to the first or the last one.
 * @param length how many items stand on a page
 */
export function pageOf<Item>(items: readonly Item[], search: URLSearchParams, length: number): Page<Item> {
  const { from, to, turns } = cutOf(items.length, search, length);
  return { items: items.slice(from, to), turns };
}

/** As `pageOf`, for items that are still to be read. @param found how many there are on all pages */
export function cutOf(found: number, search: URLSearchParams, length: number): PageCut {
  const whole = Math.max(1, Math.ceil(found / length));
  const isWhole = search.get("page") === everything;
  const pages = isWhole ? 1 : whole;
  const asked = Number(search.get("page") ?? 1);
  const page = Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const address = (to: number | typeof everything) => {
    const query = new URLSearchParams(search);
    query.set("page", String(to));
    return `?${query}`;
  };
  return {
    from: isWhole ? 0 : (page - 1) * length,
    to: isWhole ? found : Math.min(found, page * length),
    turns: {
      ...{ page, pages, found },
      previous: page > 1 ? address(page - 1) : null,
      next: page < pages ? address(page + 1) : null,
      all: pages > 1 ? address(everything) : null,
      inPages: isWhole && whole > 1 ? address(1) : null,
    },
  };
}
