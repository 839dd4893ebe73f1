import { can } from "~/accounts/permissions";
import type { CommonVisit } from "~/accounts/common.server";
import { findCommittee } from "~/congress/committees.server";
import type { Database } from "~/platform/database.server";
import { wordDay } from "~/platform/days";
import { nameIn, type Names } from "~/platform/vietnamese";
import { committeesAt, readBranches } from "./branches.server";
import { pageOf, shows, sorts, views, type MatrixQuery, type MatrixRow } from "./matrix";
import { readMatrix } from "./matrix.server";
import { catchUp } from "./standings.server";

interface PictureQuery extends MatrixQuery {
  view: (typeof views)[number];
  /** The name in the address of the committee below which the picture is asked for; empty for all. */
  committee: string;
}

/** What the address asks for; anything that it cannot mean is left out. */
export function readQuery(search: URLSearchParams): PictureQuery {
  return {
    committee: search.get("committee") ?? "",
    view: views.find((each) => each === search.get("view")) ?? "list",
    show: shows.find((each) => each === search.get("show")) ?? "all",
    sort: sorts.find((each) => each === search.get("sort")) ?? "name",
    isReversed: search.get("order") === "reversed",
    name: (search.get("name") ?? "").slice(0, 200),
    page: Math.min(1_000_000, Math.trunc(Number(search.get("page"))) || 1),
  };
}

/** The picture of all committees, or of those below one. */
export async function matrixPage(
  { db, viewer, t, language, today, now }: CommonVisit,
  { view, committee, ...query }: PictureQuery,
) {
  const below = await findCommittee(db, viewer, committee);
  const asked = { below: below?.path ?? null, today, now };
  const behind = await catchUp(db, asked);
  const { rows, ...rest } =
    view === "tree"
      ? pageOf(await readBranches(db, viewer, asked), query)
      : await readMatrix(db, viewer, asked, query);
  return {
    title: t("readiness:matrix.title"),
    lead: t("readiness:matrix.lead", { day: wordDay(today, language) }),
    behind,
    mayEditTemplates: can(viewer, "readiness:template"),
    trail: (await namesOnPath(db, below?.path ?? "/")).map(({ slug, names }) => ({
      slug,
      name: nameIn(names, language),
    })),
    query: { ...query, view, committee: below?.slug ?? "" },
    rows: rows.map((row: MatrixRow) => ({
      slug: row.slug,
      committee: nameIn(row.committee.names, language),
      day: row.firstDay === null ? null : wordDay(row.firstDay, language),
      ...{ isSample: row.isSample, isBegun: row.isBegun, ready: row.ready },
      ...{ shares: row.shares, total: row.total, trend: row.trend, together: row.together },
    })),
    ...rest,
  };
}

/** The committees from the root down to a path, the last one included. */
async function namesOnPath(db: Database, path: string): Promise<{ slug: string; names: Names }[]> {
  const ids = path.split("/").filter((part) => part !== "");
  const paths = ids.map((_, index) => `/${ids.slice(0, index + 1).join("/")}/`);
  const committees = await committeesAt(db, paths);
  return paths.flatMap((each) => committees.get(each) ?? []);
}
