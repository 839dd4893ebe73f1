import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import knex from "knex";
import type { DatabaseAddress } from "~/platform/config.server";
import { startPostgres } from "../harness/postgres";
import { startPlanner, startServer, type Measured } from "./feeds/servers";
import { country, province, type Size } from "./pages/dataset";
import { watchFirstStart } from "./pages/first-start";
import { load, ownAddress, textOf } from "./pages/load";
import { stepsOf, type Write } from "./pages/steps";
import { makeFilledWorkspace, type FilledWorkspace } from "./pages/workspace";

const pages = [
  ...["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/committees", "/calendar"],
  ...["/readiness", "/readiness?view=tree", "/readiness/moved", "/readiness/clashes", "/readiness/reviews"],
  ...["/congresses/new", "/administration/people", "/administration/audit", "/congresses/mau/agenda/edit"],
];
const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const warmUp = milliseconds / 6;

/**
 * Pages of this program, asked for by fifty people, against a bare Remix route with the same bytes, at the size of a
 * province, and with `BENCH_SIZE=country` at that of the whole country as well (`only-country`: at that alone): while
 * nobody writes ("again"), while somebody writes each second ("writing"), and where each request has its page made anew.
 * "Alone" is how long one waits for such a page whom nobody is in the way of. `BENCH_DATABASE=postgresql` measures on
 * PostgreSQL, `BENCH_DATABASE=both` on one database after the other.
 */
export async function run(): Promise<void> {
  const { BENCH_SIZE: size, BENCH_DATABASE: database = "sqlite" } = process.env;
  const sizes: [string, Size][] = [];
  if (size !== "only-country") sizes.push(["one province", province]);
  if (size === "country" || size === "only-country") sizes.push(["63 provinces", country]);
  for (const [name, each] of sizes) {
    if (database !== "postgresql") await onSqlite(name, each);
    if (database !== "sqlite") await onPostgres(name, each);
  }
}

async function onSqlite(name: string, size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const file = join(folder, "planner.sqlite");
  try {
    const address = { kind: "sqlite", file } as const;
    await measure(`${name} on SQLite`, size, { address, environment: { DATABASE_URL: `file:${file}` } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(name: string, size: Size): Promise<void> {
  const postgres = await startPostgres(["shared_buffers=512MB", "max_wal_size=4GB"]);
  try {
    const url = `${postgres.url}/postgres`;
    const environment = {
      ...{ DATABASE_URL: url, SESSION_SECRET: "bench".repeat(8) },
      SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
    };
    await measure(`${name} on PostgreSQL`, size, { address: { kind: "postgres", url }, environment });
  } finally {
    await postgres.remove();
  }
}

/** What PostgreSQL does by itself some minutes after so many rows were written. */
async function tidy(url: string): Promise<void> {
  const db = knex({ client: "pg", connection: url });
  await db.raw("vacuum analyze");
  await db.destroy();
}

interface Place {
  address: DatabaseAddress;
  /** What the program is started with. */
  environment: Record<string, string>;
}

async function measure(name: string, size: Size, { address, environment }: Place): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const workspace = await makeFilledWorkspace(address, size);
  if (address.kind === "postgres") await tidy(address.url);
  const { db, filled, seconds } = workspace;
  say(
    `${name}: ${filled.committees} committees and congresses, ${filled.items} items, ${filled.auditRows} audit rows, made in ${seconds.toFixed(0)} s`,
  );
  const step = await stepsOf(workspace);
  const planner = await startPlanner({ ...environment, FILES_URL: `file:${join(folder, "files")}` });
  try {
    const first = await watchFirstStart(db, planner, workspace.cookie);
    say(
      `first start: counted after ${first.counted.toFixed(0)} s, reminded after ${first.reminded.toFixed(0)} s (${first.notices} notices); a page took ${first.middle.toFixed(0)} ms meanwhile, ${first.longest.toFixed(0)} ms at most`,
    );
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
