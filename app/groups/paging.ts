const pageLength = 100;

export interface PageTurns {
  page: number;
  pages: number;
  found: number;
  /** Query strings of the neighbours; null at the ends. */
  previous: string | null;
  next: string | null;
}

/** The items of the page that an address asks for, and the way to its neighbours with all else as it is. */
export function pageOf<Item>(items: readonly Item[], search: URLSearchParams): PageTurns & { items: Item[] } {
  const pages = Math.max(1, Math.ceil(items.length / pageLength));
  const asked = Number(search.get("page") ?? 1);
  const page = Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const turn = (to: number) => {
    if (to < 1 || to > pages) return null;
    const query = new URLSearchParams(search);
    query.set("page", String(to));
    return `?${query}`;
  };
  return {
    ...{ page, pages, found: items.length, previous: turn(page - 1), next: turn(page + 1) },
    items: items.slice((page - 1) * pageLength, page * pageLength),
  };
}
