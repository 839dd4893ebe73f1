import { compareTitles, type Names } from "~/platform/vietnamese";
import type { FactSource } from "./facts";

/** The kind of agenda that a level's congresses have: the `level` of the agenda format. */
export const agendaLevels = ["province", "district", "affiliated", "base"] as const;
export type AgendaLevel = (typeof agendaLevels)[number];

/** A level of the Party's tree. Levels are data: they change when the State's do. */
export interface Level {
  id: string;
  names: Names;
  /** From the top of the tree downwards. */
  position: number;
  agendaLevel: AgendaLevel;
  version: number;
}

/** A Party organisation (đảng bộ) in the tree. */
export interface Committee {
  id: string;
  slug: string;
  parentId: string | null;
  /** Ids from the root to this one, each between slashes: `/a/b/`. */
  path: string;
  level: Pick<Level, "id" | "names" | "position" | "agendaLevel">;
  /** Of the organisation: "Đảng bộ tỉnh Đắk Lắk". */
  names: Names;
  /** Of its executive committee: "Tỉnh ủy Đắk Lắk"; may be empty. */
  organ: Names;
  isSample: boolean;
  source: FactSource;
  version: number;
}

/** What the tree is ordered and searched by: far less than a committee, for it is read of every one. */
export type PlacedCommittee = Pick<Committee, "id" | "slug" | "parentId" | "path" | "names"> & {
  level: Pick<Level, "position">;
};

/** Deeper trees than this do not exist; the bound keeps paths within their column. */
export const deepest = 20;

/** The path of a committee below `parentPath`, which is null for a root. */
export const pathBelow = (parentPath: string | null, id: string): string => `${parentPath ?? "/"}${id}/`;

/** How far down the tree a path is: 1 for a root. */
export const depthOf = (path: string): number => path.split("/").length - 2;

/** True when `path` is `top` or below it. */
export const isWithin = (path: string, top: string): boolean => path.startsWith(top);

/** The path after its ancestor (or itself) moved from `from` to `to`. Paths outside stay as they are. */
export const movedPath = (path: string, from: string, to: string): string =>
  isWithin(path, from) ? to + path.slice(from.length) : path;

/** Why a committee cannot be placed below another one. */
export type MoveRefusal = "cycle" | "too-deep";

/**
 * Says whether the subtree at `from` may hang below `parentPath`.
 * @param height how many levels the subtree has, 1 for a single committee
 */
export function judgeMove(from: string, parentPath: string | null, height: number): MoveRefusal | null {
  if (parentPath !== null && isWithin(parentPath, from)) return "cycle";
  const above = parentPath === null ? 0 : depthOf(parentPath);
  return above + height > deepest ? "too-deep" : null;
}

/**
 * Committees in the order of a tree: each below its parent, siblings by level and then by the Vietnamese alphabet.
 * A committee whose parent is not in the list stands where a root would. Each comes with its depth, 0 for the top.
 */
export function inTreeOrder<T extends Pick<PlacedCommittee, "id" | "parentId" | "level" | "names">>(
  committees: readonly T[],
): { committee: T; depth: number }[] {
  const known = new Set(committees.map(({ id }) => id));
  const children = new Map<string | null, T[]>();
  for (const committee of committees) {
    const parent = committee.parentId !== null && known.has(committee.parentId) ? committee.parentId : null;
    const siblings = children.get(parent) ?? [];
    siblings.push(committee);
    children.set(parent, siblings);
  }
  const walk = (parent: string | null, depth: number): { committee: T; depth: number }[] =>
    (children.get(parent) ?? [])
      .sort(bySiblingOrder)
      .flatMap((committee) => [{ committee, depth }, ...walk(committee.id, depth + 1)]);
  return walk(null, 0);
}

/** The higher level first, then the Vietnamese alphabet. */
export function bySiblingOrder(
  one: Pick<PlacedCommittee, "id" | "level" | "names">,
  other: Pick<PlacedCommittee, "id" | "level" | "names">,
): number {
  return (
    one.level.position - other.level.position ||
    compareTitles(one.names.vi, other.names.vi) ||
    (one.id < other.id ? -1 : 1)
  );
}
