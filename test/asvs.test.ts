import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The items of levels 1 and 2, by section: `2.1: 1-12`. Those that the standard has deleted are not among them. */
const items = `
1.1: 1-7; 1.2: 1-4; 1.4: 1 4 5; 1.5: 1-4; 1.6: 1-4; 1.7: 1-2; 1.8: 1-2; 1.9: 1-2; 1.10: 1; 1.11: 1-2; 1.12: 2; 1.14: 1-6;
2.1: 1-12; 2.2: 1-3; 2.3: 1-3; 2.4: 1-5; 2.5: 1-7; 2.6: 1-3; 2.7: 1-6; 2.8: 1-7; 2.9: 1-3; 2.10: 1-4;
3.1: 1; 3.2: 1-4; 3.3: 1-4; 3.4: 1-5; 3.5: 1-3; 3.7: 1;
4.1: 1-3 5; 4.2: 1-2; 4.3: 1-3;
5.1: 1-5; 5.2: 1-8; 5.3: 1-10; 5.4: 1-3; 5.5: 1-4;
6.1: 1-3; 6.2: 1-6; 6.3: 1-2; 6.4: 1-2;
7.1: 1-4; 7.2: 1-2; 7.3: 1 3 4; 7.4: 1-3;
8.1: 1-4; 8.2: 1-3; 8.3: 1-8;
9.1: 1-3; 9.2: 1-4;
10.2: 1-2; 10.3: 1-3;
11.1: 1-8;
12.1: 1-3; 12.2: 1; 12.3: 1-6; 12.4: 1-2; 12.5: 1-2; 12.6: 1;
13.1: 1 3-5; 13.2: 1-3 5-6; 13.3: 1-2; 13.4: 1-2;
14.1: 1-4; 14.2: 1-6; 14.3: 2-3; 14.4: 1-7; 14.5: 1-4`;

const asked = items
  .split(";")
  .map((section) => section.trim().split(": "))
  .flatMap(([section = "", numbers = ""]) =>
    numbers.split(" ").flatMap((range) => {
      const [first = "", last = first] = range.split("-");
      const length = Number(last) - Number(first) + 1;
      return Array.from({ length }, (_, index) => `${section}.${Number(first) + index}`);
    }),
  );

const rows = readFileSync("docs/asvs.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, item = "", asks = "", how = "", tests = ""]) => ({ item, asks, how, tests }));

/** A file of tests, or a folder that holds some. */
const isTest = (path: string): boolean =>
  existsSync(`${path}.test.ts`) ||
  (existsSync(path) && readdirSync(path).some((name) => name.endsWith(".test.ts")));

describe("the table of ASVS", () => {
  it("has every item of levels 1 and 2 once, in its order, and no other", () => {
    expect(asked).toHaveLength(259);
    expect(rows.map(({ item }) => item)).toEqual(asked);
  });

  it.each(rows)(
    "$item says what it asks, how it is met, and where that is tested",
    ({ asks, how, tests }) => {
      expect(asks).not.toBe("");
      const isOpen = /^[·–] \S/.test(how);
      expect(how).not.toBe("");
      const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
      // What is met must be seen to be met.
      if (!isOpen) expect(named).not.toEqual([]);
      for (const name of named) {
        expect(name, "a test, or a command that checks").toMatch(/^(test\/|npm (test|ci|run )|npm ci)/);
        if (name.startsWith("test/")) expect(isTest(name), name).toBe(true);
      }
    },
  );
});
