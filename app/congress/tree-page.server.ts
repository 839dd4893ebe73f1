import type { CommonVisit } from "~/accounts/common.server";
import { can, canSomewhere } from "~/accounts/permissions";
import type { Database } from "~/platform/database.server";
import { cutOf, pageOf, type Page } from "~/platform/paging";
import { holding, nameIn } from "~/platform/vietnamese";
import { depthOf, inTreeOrder, type Committee, type PlacedCommittee } from "./committee";
import { committeesOnPaths, listCommitteesOf, listPlaces } from "./committees.server";
import { listCongressesOfCommittees } from "./congresses.server";
import type { CommitteeView, TreeEntry } from "./forms/committee-tree";
import { catchUpListings } from "./listings.server";
import { inParts } from "./schedule";
import { countTree, readTreePart } from "./tree-part.server";
import { wordCongress, wordSource, type CongressView } from "./words";

/** How many committees stand on a page. */
const pageLength = 50;
const longestName = 200;

/** What the tree of committees shows for the query of its address: a page of it, or of those whose name was searched for. */
export async function treePage(visit: CommonVisit, query: string) {
  const { db, viewer, t } = visit;
  const search = new URLSearchParams(query);
  await catchUpListings(db);
  const all = await countTree(db, viewer);
  const name = (search.get("name") ?? "").slice(0, longestName);
  const asked = { name, page: search.get("page") ?? "" };
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  const { items, turns } =
    name === "" ? await partOf(visit, all, address) : await namedOf(visit, name, address);
  const ids = items.map(({ id }) => id);
  const committees = new Map((await listCommitteesOf(db, ids)).map((each) => [each.id, each]));
  const congresses = await congressesByCommittee(visit, ids);
  return {
    title: t("congress:tree.title"),
    name,
    all,
    entries: (await withThoseAbove(db, items)).map(({ id, names, path }): TreeEntry => {
      const depth = depthOf(path) - 1;
      const committee = committees.get(id);
      return committee
        ? view(visit, committee, depth, congresses.get(id) ?? [])
        : { id, depth, name: nameIn(names, visit.language), isAbove: true };
    }),
    turns,
    mayAdd: canSomewhere(viewer, "committee:create"),
    mayConfigure: can(viewer, "workspace:configure"),
  };
}

/** A page of the whole tree. */
async function partOf({ db, viewer }: CommonVisit, all: number, address: URLSearchParams) {
  const { from, to, turns } = cutOf(all, address, pageLength);
  return { items: await readTreePart(db, viewer, from, to), turns };
}

/** A page of those whose name holds what was typed, in the order of the tree. */
async function namedOf(
  { db, viewer }: CommonVisit,
  typed: string,
  address: URLSearchParams,
): Promise<Page<PlacedCommittee>> {
  const isFound = holding(typed);
  const places = await listPlaces(db, viewer);
  const found = new Set(places.filter(({ names }) => isFound(names.vi) || isFound(names.en)));
  // What stands above them is enough to put them into order.
  const onWay = new Set([...found].flatMap(({ path }) => path.split("/")));
  const inOrder = inTreeOrder(places.filter(({ id }) => onWay.has(id))).map(({ committee }) => committee);
  return pageOf(
    inOrder.filter((committee) => found.has(committee)),
    address,
    pageLength,
  );
}

/** The items of a page, each below those above it: these stand on other pages and are only named. */
async function withThoseAbove(db: Database, items: readonly PlacedCommittee[]): Promise<PlacedCommittee[]> {
  const known = await committeesOnPaths(
    db,
    items.map(({ path }) => path),
  );
  const shown = new Set<string>();
  return items.flatMap(({ path }) =>
    path.split("/").flatMap((id) => {
      const committee = known.get(id);
      if (!committee || shown.has(id)) return [];
      shown.add(id);
      return committee;
    }),
  );
}

async function congressesByCommittee(
  { db, viewer, t, language, today }: CommonVisit,
  committeeIds: string[],
) {
  const reading = { t, language, today, showsPeople: false };
  const grouped = new Map<string, CongressView[]>();
  for (const { congresses } of inParts(await listCongressesOfCommittees(db, viewer, committeeIds))) {
    for (const congress of congresses) {
      const { id } = congress.committee;
      grouped.set(id, [...(grouped.get(id) ?? []), wordCongress(congress, new Map(), reading, [])]);
    }
  }
  return grouped;
}

function view(
  { viewer, language, t }: CommonVisit,
  { id, slug, path, names, organ, level, isSample, source }: Committee,
  depth: number,
  congresses: readonly CongressView[],
): CommitteeView {
  const at = { committeePath: path };
  return {
    ...{ id, slug, depth, isSample, isAbove: false },
    name: nameIn(names, language),
    organ: nameIn(organ, language),
    level: nameIn(level.names, language),
    source: isSample ? null : wordSource(source, { t, language, showsPeople: viewer.kind === "user" }),
    mayEdit: can(viewer, "committee:edit", at),
    mayAddBelow: can(viewer, "committee:create", at),
    mayAddCongress: can(viewer, "congress:create", at),
    congresses: congresses.map(
      ({ slug: congressSlug, title, days, stage, stageLabel, isPublic, isSample: made }) => ({
        ...{ slug: congressSlug, title, days, stage, stageLabel, isPublic, isSample: made },
      }),
    ),
  };
}
