import { can, canSomewhere } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import { pageOf } from "~/platform/paging";
import { holdsTyped, nameIn } from "~/platform/vietnamese";
import { inTreeOrder, type Committee, type PlacedCommittee } from "./committee";
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
  const tree = inTreeOrder(await listPlaces(db, viewer));
  const name = (search.get("name") ?? "").slice(0, longestName);
  const found = name === "" ? tree : tree.filter(({ committee }) => isNamed(committee, name));
  const asked = { name, page: search.get("page") ?? "" };
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  const { items, turns } = pageOf(found, address, pageLength);
  const ids = items.map(({ committee }) => committee.id);
  const committees = new Map((await listCommitteesOf(db, ids)).map((each) => [each.id, each]));
  const congresses = await congressesByCommittee(visit, ids);
  return {
    title: t("congress:tree.title"),
    name,
    all: tree.length,
    entries: withThoseAbove(items, tree).map(({ committee: { id, names }, depth }): TreeEntry => {
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

const isNamed = ({ names }: PlacedCommittee, typed: string): boolean =>
  [names.vi, names.en].some((name) => holdsTyped(name, typed));

/** The items of a page, each below those above it: these stand on other pages and are only named. */
function withThoseAbove(items: readonly InTree[], tree: readonly InTree[]): InTree[] {
  const known = new Map(tree.map((each) => [each.committee.id, each]));
  const shown = new Set<string>();
  return items.flatMap((item) => {
    const above: InTree[] = [];
    let each: InTree | undefined = item;
    while (each && !shown.has(each.committee.id)) {
      shown.add(each.committee.id);
      above.unshift(each);
      each = known.get(each.committee.parentId ?? "");
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
