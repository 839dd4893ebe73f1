import type { Knex } from "knex";
import { endOfBranch } from "~/accounts/scope.server";
import type { Rights } from "~/accounts/viewer";
import { readByIds, type Database } from "~/platform/database.server";
import { bySiblingOrder, type PlacedCommittee } from "./committee";
import { placedOf, placedColumns, type PlacedTuple } from "./committees.server";
import { listingsFor } from "./listed.server";

/** How many committees the viewer may see. */
export async function countTree(db: Database, viewer: Rights): Promise<number> {
  const [counted] = await shown(db, viewer, "committees").count({ count: "*" });
  return Number(counted.count);
}

/**
 * The committees that the viewer may see, in the order of the tree (`inTreeOrder`), from one place up to another, which
 * is not among them. Read from the top downwards, with how many each has below it, so that branches that stand
 * elsewhere are not read.
 */
export async function readTreePart(
  db: Database,
  viewer: Rights,
  from: number,
  to: number,
): Promise<PlacedCommittee[]> {
  const part: Sized[] = [];
  let above: { id: string | null; start: number }[] = [{ id: null, start: 0 }];
  while (above.length > 0) {
    const starts = new Map(above.map(({ id, start }) => [id, start]));
    const siblings = await readSized(db, viewer, [...starts.keys()]);
    const here = siblings
      .sort((one, other) => bySiblingOrder(one, other))
      .map((committee): Sized => {
        const start = starts.get(committee.parentId) ?? 0;
        starts.set(committee.parentId, start + committee.size);
        return { ...committee, start };
      });
    const near = here.filter(({ start, size }) => start < to && start + size > from);
    part.push(...near.filter(({ start }) => start >= from));
    above = near.filter(({ size }) => size > 1).map(({ id, start }) => ({ id, start: start + 1 }));
  }
  return part.sort((one, other) => one.start - other.start);
}

interface Sized extends PlacedCommittee {
  /** How many committees are in its branch, with itself. */
  size: number;
  /** Where it stands in the order of the tree, from 0. */
  start: number;
}

/** The committees right below some, or at the top (null). */
async function readSized(
  db: Database,
  viewer: Rights,
  parents: readonly (string | null)[],
): Promise<Omit<Sized, "start">[]> {
  const size = within(shown(db, viewer, "below"), "below.path")
    .count("*")
    .as("size");
  const read = (narrow: (query: Knex.QueryBuilder) => void) =>
    shown(db, viewer, "committees")
      .join("committee_levels", "committee_levels.id", "committees.level_id")
      .modify(narrow)
      .orderBy("committees.id")
      .select(...placedColumns, size);
  const rows = parents.includes(null)
    ? await read((query) => query.whereNull("committees.parent_id"))
    : await readByIds(parents as string[], (some) =>
        read((query) => query.whereIn("committees.parent_id", [...some])),
      );
  return rows.map((row: Record<string, unknown>) => ({ ...placedOf(tupleOf(row)), size: Number(row.size) }));
}

const tupleOf = (row: Record<string, unknown>): PlacedTuple =>
  placedColumns.map((column) => row[column.split(".")[1] ?? ""]) as PlacedTuple;

/** The committees that the viewer may see: for visitors those with a public congress in their branch. */
function shown(db: Database, viewer: Rights, name: string): Knex.QueryBuilder {
  const query = db(`committees as ${name}`);
  if (viewer.kind === "user") return query;
  return query.whereExists(
    within(listingsFor(db, viewer), "committee_path", `${name}.path`).select(db.raw("1")),
  );
}

/** Narrows a query to a committee's branch. */
const within = (query: Knex.QueryBuilder, column: string, path = "committees.path"): Knex.QueryBuilder =>
  query.whereRaw(`${column} >= ${path}`).whereRaw(`${column} < ${endOfBranch(path)}`);
