import { z } from "zod";
import { optionalLine, paragraph } from "~/platform/fields";
import { opinionKinds, type Opinion, type OpinionKind } from "./report";

/** Where a point comes from: an opinion as it was when it was merged. */
export interface PointSource {
  opinion: string;
  version: number;
  /** `Tổ 3`, kept also when the group is renamed. */
  group: string;
}

export interface Point {
  id: string;
  /** Empty: the documents as a whole. */
  documentId: string;
  section: string;
  kind: OpinionKind;
  text: string;
  sources: PointSource[];
}

/** The consolidated report: points in their order. */
export interface Consolidation {
  points: Point[];
}

/** An opinion of a group that has handed in. */
export interface HandedOpinion extends Opinion {
  group: string;
}

export type ConsolidationCommand =
  /** Into a point, or a new one with the id `fresh`. */
  | { do: "merge"; opinions: string[]; into: string | null; fresh: string }
  /** Every opinion left becomes a point; equal ones become one. */
  | { do: "take-all"; fresh: () => string }
  | { do: "word"; point: string; words: PointWords }
  | { do: "move"; point: string; by: -1 | 1 }
  | { do: "release"; point: string; opinion: string }
  | { do: "remove"; point: string };

export const PointForm = z.object({
  point: z.string().max(16),
  documentId: optionalLine(16),
  section: optionalLine(300),
  kind: z.enum(opinionKinds),
  text: paragraph(20_000).refine((value) => value !== "", { params: { key: "form:required" } }),
});
export type PointWords = Omit<z.infer<typeof PointForm>, "point">;

export type Consolidated =
  | { ok: true; consolidation: Consolidation }
  | { ok: false; code: "unknown-point" | "unknown-opinion" | "choose-first" | "at-edge" };

/** The opinions that are in no point yet, in their order. */
export function opinionsLeft({ points }: Consolidation, opinions: readonly HandedOpinion[]): HandedOpinion[] {
  const used = new Set(points.flatMap(({ sources }) => sources.map(({ opinion }) => opinion)));
  return opinions.filter(({ id }) => !used.has(id));
}

/** What becomes of a consolidated report by a command. @param opinions those of groups that have handed in */
export function consolidate(
  before: Consolidation,
  command: ConsolidationCommand,
  opinions: readonly HandedOpinion[],
): Consolidated {
  const left = opinionsLeft(before, opinions);
  switch (command.do) {
    case "merge":
      return merge(before, command, left);
    case "take-all":
      return done(takeAll(before.points, left, command.fresh));
    case "word":
      return change(before, command.point, (point) => ({ ...point, ...command.words }));
    case "move":
      return move(before, command);
    case "release":
      return change(before, command.point, (point) => {
        const sources = point.sources.filter(({ opinion }) => opinion !== command.opinion);
        return sources.length > 0 ? { ...point, sources } : null;
      });
    case "remove":
      return change(before, command.point, () => null);
  }
}

const done = (points: Point[]): Consolidated => ({ ok: true, consolidation: { points } });

function change({ points }: Consolidation, id: string, to: (point: Point) => Point | null): Consolidated {
  if (!points.some((point) => point.id === id)) return { ok: false, code: "unknown-point" };
  return done(points.flatMap((point) => (point.id === id ? (to(point) ?? []) : [point])));
}

function merge(
  before: Consolidation,
  { opinions, into, fresh }: Extract<ConsolidationCommand, { do: "merge" }>,
  left: readonly HandedOpinion[],
): Consolidated {
  const chosen = left.filter(({ id }) => opinions.includes(id));
  const [first] = chosen;
  if (opinions.length === 0) return { ok: false, code: "choose-first" };
  if (!first || chosen.length < new Set(opinions).size) return { ok: false, code: "unknown-opinion" };
  if (into === null) return done([...before.points, pointOf(fresh, chosen)]);
  return change(before, into, (point) => ({
    ...point,
    sources: [...point.sources, ...chosen.map(sourceOf)],
  }));
}

function takeAll(points: readonly Point[], left: readonly HandedOpinion[], fresh: () => string): Point[] {
  const alike = new Map<string, HandedOpinion[]>();
  for (const opinion of left) {
    const key = JSON.stringify([
      opinion.documentId,
      sameWords(opinion.section),
      opinion.kind,
      sameWords(opinion.text),
    ]);
    alike.set(key, [...(alike.get(key) ?? []), opinion]);
  }
  return [...points, ...[...alike.values()].map((opinions) => pointOf(fresh(), opinions))];
}

/** The same text but for case, spaces and the sign at its end. */
const sameWords = (text: string): string =>
  text
    .normalize("NFC")
    .toLocaleLowerCase("vi")
    .replace(/\s+/g, " ")
    .replace(/[\s.;,]+$/, "");

function pointOf(id: string, opinions: readonly HandedOpinion[]): Point {
  const [first] = opinions;
  const texts = new Map(opinions.map(({ text }) => [sameWords(text), text]));
  return {
    id,
    documentId: first?.documentId ?? "",
    section: first?.section ?? "",
    kind: first?.kind ?? "change",
    text: [...texts.values()].join("\n"),
    sources: opinions.map(sourceOf),
  };
}

const sourceOf = ({ id, version, group }: HandedOpinion): PointSource => ({ opinion: id, version, group });

/** Points stand with those of the same document and kind; moving is among these. */
function move(
  { points }: Consolidation,
  { point: id, by }: Extract<ConsolidationCommand, { do: "move" }>,
): Consolidated {
  const at = points.findIndex((point) => point.id === id);
  const moved = points[at];
  if (!moved) return { ok: false, code: "unknown-point" };
  const isBeside = (other: Point) => other.documentId === moved.documentId && other.kind === moved.kind;
  const places = points.flatMap((point, index) => (isBeside(point) ? [index] : []));
  const to = places[places.indexOf(at) + by];
  const other = to === undefined ? undefined : points[to];
  if (to === undefined || !other) return { ok: false, code: "at-edge" };
  const next = [...points];
  next[at] = other;
  next[to] = moved;
  return done(next);
}

/** The points under their documents, in the order of these and then of the kinds. What has no document any more is last. */
export function byDocument(
  { points }: Consolidation,
  documents: readonly { id: string; title: string }[],
): { id: string; title: string | null; kinds: { kind: OpinionKind; points: Point[] }[] }[] {
  const known = new Set(documents.map(({ id }) => id));
  const parts = [...documents, { id: "", title: null }];
  return parts
    .map(({ id, title }) => {
      const own = points.filter(({ documentId }) => (known.has(documentId) ? documentId : "") === id);
      return {
        ...{ id, title },
        kinds: opinionKinds
          .map((kind) => ({ kind, points: own.filter((point) => point.kind === kind) }))
          .filter((part) => part.points.length > 0),
      };
    })
    .filter(({ kinds }) => kinds.length > 0);
}

/** The groups of a point, each once, in the order of their first opinion. */
export const groupsOf = ({ sources }: Point): string[] => [...new Set(sources.map(({ group }) => group))];

/** A point of an earlier revision beside the report as it is now. */
export type PointThen = Point & { now: "same" | "different" | "missing" };

/** What restoring an earlier revision brings back or changes, and which points it takes away. */
export function compareToNow(
  then: Consolidation,
  now: Consolidation,
): { then: PointThen[]; onlyNow: Point[]; inOrder: boolean } {
  const current = new Map(now.points.map((point) => [point.id, point]));
  const earlier = new Set(then.points.map(({ id }) => id));
  return {
    then: then.points.map((point) => {
      const same = current.get(point.id);
      return { ...point, now: same ? (isAlike(same, point) ? "same" : "different") : "missing" };
    }),
    onlyNow: now.points.filter(({ id }) => !earlier.has(id)),
    inOrder: then.points.every(({ id }, at) => now.points[at]?.id === id),
  };
}

const isAlike = (one: Point, other: Point): boolean =>
  (["documentId", "section", "kind", "text"] as const).every((field) => one[field] === other[field]) &&
  JSON.stringify(one.sources) === JSON.stringify(other.sources);
