import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { runPlanner } from "./run-planner";

const folder = mkdtempSync(join(tmpdir(), "planner-groups-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function file(...lines: string[]): string {
  const path = join(folder, `${(written += 1)}.csv`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}
const rows = Array.from({ length: 23 }, (_, index) => [
  ...[`d${index}`, `Nguyễn Văn ${index}`],
  ...[index % 3 === 0 ? "nữ" : "nam", `Đảng bộ ${index % 4}`],
]);
const header = ["id", "name", "Giới tính", "Đơn vị"];
const people = file(...[header, ...rows].map((row) => row.join(",")));
const divide = (...args: string[]) => runPlanner({}, "groups", "divide", ...args, "--language", "en");

describe("planner groups divide", () => {
  it("does not mind that nobody reads all of its answer", async () => {
    const child = spawn(
      process.execPath,
      ["app/cli/planner.mjs", "groups", "divide", people, "--groups", "4"],
      {
        env: { NODE_ENV: "production", PATH: process.env.PATH },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    child.stdout.destroy();
    const [errors, [status]] = await Promise.all([text(child.stderr), once(child, "close")]);
    expect({ errors, status }).toEqual({ errors: "", status: 0 });
  });

  it("divides a list with conditions, the same for the same seed, from CSV and XLSX alike", async () => {
    const workbook = join(folder, "people.xlsx");
    const cells = [header, ...rows].map((row) => row.map((value) => ({ value })));
    writeFileSync(workbook, await writeXlsxFile(cells).toBuffer());
    const conditions = [
      ...["--pins", file("id,group", "d5,g3", "d6,g1"), "--together", file("a,b", "d1,d2", "d2,d3")],
      ...[
        "--apart",
        file("a,b", "d1,d5", "d7,d8"),
        "--spread",
        "Giới tính,Đơn vị",
        "--rounds",
        "2",
        "--seed",
        "7",
      ],
    ];
    const answers = await Promise.all(
      [people, people, workbook].map((list) => divide(list, "--groups", "4", ...conditions, "--json")),
    );
    for (const answer of answers)
      expect(answer).toEqual({ status: 0, errors: "", output: answers[0]?.output });
    const { rounds, quality } = JSON.parse(answers[0]?.output ?? "") as {
      rounds: { groups: { id: string; members: string[] }[] }[];
      quality: object;
    };
    expect(quality).toMatchObject({ imbalance: 0, lowerBound: 0, violations: [] });
    expect(rounds).toHaveLength(2);
    for (const { groups } of rounds) {
      expect(groups.map(({ id }) => id)).toEqual(["g1", "g2", "g3", "g4"]);
      expect(groups.map(({ members }) => members.length).sort()).toEqual([5, 6, 6, 6]);
      const groupOf = (person: string) => groups.find(({ members }) => members.includes(person))?.id;
      expect([groupOf("d5"), groupOf("d6")]).toEqual(["g3", "g1"]);
      expect(new Set(["d1", "d2", "d3"].map(groupOf)).size).toBe(1);
      expect(groupOf("d1")).not.toBe("g3");
      expect(groupOf("d7")).not.toBe(groupOf("d8"));
    }
  });

  it("names conditions that contradict each other, with exit status 1", async () => {
    const answer = await divide(
      ...[people, "--groups", "4", "--json", "--pins", file("id,group", "d9,g2")],
      ...["--together", file("a,b", "d1,d2", "d2,d3", "d4,d9"), "--apart", file("a,b", "d3,d1")],
    );
    expect(answer.status).toBe(1);
    expect(answer.errors).toBe(
      "These conditions cannot be kept together:\n- Together: d1, d2\n- Together: d2, d3\n- Apart: d3, d1\n",
    );
    expect(JSON.parse(answer.output)).toEqual({
      rounds: [],
      conflict: [
        { kind: "together", people: ["d1", "d2"] },
        { kind: "together", people: ["d2", "d3"] },
        { kind: "apart", people: ["d3", "d1"] },
      ],
    });
  });

  it("prints a table that can be read", async () => {
    const { status, output } = await divide(people, "--groups", "4", "--spread", "Giới tính");
    expect(status).toBe(0);
    expect(output).toMatch(/^g1 \(6\)\n/);
    expect(output).toContain("Nguyễn Văn 22");
    expect(output).toContain("fair share: 0 (bound: 0)");
    const vietnamese = await runPlanner(
      {},
      ...["groups", "divide", people, "--groups", "4", "--rounds", "2"],
    );
    expect(vietnamese.output).toMatch(/^Lượt 1\ng1 \(6\)\n/);
    expect(vietnamese.output).toMatch(/\nSố cặp gặp lại nhau: \d+\.\n$/);
  });

  it.each([
    ["more groups than people", [people, "--groups", "24"], "24 groups are more than 23 people"],
    ["no number of groups", [people, "--groups", "4x"], "--groups takes a whole number"],
    ["an unknown column", [people, "--groups", "4", "--spread", "Tuổi"], "no column “Tuổi”"],
    ["a doubled person", [file("id,name", "a,A", "a,B", "c,C"), "--groups", "2"], "names “a” twice"],
    ["a person without an id", [file("id,name", "a,A", ",B"), "--groups", "1"], "no “id” at line 3"],
    ["a list without ids", [file("name", "A", "B"), "--groups", "1"], "no column “id”"],
    ["a file that is not there", [join(folder, "none.csv"), "--groups", "1"], "ENOENT"],
    [
      "an unknown person",
      [people, "--groups", "2", "--pins", file("id,group", "zz,g1")],
      "(--pins) name “zz”",
    ],
    ["an unknown group", [people, "--groups", "2", "--pins", file("id,group", "d1,g3")], "“g3”"],
    ["a program", [process.execPath, "--groups", "2"], "cannot be read"],
  ])("refuses %s with exit status 2", async (_, args, message) => {
    const answer = await divide(...args);
    expect(answer).toMatchObject({ status: 2, output: "" });
    expect(answer.errors).toContain(message);
  });
});
