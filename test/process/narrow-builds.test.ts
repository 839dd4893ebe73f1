import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidatesFor, patternsOf } from "~/process/narrow-builds.server";
import { entries } from "../harness/routes";

const root = { id: "root", path: "" };
const routes = Object.fromEntries(
  [
    root,
    ...entries.map(({ path, file }) => ({ id: `${file} ${path}`, parentId: "root", path: path.slice(1) })),
  ].map((route) => [route.id, route]),
);
const patterns = patternsOf(routes);
type RouteObject = Parameters<typeof matchRoutes>[0][number];
const treeOf = (ids: readonly string[]): RouteObject[] => [
  {
    id: "root",
    path: "",
    children: entries
      .map(({ path, file }) => ({ id: `${file} ${path}`, path: path.slice(1) }))
      .filter(({ id }) => ids.includes(id))
      .map(({ id, path }) => (path === "" ? { id, index: true } : { id, path })),
  },
];
const all = treeOf(Object.keys(routes));
const matched = (tree: RouteObject[], path: string) =>
  matchRoutes(tree, path)?.map(({ route, params }) => [route.id, params]);

const anyAddress = fc
  .tuple(
    fc.constantFrom(...entries.map(({ path }) => path)),
    fc.webSegment(),
    fc.constantFrom("", "/", "/x", "//"),
  )
  .map(([path, word, end]) => `${path.replace(/:\w+|\*/g, word || "x")}${end}`);

describe("the routes that an address can mean", () => {
  it("hold the one that all routes would give, with the same parameters", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyAddress,
          anyAddress.map((path) => path.toUpperCase()),
          fc.webPath(),
        ),
        (path) => {
          const address = path.startsWith("/") ? path : `/${path}`;
          expect(matched(treeOf(candidatesFor(address, patterns)), address)).toEqual(matched(all, address));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("are few, and for the data of a page those of the page", () => {
    for (const { path } of entries) {
      const address = path.replace(/:\w+|\*/g, "x");
      const ids = candidatesFor(address, patterns);
      expect(ids.length).toBeLessThan(8);
      const data = address === "/" ? "/_root.data" : `${address}.data`;
      expect(candidatesFor(data, patterns)).toEqual(ids);
    }
  });
});
