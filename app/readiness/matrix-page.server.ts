import { can } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { findCommittee } from "~/congress/committees.server";
import type { Database } from "~/platform/database.server";
import { wordDay } from "~/platform/days";
import { nameIn, type Names } from "~/platform/vietnamese";
import { pageOf, shows, sorts, views, type MatrixQuery, type MatrixRow } from "./matrix";
import { readMatrix } from "./matrix.server";
import { branchesBelow, rowOf } from "./roll-up";

/** What the address asks for; anything that it cannot mean is left out. */
export function readQuery(search: URLSearchParams): MatrixQuery & { view: (typeof views)[number] } {
  return {
    view: views.find((each) => each === search.get("view")) ?? "list",
    show: shows.find((each) => each === search.get("show")) ?? "all",
    sort: sorts.find((each) => each === search.get("sort")) ?? "name",
    isReversed: search.get("order") === "reversed",
    name: (search.get("name") ?? "").slice(0, 200),
    page: Math.min(1_000_000, Math.trunc(Number(search.get("page"))) || 1),
  };
}

/** The picture of all committees, or of those below one. */
export async function matrixPage({ db, viewer, t, language, today, now, request }: Visit<SignedIn>) {
  const search = new URL(request.url).searchParams;
  const { view, ...query } = readQuery(search);
  const below = await findCommittee(db, viewer, search.get("committee") ?? "");
  const all = await readMatrix(db, viewer, { below: below?.path ?? null, today, now });
  const { rows, ...rest } = pageOf(
    view === "tree" ? await rolledUp(db, all, below?.path ?? null) : all,
    query,
  );
  return {
    title: t("readiness:matrix.title"),
    lead: t("readiness:matrix.lead", { day: wordDay(today, language) }),
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

/** The rows of committees right below one, each with everything beneath it. */
async function rolledUp(
  db: Database,
  rows: readonly MatrixRow[],
  below: string | null,
): Promise<MatrixRow[]> {
  const branches = branchesBelow(rows, below);
  const names = await namesOf(
    db,
    branches.map(({ path }) => path),
  );
  return branches.flatMap((branch) => {
    const committee = names.get(branch.path);
    return committee ? [rowOf(branch, committee)] : [];
  });
}

type Named = { slug: string; names: Names };

async function namesOf(db: Database, paths: readonly string[]): Promise<Map<string, Named>> {
  const found = new Map<string, Named>();
  for (let at = 0; at < paths.length; at += 500) {
    const rows: { path: string; slug: string; name_vi: string; name_en: string }[] = await db("committees")
      .whereIn("path", paths.slice(at, at + 500))
      .select("path", "slug", "name_vi", "name_en");
    for (const { path, slug, name_vi, name_en } of rows) {
      found.set(path, { slug, names: { vi: name_vi, en: name_en } });
    }
  }
  return found;
}

/** The committees from the root down to a path, the last one included. */
async function namesOnPath(db: Database, path: string): Promise<Named[]> {
  const ids = path.split("/").filter((part) => part !== "");
  const paths = ids.map((_, index) => `/${ids.slice(0, index + 1).join("/")}/`);
  const names = await namesOf(db, paths);
  return paths.flatMap((each) => names.get(each) ?? []);
}
