import { can, canSomewhere } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { cutOf, pageOf, type Page } from "~/platform/paging";
import { holding, nameIn } from "~/platform/vietnamese";
import { inTreeOrder, partOfTree, type Committee, type PlacedCommittee } from "./committee";
import { listCommitteesOf, listPlaces } from "./committees.server";
import { listCongressesOfCommittees } from "./congresses.server";
import type { CommitteeView, TreeEntry } from "./forms/committee-tree";
import { inParts } from "./schedule";
import { wordCongress, wordSource, type CongressView } from "./words";

/** How many committees stand on a page. */
const pageLength = 50;
const longestName = 200;

type InTree = { committee: PlacedCommittee; depth: number };

/** What the tree of committees shows for its address: a page of it, or of those whose name was searched for. */
export async function treePage(visit: Visit, search: URLSearchParams) {
  const { db, viewer, t } = visit;
  const places = await listPlaces(db, viewer);
  const name = (search.get("name") ?? "").slice(0, longestName);
  const asked = { name, page: search.get("page") ?? "" };
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  const { items, turns } = name === "" ? partOf(places, address) : namedOf(places, name, address);
  const ids = items.map(({ committee }) => committee.id);
  const committees = new Map((await listCommitteesOf(db, ids)).map((each) => [each.id, each]));
  const congresses = await congressesByCommittee(visit, ids);
  return {
    title: t("congress:tree.title"),
    name,
    all: places.length,
    entries: withThoseAbove(items, places).map(({ committee: { id, names }, depth }): TreeEntry => {
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
function partOf(places: readonly PlacedCommittee[], address: URLSearchParams): Page<InTree> {
  const { from, to, turns } = cutOf(places.length, address, pageLength);
  return { items: partOfTree(places, from, to), turns };
}

/** A page of those whose name holds what was typed, in the order of the tree. */
function namedOf(places: readonly PlacedCommittee[], typed: string, address: URLSearchParams): Page<InTree> {
  const isFound = holding(typed);
  const isNamed = ({ names }: PlacedCommittee) => isFound(names.vi) || isFound(names.en);
  const found = inTreeOrder(places).filter(({ committee }) => isNamed(committee));
  return pageOf(found, address, pageLength);
}

/** The items of a page, each below those above it: these stand on other pages and are only named. */
function withThoseAbove(items: readonly InTree[], places: readonly PlacedCommittee[]): InTree[] {
  const known = new Map(places.map((committee) => [committee.id, committee]));
  const shown = new Set<string>();
  return items.flatMap((item) => {
    const above: InTree[] = [];
    let each: InTree | undefined = item;
    while (each && !shown.has(each.committee.id)) {
      shown.add(each.committee.id);
      above.unshift(each);
      const committee = known.get(each.committee.parentId ?? "");
      each = committee && { committee, depth: each.depth - 1 };
    }
    return above;
  });
}

async function congressesByCommittee({ db, viewer, t, language, today }: Visit, committeeIds: string[]) {
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
  { viewer, language, t }: Visit,
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
