import { scopeOf } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { depthOf, inTreeOrder, isWithin, type PlacedCommittee } from "~/congress/committee";
import { findCommitteeById, listCommitteesOf, listPlaces, upperPlaces } from "~/congress/committees.server";
import type { CongressSummary } from "~/congress/congress";
import { findCongressById, listCongressesOf } from "~/congress/congresses.server";
import { countListed, listingsFor, matching } from "~/congress/listed.server";
import { catchUpListings } from "~/congress/listings.server";
import { holdsTyped, nameIn } from "~/platform/vietnamese";
import { scopeValue } from "./feed-form";
import type { FeedScope } from "./secret-feed";

/** More than these are not offered at once, of committees and of congresses: a longer list is searched by name. */
const most = 60;

export interface ScopeChoices {
  options: { value: string; label: string }[];
  /** True where something can be chosen only after it was searched for. */
  isCut: boolean;
}

/**
 * What a feed of this viewer can be about, as choices. Of many committees the upper levels; of many congresses none.
 * @param sought what was typed of a name: what has it is offered as well; empty for nothing
 */
export async function scopeChoices(visit: Visit<SignedIn>, sought: string): Promise<ScopeChoices> {
  const { db, viewer, language, t } = visit;
  const reach = scopeOf(viewer, "congress:view");
  const { upper, deepest } = await upperPlaces(db, reach, most);
  const isCut = deepest < Infinity;
  const isBelow = ({ path, names: { vi, en } }: PlacedCommittee) =>
    depthOf(path) >= deepest && isIn(reach, path) && (holdsTyped(vi, sought) || holdsTyped(en, sought));
  const found = isCut && sought !== "" ? (await listPlaces(db, viewer)).filter(isBelow).slice(0, most) : [];
  await catchUpListings(db);
  const { all } = await countListed(listingsFor(db, viewer));
  const congresses = all <= most || sought !== "" ? await named(visit, all <= most ? "" : sought) : [];
  const choice = (scope: FeedScope, label: string) => ({ value: scopeValue(scope), label });
  return {
    options: [
      choice({ kind: "person", id: null }, t("calendar:secret.scope-person")),
      choice({ kind: "workspace", id: null }, t("calendar:secret.scope-workspace")),
      ...inTreeOrder([...upper, ...found]).map(({ committee, depth }) =>
        choice(
          { kind: "committee", id: committee.id },
          `${"– ".repeat(depth)}${t("calendar:secret.scope-committee", { name: nameIn(committee.names, language) })}`,
        ),
      ),
      ...congresses.map(({ id, title }) => choice({ kind: "congress", id }, nameIn(title, language))),
    ],
    isCut: isCut || all > most,
  };
}

/** The first congresses that the viewer may see whose names hold what was typed, by title. */
async function named({ db, viewer, today }: Visit<SignedIn>, name: string): Promise<CongressSummary[]> {
  const ids: string[] = await matching(
    listingsFor(db, viewer),
    { committeePath: null, stage: null, name },
    today,
  )
    .orderBy(["title_key", "congress_id"])
    .limit(most)
    .pluck("congress_id");
  return listCongressesOf(db, viewer, ids);
}

/** True when a feed of this viewer can be about this. */
export async function isOffered({ db, viewer }: Visit<SignedIn>, scope: FeedScope): Promise<boolean> {
  if (scope.id === null) return true;
  if (scope.kind === "congress") return (await findCongressById(db, viewer, scope.id)) !== null;
  const committee = await findCommitteeById(db, viewer, scope.id);
  return committee !== null && isIn(scopeOf(viewer, "congress:view"), committee.path);
}

/** What feeds are about, in words, by the value of the scope; what the viewer cannot see any more is left out. */
export async function scopeLabels(
  { db, viewer, language, t }: Visit<SignedIn>,
  scopes: readonly FeedScope[],
): Promise<Map<string, string>> {
  const ids = (kind: FeedScope["kind"]) =>
    scopes.flatMap((scope) => (scope.kind === kind && scope.id !== null ? [scope.id] : []));
  const reach = scopeOf(viewer, "congress:view");
  const committees = (await listCommitteesOf(db, ids("committee"))).filter(({ path }) => isIn(reach, path));
  const congresses = await listCongressesOf(db, viewer, ids("congress"));
  return new Map([
    ["person", t("calendar:secret.scope-person")],
    ["workspace", t("calendar:secret.scope-workspace")],
    ...committees.map(({ id, names }): [string, string] => [
      scopeValue({ kind: "committee", id }),
      t("calendar:secret.scope-committee", { name: nameIn(names, language) }),
    ]),
    ...congresses.map(({ id, title }): [string, string] => [
      scopeValue({ kind: "congress", id }),
      nameIn(title, language),
    ]),
  ]);
}

const isIn = (reach: "everywhere" | string[], path: string): boolean =>
  reach === "everywhere" || reach.some((top) => isWithin(path, top));
