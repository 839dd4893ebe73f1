import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "planner-build-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Writes what the real one writes, in pieces, with the moments between them in which others look.
const builder = `
const fs = require("node:fs");
const into = process.env.PLANNER_BUILD;
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30 + Math.random() * 60);
for (const part of ["client", "server"]) {
  fs.mkdirSync(into + "/" + part, { recursive: true });
  pause();
  for (let piece = 0; piece < 5; piece += 1) {
    fs.appendFileSync(into + "/" + part + "/index.js", fs.readFileSync("app/source.js", "utf8"));
    pause();
  }
}
while (fs.existsSync("wait")) pause();
if (fs.existsSync("fail")) process.exit(1);
`;

const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
write("node_modules/@remix-run/dev/dist/cli.js", builder);
write("node_modules/@remix-run/dev/package.json", "{}");

const module = pathToFileURL(join(process.cwd(), "app/cli/build-if-stale.mjs")).href;
const build = (): ChildProcess =>
  spawn(process.execPath, ["-e", `import("${module}").then((built) => built.buildIfStale())`], {
    cwd: folder,
    stdio: "ignore",
  });
const statusOf = async (child: ChildProcess) => (await once(child, "exit"))[0] as number | null;
const built = () =>
  ["client", "server"].map((part) => readFileSync(join(folder, "build", part, "index.js"), "utf8"));
const whole = (source: string) => [source.repeat(5), source.repeat(5)];

it("processes that start at once from one stale checkout leave one whole build", async () => {
  for (const source of ["first\n", "second\n", "third\n"]) {
    write("app/source.js", source);
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => statusOf(build())))).toEqual([0, 0, 0, 0, 0]);
    expect(built()).toEqual(whole(source));
    expect(readdirSync(join(folder, "node_modules", ".cache"))).toEqual([]);
  }
});

it("a build that fails or is killed leaves the one before", async () => {
  write("app/source.js", "fourth\n");
  write("fail", "");
  expect(await statusOf(build())).toBe(1);
  expect(built()).toEqual(whole("third\n"));
  write("wait", "");
  const killed = build();
  await expect
    .poll(() => existsSync(join(folder, "node_modules", ".cache", `build-${killed.pid}`)))
    .toBe(true);
  killed.kill("SIGKILL");
  await statusOf(killed);
  expect(built()).toEqual(whole("third\n"));
  rmSync(join(folder, "wait"));
  rmSync(join(folder, "fail"));
  expect(await statusOf(build())).toBe(0);
  expect(built()).toEqual(whole("fourth\n"));
});
