import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Agenda } from "~/agenda/agenda";
import { goodAgenda } from "../agenda/examples";
import { runPlanner } from "./run-planner";

const folder = mkdtempSync(join(tmpdir(), "planner-agenda-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const without = (type: string): Agenda => {
  const agenda = structuredClone(goodAgenda());
  for (const session of agenda.sessions) session.slots = session.slots.filter((slot) => slot.type !== type);
  return agenda;
};

describe("planner agenda check", () => {
  const check = (path: string) => runPlanner({}, "agenda", "check", path, "--json");

  it("answers with findings and whether it could be published, and nothing else", async () => {
    const [good, warned, blocked] = await Promise.all([
      check(file("good.json", `\uFEFF${JSON.stringify(goodAgenda())}`)),
      check(file("warned.json", without("ballot-result"))),
      check(file("blocked.json", without("group-discussion"))),
    ]);
    expect([good.status, JSON.parse(good.output)]).toEqual([0, { findings: [], publishable: true }]);
    expect([good.errors, warned.errors, blocked.errors]).toEqual(["", "", ""]);
    const { findings, publishable } = JSON.parse(warned.output);
    expect([warned.status, publishable, findings[0].severity]).toEqual([0, true, "warn"]);
    const answer = JSON.parse(blocked.output);
    expect([blocked.status, Object.keys(answer), answer.publishable]).toEqual([
      ...[1, ["findings", "publishable"], false],
    ]);
    expect(answer.findings[0]).toMatchObject({ code: "discussion-missing", source: "KL1097-II.1" });
    for (const finding of [...answer.findings, ...findings]) {
      expect(Object.keys(finding)).toEqual([
        ...["code", "severity", "path", "message", "slotIds", "source", "fixes"],
      ]);
    }
  });

  it("says place and reason where the file is no agenda", async () => {
    const sessions = [{ ...goodAgenda().sessions[0], id: 7 }];
    const cases = [
      [file("text.json", "{"), /text\.json không phải JSON/],
      [file("other.json", { format: "ical" }), /"congress-agenda\/1", không phải "ical"/],
      [file("number.json", { ...goodAgenda(), sessions }), /tại \/sessions\/0\/id/],
      [join(folder, "gone.json"), /Không đọc được .+gone\.json: không có tệp hoặc thư mục này \(ENOENT\)/],
    ] as const;
    const answers = await Promise.all(cases.map(([path]) => check(path)));
    answers.forEach(({ status, output, errors }, index) => {
      expect([status, output]).toEqual([2, ""]);
      expect(errors).toMatch(cases[index]?.[1] ?? /never/);
    });
  });
});

describe("planner agenda import and export", () => {
  it("give back what was taken in, with unknown fields, which they report", async () => {
    const environment = { DATABASE_URL: `file:${join(folder, "planner.sqlite")}` };
    const run = (...args: string[]) => runPlanner(environment, ...args);
    expect((await run("seed")).status).toBe(0);
    const agenda = { ...goodAgenda(), weather: "nắng" };
    const path = file("agenda.json", agenda);
    const imported = await run("agenda", "import", path, "--congress", "dak-lak-xvii", "--json");
    expect(JSON.parse(imported.output)).toEqual({
      ...{ congress: "dak-lak-xvii", revision: 1, unknown: ["/weather"] },
    });
    expect(imported.errors).toContain("/weather");
    const exported = await run("agenda", "export", "dak-lak-xvii", "--json");
    expect([exported.status, JSON.parse(exported.output)]).toEqual([0, JSON.parse(JSON.stringify(agenda))]);
    const unpublished = await run("agenda", "export", "dak-lak-xvii", "--published");
    expect([unpublished.status, unpublished.output]).toEqual([2, ""]);
  });
});
