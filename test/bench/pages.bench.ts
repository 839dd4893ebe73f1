import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startPlanner, startServer, type Measured } from "./feeds/servers";
import { country, province, type Size } from "./pages/dataset";
import { load, ownAddress, textOf, users } from "./pages/load";
import { makeFilledWorkspace } from "./pages/workspace";

const pages = [
  ...["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/committees", "/calendar"],
  ...["/readiness", "/administration/audit", "/congresses/mau/agenda/edit"],
];
const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const warmUp = milliseconds / 6;

/**
 * Pages of this program against a bare Remix route with the same bytes, at the size of a province, and with
 * `BENCH_SIZE=country` at that of the whole country. "Alone" is how long one waits whom nobody is in the way of, for a
 * page made anew.
 */
export async function run(): Promise<void> {
  await measure("one province", province);
  if (process.env.BENCH_SIZE === "country") await measure("63 provinces", country);
}

async function measure(name: string, size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const file = join(folder, "planner.sqlite");
  const { db, filled, seconds, cookie } = await makeFilledWorkspace({ kind: "sqlite", file }, size);
  await db.destroy();
  say(
    `${name}: ${filled.committees} committees and congresses, ${filled.items} items, ${filled.auditRows} audit rows, made in ${seconds.toFixed(0)} s`,
  );
  const planner = await startPlanner({ DATABASE_URL: `file:${file}` });
  try {
    await untilQuiet(`${file}-wal`);
    const texts: Record<string, string> = {};
    for (const path of pages) texts[path] = await textOf(planner, path, cookie);
    writeFileSync(join(folder, "pages.json"), JSON.stringify(texts));
    const bare = await startServer(
      "bare Remix",
      [process.execPath, "test/bench/pages/bare.mjs", join(folder, "pages.json")],
      { ...process.env, NODE_ENV: "production" },
    );
    const head = [
      "again/s",
      "bare/s",
      "ratio",
      `p95 of ${users}`,
      "anew/s",
      "ratio",
      `p95 of ${users}`,
      "alone",
    ];
    say(`${"page".padEnd(30)}   kB${head.map((each) => each.padStart(11)).join("")}`);
    for (const path of pages) {
      const size = (texts[path]?.length ?? 0) / 1024;
      say(`${path.padEnd(30)} ${size.toFixed(0).padStart(4)}${await row(planner, bare, path, cookie)}`);
    }
    await bare.stop();
  } finally {
    await planner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function row(planner: Measured, bare: Measured, path: string, cookie: string): Promise<string> {
  await load(planner, path, cookie, warmUp);
  const again = await load(planner, path, cookie, milliseconds);
  await load(bare, path, "", warmUp);
  const floor = await load(bare, path, "", milliseconds);
  await load(planner, path, cookie, warmUp, true);
  const anew = await load(planner, path, cookie, milliseconds, true);
  const alone = await aloneTime(planner, path, cookie);
  const cells = [
    ...[again.rate.toFixed(0), floor.rate.toFixed(0), (again.rate / floor.rate).toFixed(2)],
    `${again.p95.toFixed(0)} ms`,
    ...[anew.rate.toFixed(0), (anew.rate / floor.rate).toFixed(2), `${anew.p95.toFixed(0)} ms`],
    `${alone.toFixed(0)} ms`,
  ];
  const refused = again.refused + anew.refused;
  return `${cells.map((each) => each.padStart(11)).join("")}${refused > 0 ? `   ${refused} refused` : ""}`;
}

/** Waits until nothing was written for some seconds: at its start the program writes reminders of all that is late. */
async function untilQuiet(log: string): Promise<void> {
  const ends = performance.now() + 600_000;
  let quietSince = performance.now();
  let last = 0;
  while (performance.now() < ends && performance.now() - quietSince < 5000) {
    await setTimeout(250);
    const changed = statSync(log).mtimeMs;
    if (changed !== last) quietSince = performance.now();
    last = changed;
  }
}

/** The middle of seven times, in milliseconds. */
async function aloneTime(planner: Measured, path: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 7; count++) {
    const begun = performance.now();
    await textOf(planner, ownAddress(path, count), cookie);
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[3] ?? 0;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
