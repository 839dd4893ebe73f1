import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startPlanner, startServer, type Measured } from "./feeds/servers";
import { country, province, type Size } from "./pages/dataset";
import { load, ownAddress, textOf } from "./pages/load";
import { stepsOf, type Write } from "./pages/steps";
import { makeFilledWorkspace, type FilledWorkspace } from "./pages/workspace";

const pages = [
  ...["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/committees", "/calendar"],
  ...["/readiness", "/administration/audit", "/congresses/mau/agenda/edit"],
];
const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const warmUp = milliseconds / 6;

/**
 * Pages of this program, asked for by fifty people, against a bare Remix route with the same bytes, at the size of a
 * province, and with `BENCH_SIZE=country` at that of the whole country: while nobody writes ("again"), while somebody
 * writes each second ("writing"), and where each request has its page made anew. "Alone" is how long one waits for such a page whom nobody is in
 * the way of.
 */
export async function run(): Promise<void> {
  await measure("one province", province);
  if (process.env.BENCH_SIZE === "country") await measure("63 provinces", country);
}

async function measure(name: string, size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const file = join(folder, "planner.sqlite");
  const workspace = await makeFilledWorkspace({ kind: "sqlite", file }, size);
  const { db, filled, seconds } = workspace;
  say(
    `${name}: ${filled.committees} committees and congresses, ${filled.items} items, ${filled.auditRows} audit rows, made in ${seconds.toFixed(0)} s`,
  );
  const step = await stepsOf(workspace);
  const planner = await startPlanner({ DATABASE_URL: `file:${file}` });
  try {
    await untilQuiet(`${file}-wal`);
    const texts: Record<string, string> = {};
    for (const path of pages) texts[path] = await textOf(planner, path, workspace.cookie);
    writeFileSync(join(folder, "pages.json"), JSON.stringify(texts));
    const bare = await startServer(
      "bare Remix",
      [process.execPath, "test/bench/pages/bare.mjs", join(folder, "pages.json")],
      { ...process.env, NODE_ENV: "production" },
    );
    const measures = ["again/s", "writing/s", "anew/s"].flatMap((name) => [name, "ratio", "p95"]);
    const head = ["bare/s", ...measures, "alone"];
    say(`${"page".padEnd(30)}   kB${head.map(cell).join("")}`);
    for (const path of pages) {
      const size = (texts[path]?.length ?? 0) / 1024;
      say(
        `${path.padEnd(30)} ${size.toFixed(0).padStart(4)}${await row(planner, bare, path, workspace, step)}`,
      );
    }
    await bare.stop();
  } finally {
    await planner.stop();
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function row(
  planner: Measured,
  bare: Measured,
  path: string,
  { cookie, cookies }: FilledWorkspace,
  step: Write,
): Promise<string> {
  // Everybody has seen it once.
  for (const each of cookies) await textOf(planner, path, each);
  const again = await load(planner, path, cookies, milliseconds);
  await load(bare, path, [""], warmUp);
  const floor = await load(bare, path, [""], milliseconds);
  const stepping = eachSecond(step);
  const written = await load(planner, path, cookies, milliseconds).finally(() => stepping.stop());
  await load(planner, path, cookies, warmUp, true);
  const anew = await load(planner, path, cookies, milliseconds, true);
  const alone = await aloneTime(planner, path, cookie);
  const cells = [
    floor.rate.toFixed(0),
    ...[again, written, anew].flatMap(({ rate, p95 }) => [
      ...[rate.toFixed(0), (rate / floor.rate).toFixed(2), `${p95.toFixed(0)} ms`],
    ]),
    `${alone.toFixed(0)} ms`,
  ];
  const refused = again.refused + written.refused + anew.refused;
  return `${cells.map(cell).join("")}${refused > 0 ? `   ${refused} refused` : ""}`;
}

const cell = (text: string): string => text.padStart(10);

/** Has somebody in another process write once a second, which makes all pages that were kept worthless. */
function eachSecond(write: Write) {
  let isOver = false;
  const over = (async () => {
    for (let count = 0; !isOver; count++) {
      await write(count);
      await setTimeout(1000);
    }
  })();
  return {
    stop: () => {
      isOver = true;
      return over;
    },
  };
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
