import type { Knex } from "knex";
import { bestMatches, mostOptions, type Choice, type Choices, type Found } from "~/platform/choices";
import { readByIds, readTuples } from "~/platform/database.server";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { scopeOf, type Action } from "./permissions";
import type { Visit } from "./request.server";
import { withinScope } from "./scope.server";
import type { SignedIn } from "./viewer";

/** For what committees are chosen: where the viewer may do this. */
export const committeePurposes = [
  "congress:create",
  "committee:create",
  "workspace:administer",
] as const satisfies Action[];

export interface CommitteeQuestion {
  purpose: (typeof committeePurposes)[number];
  /** The path of a committee that is not offered, nor what is below it. */
  except?: string | undefined;
}

const indent = "\u00A0\u00A0\u00A0";

/**
 * The committees that the viewer may choose, in the order of the tree and indented like it where they are few.
 * @param chosen the identifier of one; taken where it is offered
 * @param stored the identifier of one that is offered although it may be out of reach
 */
export async function committeeChoices(
  visit: Visit<SignedIn>,
  question: CommitteeQuestion,
  { chosen = null, stored = null }: { chosen?: string | null; stored?: string | null } = {},
): Promise<Choices> {
  const { db, language } = visit;
  const offered = () =>
    db("committees").where((either) => {
      void either.where((own) => inReach(own, visit, question));
      if (stored !== null) void either.orWhere("committees.id", stored);
    });
  const [counted] = await offered().count({ count: "*" });
  const wanted = stored ?? chosen;
  if (Number(counted?.count) <= mostOptions) {
    const options = inTree(await readPlaces(offered())).map(({ place, depth }) => ({
      value: place.id,
      label: indent.repeat(depth) + nameIn(place.names, language),
    }));
    return { options, search: null, chosen: options.find(({ value }) => value === wanted) ?? null };
  }
  const [place] = wanted === null ? [] : await readPlaces(offered().where("committees.id", wanted));
  const search = new URLSearchParams({
    for: question.purpose,
    ...(question.except !== undefined && { except: question.except }),
  });
  return {
    ...{ options: [], search: `/choices/committees?${search}` },
    chosen: place ? { value: place.id, label: nameIn(place.names, language) } : null,
  };
}

/** The committees that the viewer may choose and whose name holds what was typed, each with those above it. */
export async function findCommittees(
  visit: Visit<SignedIn>,
  question: CommitteeQuestion,
  typed: string,
): Promise<Found> {
  const { db, language } = visit;
  const places = await readPlaces(db("committees").where((own) => inReach(own, visit, question)));
  const named = places.map((place) => ({ place, label: nameIn(place.names, language) }));
  const { matches, isCut } = bestMatches(named, typed);
  const above = [...new Set(matches.flatMap(({ place }) => idsOf(place.path)))];
  const known = new Map(
    (await readByIds(above, (some) => readPlaces(db("committees").whereIn("committees.id", some)))).map(
      (place) => [place.id, nameIn(place.names, language)],
    ),
  );
  return {
    matches: matches.map(({ place, label }): Choice => ({
      ...{ value: place.id, label },
      detail: idsOf(place.path)
        .slice(0, -1)
        .reverse()
        .flatMap((id) => known.get(id) ?? [])
        .join(", "),
    })),
    isCut,
  };
}

/** True where the viewer may choose this committee. */
export const isCommitteeOffered = async (
  visit: Visit<SignedIn>,
  question: CommitteeQuestion,
  id: string,
): Promise<boolean> =>
  (await visit
    .db("committees")
    .where((own) => inReach(own, visit, question))
    .where({ id })
    .first("id")) !== undefined;

function inReach(query: Knex.QueryBuilder, { viewer }: Visit<SignedIn>, question: CommitteeQuestion): void {
  void query.where((own) => withinScope(own, scopeOf(viewer, question.purpose), "committees.path"));
  if (question.except !== undefined) {
    void query.whereRaw("substr(committees.path, 1, ?) <> ?", [question.except.length, question.except]);
  }
}

interface Place {
  id: string;
  parentId: string | null;
  path: string;
  names: { vi: string; en: string };
  level: number;
}

async function readPlaces(query: Knex.QueryBuilder): Promise<Place[]> {
  const rows = await readTuples<
    [id: string, parentId: string | null, path: string, vi: string, en: string, level: number]
  >(query.join("committee_levels", "committee_levels.id", "committees.level_id"), [
    ...["id", "parent_id", "path", "name_vi", "name_en"].map((column) => `committees.${column}`),
    "committee_levels.position",
  ]);
  return rows.map(([id, parentId, path, vi, en, level]) => ({
    id,
    parentId,
    path,
    names: { vi, en },
    level,
  }));
}

const idsOf = (path: string): string[] => path.split("/").filter((id) => id !== "");

/** Each below the one above it, siblings by level and name; whose parent is not in the list stands at the top. */
function inTree(places: readonly Place[]): { place: Place; depth: number }[] {
  const known = new Set(places.map(({ id }) => id));
  const topOf = ({ parentId }: Place) => (parentId !== null && known.has(parentId) ? parentId : null);
  const below = (parent: string | null, depth: number): { place: Place; depth: number }[] =>
    places
      .filter((place) => topOf(place) === parent)
      .sort((one, other) => one.level - other.level || compareTitles(one.names.vi, other.names.vi))
      .flatMap((place) => [{ place, depth }, ...below(place.id, depth + 1)]);
  return below(null, 0);
}
