import type { MatrixQuery, View } from "./matrix";

/** What the address of the picture says. */
export interface ShownQuery extends MatrixQuery {
  committee: string;
  view: View;
}

/** The address of the picture with some of its question changed; what is usual is left out. */
export function matrixAddress(query: ShownQuery, change: Partial<ShownQuery>): string {
  const { committee, view, show, sort, isReversed, name, page } = { ...query, page: 1, ...change };
  const search = new URLSearchParams({
    ...(committee !== "" && { committee }),
    ...(view !== "list" && { view }),
    ...(show !== "all" && { show }),
    ...(sort !== "name" && { sort }),
    ...(isReversed && { order: "reversed" }),
    ...(name !== "" && { name }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return search === "" ? "/readiness" : `/readiness?${search}`;
}
