import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { program, recordAudit } from "~/accounts/audit.server";
import { seedReference } from "~db/seeds/reference.server";
import { makePerson } from "../harness/people";
import { startPlanner, startServer, type Measured } from "./feeds/servers";
import { country, fillWorkspace, province, type Size } from "./pages/dataset";

const now = new Date();
const publicPages = [
  "/",
  "/congresses",
  "/congresses/mau",
  "/congresses/mau/agenda",
  "/committees",
  "/calendar",
];
const ownPages = ["/readiness", "/administration/audit", "/congresses/mau/agenda/edit"];
const users = 50;
const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const requests = Number(process.env.BENCH_REQUESTS ?? 5000);

/**
 * Pages of this program against a bare Remix route with the same bytes, at the size of a province, and with
 * `BENCH_SIZE=country` at that of the whole country; writes a second; memory after many requests (`BENCH_REQUESTS`).
 */
export async function run(): Promise<void> {
  await measure("one province", province);
  if (process.env.BENCH_SIZE === "country") await measure("63 provinces", country);
}

async function measure(name: string, size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const database = { kind: "sqlite", file: join(folder, "planner.sqlite") } as const;
  const db = openDatabase(database);
  await migrate(db);
  await seedReference(db, now);
  await loadSample(db, program, now);
  const begun = performance.now();
  const filled = await fillWorkspace(db, size);
  say(
    `${name}: ${filled.committees} committees and congresses, ${filled.items} items, ${filled.auditRows} audit rows, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  const { cookie } = await makePerson(db, "administrator", { now });
  const writes = await writesOf(async (count) => {
    await db.transaction((transaction) =>
      recordAudit(transaction, program, now, {
        action: "backup-made",
        subjectKind: "workspace",
        subjectId: String(count),
      }),
    );
  });
  await db.destroy();
  const planner = await startPlanner({ DATABASE_URL: `file:${database.file}` });
  try {
    const paths = [...publicPages, ...ownPages];
    const htmls = Object.fromEntries(
      await Promise.all(paths.map(async (path) => [path, await textOf(planner, path, cookie)])),
    );
    writeFileSync(join(folder, "pages.json"), JSON.stringify(htmls));
    const bare = await startServer(
      "bare Remix",
      [process.execPath, "test/bench/pages/bare.mjs", join(folder, "pages.json")],
      process.env,
    );
    say("page                                     kB   answers/s   bare Remix   ratio    p95 at 50 users");
    for (const path of paths) {
      await load(planner, path, cookie, 500);
      const own = await load(planner, path, cookie, milliseconds);
      await load(bare, path, "", 500);
      const floor = await load(bare, path, "", milliseconds);
      const size = (htmls[path]?.length ?? 0) / 1024;
      say(
        `${path.padEnd(38)} ${size.toFixed(0).padStart(4)} ${own.rate.toFixed(0).padStart(11)} ${floor.rate.toFixed(0).padStart(12)} ${(own.rate / floor.rate).toFixed(2).padStart(7)} ${own.p95.toFixed(0).padStart(12)} ms`,
      );
    }
    await bare.stop();
    say(`writes a second with their audit row, one after the other: ${writes.toFixed(0)}`);
    const before = memoryOf(planner);
    for (let count = 0; count < requests; count += users) {
      await Promise.all(
        Array.from({ length: users }, (_, index) =>
          textOf(planner, paths[(count + index) % paths.length] ?? "/", cookie),
        ),
      );
      if (count % (users * 20) === 0) say(`  after ${count} requests ${memoryOf(planner)} MB`);
    }
    say(`memory: ${before} MB before, ${memoryOf(planner)} MB after ${requests} requests over all pages`);
  } finally {
    await planner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function load(
  server: Measured,
  path: string,
  cookie: string,
  during: number,
): Promise<{ rate: number; p95: number }> {
  const times: number[] = [];
  const begun = performance.now();
  const ends = begun + during;
  const user = async () => {
    while (performance.now() < ends) {
      const start = performance.now();
      await textOf(server, path, cookie);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  times.sort((one, other) => one - other);
  return {
    rate: (times.length / (performance.now() - begun)) * 1000,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

async function textOf({ port }: Measured, path: string, cookie: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return text;
}

async function writesOf(write: (count: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < milliseconds) await write(count++);
  return (count / (performance.now() - begun)) * 1000;
}

/** Megabytes that the process holds. */
function memoryOf({ process: { pid } }: Measured): number {
  const [, pages = 0] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ").map(Number);
  return Math.round((pages * 4096) / 1024 / 1024);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
