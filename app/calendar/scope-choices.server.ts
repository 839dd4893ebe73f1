import { scopeOf } from "~/accounts/permissions";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { depthOf, inTreeOrder, isWithin } from "~/congress/committee";
import { findCommitteeById, listCommitteesOf, listPlaces } from "~/congress/committees.server";
import { findCongressById, listCongressesOf, listForSchedule } from "~/congress/congresses.server";
import { compareTitles, holdsTyped, nameIn, type Names } from "~/platform/vietnamese";
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
  const isWithinReach = reachOf(viewer);
  const places = (await listPlaces(db, viewer)).filter(({ path }) => isWithinReach(path));
  const depths = places.map(({ path }) => depthOf(path)).sort((one, other) => one - other);
  const deepest = depths[most] ?? Infinity;
  const isSought = (names: Names[]) =>
    sought !== "" && names.some(({ vi, en }) => holdsTyped(vi, sought) || holdsTyped(en, sought));
  const upper = places.filter(({ path }) => depthOf(path) < deepest);
  const found = places.filter(({ path, names }) => depthOf(path) >= deepest && isSought([names]));
  const all = await listForSchedule(db, viewer);
  const congresses = all
    .filter(({ title, committee }) => all.length <= most || isSought([title, committee.names]))
    .slice(0, most)
    .sort((one, other) => compareTitles(one.title.vi, other.title.vi));
  const choice = (scope: FeedScope, label: string) => ({ value: scopeValue(scope), label });
  return {
    options: [
      choice({ kind: "person", id: null }, t("calendar:secret.scope-person")),
      choice({ kind: "workspace", id: null }, t("calendar:secret.scope-workspace")),
      ...inTreeOrder([...upper, ...found.slice(0, most)]).map(({ committee, depth }) =>
        choice(
          { kind: "committee", id: committee.id },
          `${"– ".repeat(depth)}${t("calendar:secret.scope-committee", { name: nameIn(committee.names, language) })}`,
        ),
      ),
      ...congresses.map(({ id, title }) => choice({ kind: "congress", id }, nameIn(title, language))),
    ],
    isCut: upper.length < places.length || all.length > most,
  };
}

/** True when a feed of this viewer can be about this. */
export async function isOffered({ db, viewer }: Visit<SignedIn>, scope: FeedScope): Promise<boolean> {
  if (scope.id === null) return true;
  if (scope.kind === "congress") return (await findCongressById(db, viewer, scope.id)) !== null;
  const committee = await findCommitteeById(db, viewer, scope.id);
  return committee !== null && reachOf(viewer)(committee.path);
}

/** What feeds are about, in words, by the value of the scope; what the viewer cannot see any more is left out. */
export async function scopeLabels(
  { db, viewer, language, t }: Visit<SignedIn>,
  scopes: readonly FeedScope[],
): Promise<Map<string, string>> {
  const ids = (kind: FeedScope["kind"]) =>
    scopes.flatMap((scope) => (scope.kind === kind && scope.id !== null ? [scope.id] : []));
  const committees = (await listCommitteesOf(db, ids("committee"))).filter(({ path }) =>
    reachOf(viewer)(path),
  );
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

function reachOf(viewer: SignedIn): (path: string) => boolean {
  const reach = scopeOf(viewer, "congress:view");
  return (path) => reach === "everywhere" || reach.some((top) => isWithin(path, top));
}
