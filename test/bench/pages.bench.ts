import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import knex from "knex";
import type { DatabaseAddress } from "~/platform/config.server";
import { startPostgres } from "../harness/postgres";
import { startPlanner, startServer, type Measured } from "./feeds/servers";
import { country, province, type Size } from "./pages/dataset";
import { watchFirstStart } from "./pages/first-start";
import { startWriter, type Writer } from "./pages/each-second";
import { load, textOf, type Load } from "./pages/load";
import { makeFilledWorkspace, type FilledWorkspace } from "./pages/workspace";

const allPages = [
  ...["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/committees", "/calendar"],
  ...["/readiness", "/readiness?view=tree", "/readiness/moved", "/readiness/clashes", "/readiness/reviews"],
  ...["/congresses/new", "/administration/people", "/administration/audit", "/congresses/mau/agenda/edit"],
];
const pages = process.env.BENCH_PAGES?.split(" ") ?? allPages;
const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const warmUp = milliseconds / 6;

/**
 * Pages of this program, asked for by fifty people, against a bare Remix route with the same bytes and one where React
 * writes the same elements, at the size of a province, and with `BENCH_SIZE=country` at that of the whole country as well
 * (`only-country`: at that alone): while nobody writes ("again"), while somebody writes each second ("writing"), and by a
 * program that keeps nothing ("anew"). "Alone" is how long one waits there whom nobody is in the way of.
 * `BENCH_DATABASE=postgresql` measures on PostgreSQL, `BENCH_DATABASE=both` on one database after the other.
 * `BENCH_PAGES` names the pages, with spaces between them.
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
    const environment = { DATABASE_URL: url };
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
  const files = { FILES_URL: `file:${join(folder, "files")}` };
  const planner = await startPlanner({ ...environment, ...files });
  const running: { stop: () => unknown }[] = [planner];
  try {
    const first = await watchFirstStart(db, planner, workspace.cookie);
    say(
      `first start: counted after ${first.counted.toFixed(0)} s, reminded after ${first.reminded.toFixed(0)} s (${first.notices} notices); a page took ${first.middle.toFixed(0)} ms meanwhile, ${first.longest.toFixed(0)} ms at most`,
    );
    const texts: Record<string, string> = {};
    for (const path of pages) texts[path] = await textOf(planner, path, workspace.cookie);
    const file = join(folder, "pages.json");
    writeFileSync(file, JSON.stringify(texts));
    const servers: Servers = {
      planner,
      anew: await startPlanner({ ...environment, ...files, PAGE_CACHE_MB: "0" }),
      bare: await startBare(file),
      react: await startBare(file, "react"),
      writer: await startWriter(address, workspace.viewer),
    };
    running.push(servers.anew, servers.bare, servers.react, servers.writer);
    say(heads.map(({ text, width }) => text.padStart(width)).join(""));
    for (const path of pages) {
      const kilobytes = ((texts[path]?.length ?? 0) / 1024).toFixed(0);
      const cells = [path.padEnd(28), kilobytes, ...(await row(servers, path, workspace))];
      say(cells.map((text, at) => text.padStart(heads[at]?.width ?? 0)).join(""));
    }
  } finally {
    for (const each of running) await each.stop();
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Servers {
  planner: Measured;
  /** The same program, but keeping nothing. */
  anew: Measured;
  bare: Measured;
  react: Measured;
  writer: Writer;
}

const startBare = (file: string, ...kind: string[]): Promise<Measured> =>
  startServer("bare Remix", [process.execPath, "test/bench/pages/bare.mjs", file, ...kind], {
    ...process.env,
    NODE_ENV: "production",
  });

/** Rates are answers a second; behind a rate its share of that of the bare route, and of the one that React writes. */
const heads = [
  ...["".padEnd(28), "kB", "bare", "react"],
  ...[
    "again",
    "/bare",
    "p95",
    "writing",
    "/bare",
    "p95",
    "writes",
    "anew",
    "/bare",
    "/react",
    "p95",
    "alone",
  ],
].map((text, at) => ({ text, width: at === 0 ? 28 : 8 }));

async function row(
  { planner, anew, bare, react, writer }: Servers,
  path: string,
  { cookie, cookies }: FilledWorkspace,
): Promise<string[]> {
  // Everybody has seen it once.
  for (const each of cookies) await textOf(planner, path, each);
  const again = await load(planner, path, cookies, milliseconds);
  const floor = await warmLoad(bare, path, [""]);
  const written = await warmLoad(react, path, [""]);
  const [writing, writes] = await writer.during(() => load(planner, path, cookies, milliseconds));
  const made = await warmLoad(anew, path, cookies);
  const share = ({ rate }: Load, of: Load) => (rate / of.rate).toFixed(2);
  const wait = (time: number) => `${time.toFixed(0)} ms`;
  const refused = again.refused + writing.refused + made.refused;
  return [
    ...[floor, written].map(({ rate }) => rate.toFixed(0)),
    ...[again.rate.toFixed(0), share(again, floor), wait(again.p95)],
    ...[writing.rate.toFixed(0), share(writing, floor), wait(writing.p95), String(writes)],
    ...[made.rate.toFixed(0), share(made, floor), share(made, written), wait(made.p95)],
    wait(await aloneTime(anew, path, cookie)),
    ...(refused > 0 ? [`   ${refused} refused`] : []),
  ];
}

async function warmLoad(server: Measured, path: string, cookies: readonly string[]): Promise<Load> {
  await load(server, path, cookies, warmUp);
  return load(server, path, cookies, milliseconds);
}

/** The middle of seven times, in milliseconds. */
async function aloneTime(server: Measured, path: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 7; count++) {
    const begun = performance.now();
    await textOf(server, path, cookie);
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[3] ?? 0;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
