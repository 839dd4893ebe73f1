import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runPlanner } from "./cli/run-planner";

const pages = ["README.md", ...readdirSync("docs").filter((name) => name.endsWith(".md"))].map((name) =>
  name === "README.md" ? name : join("docs", name),
);
const texts = new Map(pages.map((page) => [page, readFileSync(page, "utf8")]));
const everyMatch = (pattern: RegExp): [string, string][] =>
  [...texts].flatMap(([page, text]) =>
    [...text.matchAll(pattern)].map(([, found = ""]): [string, string] => [page, found]),
  );

/** `test/accounts` is a folder with tests, `test/accounts/audit` a file of them; others are helpers. */
const isTest = (path: string): boolean =>
  ["", ".test.ts", ".ts"].some((ending) => existsSync(path + ending)) &&
  (!existsSync(path) ||
    !statSync(path).isDirectory() ||
    readdirSync(path).some((name) => /\.ts$/.test(name)));

/** The rows of the tables under a heading, a list of cells each, without their heads. */
function rowsUnder(text: string, heading: string): string[][] {
  const [, after = ""] = text.split(`\n## ${heading}`);
  const lines = (after.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("the documentation", () => {
  it("names tests that are there", () => {
    const named = everyMatch(/`(test\/[\w/.-]+)`/g);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(([, path]) => !isTest(path))).toEqual([]);
  });

  it("says of everybody who must be withstood what keeps them out and where that is tested", () => {
    const rows = rowsUnder(texts.get("docs/security.md") ?? "", "Whom it must withstand");
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      const [who = "", how = ""] = row;
      expect(how, who).not.toBe("");
      expect(row.at(-1), who).toMatch(/`test\//);
    }
  });

  it("names scripts that are there", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
    const named = everyMatch(/`?npm run ([\w:-]+)/g);
    expect(named.filter(([, script]) => !(script in scripts))).toEqual([]);
  });

  it("names commands that are there", async () => {
    const { output } = await runPlanner({}, "--help");
    const commands = [...output.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    const named = everyMatch(/(?:npx |`)planner ([a-z][a-z-]+)/g);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter(([, command]) => !commands.includes(command))).toEqual([]);
  });

  it("describes every variable of the configuration and no other", () => {
    const schema = readFileSync("app/platform/config.server.ts", "utf8");
    const read = [...schema.matchAll(/^ {2}([A-Z_]+): setting\(/gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(10);
    const readme = texts.get("README.md") ?? "";
    expect(read.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    const described = rowsUnder(readme, "Configuration").map(([name = ""]) => name.replaceAll("`", ""));
    expect(described.filter((name) => !read.includes(name))).toEqual([]);
  });
});
