import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { visitor } from "~/accounts/viewer";
import { inTreeOrder } from "~/congress/committee";
import { listPlaces } from "~/congress/committees.server";
import { refreshListings } from "~/congress/listings.server";
import { countTree, readTreePart } from "~/congress/tree-part.server";
import { compareTitles } from "~/platform/vietnamese";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { plantTree } from "./planted";

const names = ["Đảng bộ 2", "Đảng bộ 10", "Ông", "Ong", "Ân", "An"];

/** Committees of which each stands below an earlier one, below one that is not in the list, or at the top. */
const anyTree = fc
  .array(
    fc.record({ above: fc.nat(), name: fc.constantFrom(...names), level: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 40,
    },
  )
  .map((all) =>
    all.map(({ above, name, level }, at) => ({
      id: `c${at}`,
      parentId: above % 5 === 0 ? null : above % 7 === 0 ? "elsewhere" : at === 0 ? null : `c${above % at}`,
      names: { vi: `${name} ${at}`, en: "" },
      level: { position: level },
    })),
  );

test("a tree in its order has each committee once, below its parent, siblings by level and name", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const order = inTreeOrder(tree);
      const ids = order.map(({ committee }) => committee.id);
      expect([...ids].sort()).toEqual(tree.map(({ id }) => id).sort());
      const way: string[] = [];
      const before = new Map<string, (typeof tree)[number]>();
      for (const { committee, depth } of order) {
        expect(depth).toBeLessThanOrEqual(way.length);
        way.length = depth;
        const parent = ids.includes(committee.parentId ?? "") ? committee.parentId : undefined;
        expect(way.at(-1)).toBe(parent ?? undefined);
        const sibling = before.get(way.join());
        if (sibling) {
          const levels = sibling.level.position - committee.level.position;
          expect(levels || compareTitles(sibling.names.vi, committee.names.vi)).toBeLessThan(0);
        }
        before.set(way.join(), committee);
        way.push(committee.id);
      }
    }),
  );
});

onEachDatabase("a part of a tree", (open) => {
  beforeAll(async () => {
    await plantTree(open(), 9);
    await refreshListings(open());
  });

  test("is what stands there in the order of all of it, for everybody", async () => {
    const db = open();
    for (const viewer of [visitor, (await makePerson(db, "viewer", { committee: "cay9-1" })).viewer]) {
      const all = inTreeOrder(await listPlaces(db, viewer)).map(({ committee }) => committee.id);
      expect(await countTree(db, viewer)).toBe(all.length);
      for (let from = 0; from <= all.length; from += 7) {
        const part = await readTreePart(db, viewer, from, from + 12);
        expect(part.map(({ id }) => id)).toEqual(all.slice(from, from + 12));
      }
      expect((await readTreePart(db, viewer, 0, all.length)).map(({ id }) => id)).toEqual(all);
    }
  });
});
