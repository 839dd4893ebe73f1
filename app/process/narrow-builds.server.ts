import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

/** Addresses whose routes can be told by comparing letters. */
const plain = /^\/[\w.~/-]*$/;

/**
 * Answers pages. Remix tries one route after the other, four times a request, and makes a pattern of each anew: with more
 * than a hundred routes that takes as long as all queries. So each request is handed to a handler that knows only the
 * routes that its address can mean.
 */
export function narrowHandler(build: ServerBuild, getLoadContext: GetLoadContextFunction): RequestHandler {
  const patterns = patternsOf(build.routes);
  const handlers = new Map<string, RequestHandler>();
  return (request, response, next) => {
    const candidates = candidatesFor(request.path, patterns);
    const key = candidates.join(" ");
    let handler = handlers.get(key);
    if (!handler) {
      handler = createRequestHandler({ build: narrowed(build, candidates), getLoadContext });
      handlers.set(key, handler);
    }
    return handler(request, response, next);
  };
}

export interface Pattern {
  id: string;
  /** Of the whole path, from the root of the tree of routes. */
  segments: string[];
  /** Other routes stand within it. */
  isParent: boolean;
}

type Routes = Record<string, { id: string; parentId?: string; path?: string }>;

/** What the addresses of routes look like. */
export function patternsOf(routes: Routes): Pattern[] {
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  const segmentsOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id];
    return route ? [...segmentsOf(route.parentId), ...split(route.path ?? "")] : [];
  };
  return Object.keys(routes).map((id) => ({ id, segments: segmentsOf(id), isParent: parents.has(id) }));
}

const split = (path: string): string[] => path.split("/").filter((segment) => segment !== "");

/** The ids of the routes that an address can mean, and perhaps of some more; of all where letters do not tell. */
export function candidatesFor(path: string, patterns: readonly Pattern[]): string[] {
  if (!plain.test(path) || path.includes("//")) return patterns.map(({ id }) => id);
  // The data of a page are asked for under its address with this ending.
  const address = split(path.replace(/\.data$/, "").replace(/^\/_root$/, "/"));
  return patterns.filter((pattern) => fits(address, pattern)).map(({ id }) => id);
}

function fits(address: readonly string[], { segments, isParent }: Pattern): boolean {
  const isOpen = segments.some((segment) => segment === "*" || segment.endsWith("?"));
  if (isOpen) return true;
  if (isParent ? segments.length > address.length : segments.length !== address.length) return false;
  return segments.every(
    (segment, at) => segment.startsWith(":") || segment.toLowerCase() === address[at]?.toLowerCase(),
  );
}

function narrowed(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const of = <Entry>(entries: Record<string, Entry>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => ids.includes(id)));
  return { ...build, routes: of(build.routes), assets: { ...build.assets, routes: of(build.assets.routes) } };
}
