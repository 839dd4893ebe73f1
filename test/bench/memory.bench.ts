import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startPlanner, type Measured } from "./feeds/servers";
import { province } from "./pages/dataset";
import { memoryOf, ownAddress, textOf, users } from "./pages/load";
import { makeFilledWorkspace } from "./pages/workspace";

const paths = [
  ...["/", "/congresses", "/congresses/mau", "/congresses/mau/agenda", "/committees", "/calendar"],
  ...["/readiness", "/administration/audit", "/congresses/mau/agenda/edit", "/congresses/mau/readiness"],
  ...["/congresses/mau/delegates", "/documents", "/inbox"],
  ...["/calendar/schedule.ics", "/calendar/congresses/mau.ics"],
];
/** One in so many requests is for a page made anew. */
const anewEach = 10;
const requests = Number(process.env.BENCH_REQUESTS ?? 100_000);
const readings = 5;

/**
 * The memory of the process over many requests (`BENCH_REQUESTS`) for the main pages and feeds, given again and anew: what
 * is held after a collection must not grow; what is not collected yet goes up and down.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const file = join(folder, "planner.sqlite");
  const { db, cookie } = await makeFilledWorkspace({ kind: "sqlite", file }, province);
  await db.destroy();
  const heldFile = join(folder, "held");
  const planner = await startPlanner({
    DATABASE_URL: `file:${file}`,
    BENCH_HELD_FILE: heldFile,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "pages/held-memory.mjs")}`,
  });
  try {
    // What is loaded at the first request of a page is no growth.
    for (const path of paths) {
      for (let count = 0; count < 20; count++) await textOf(planner, ownAddress(path, count), cookie);
    }
    const held: number[] = [];
    let asked = 0;
    for (let reading = 0; reading <= readings; reading++) {
      const until = (requests / readings) * reading;
      const user = async () => {
        while (asked < until) {
          const count = asked++;
          const path = paths[count % paths.length] ?? "/";
          const isAnew = Math.floor(count / paths.length) % anewEach === 0;
          await textOf(planner, isAnew ? ownAddress(path, count) : path, cookie);
        }
      };
      await Promise.all(Array.from({ length: users }, user));
      const megabytes = await heldBy(planner, heldFile);
      held.push(megabytes);
      const cells = [String(until).padStart(7), "requests", `${megabytes} MB`.padStart(7), "held,"];
      process.stdout.write(
        `after ${cells.join(" ")} ${memoryOf(planner)} MB with what is not collected yet\n`,
      );
    }
    const [, settled = 0] = held;
    const last = held.at(-1) ?? 0;
    process.stdout.write(
      `held, from the first reading under load to the end: ${last - settled} MB (${(last / settled).toFixed(2)} times)\n`,
    );
  } finally {
    await planner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Megabytes that the process still needs, a while after its last answer. */
async function heldBy({ process: { pid = 0 } }: Measured, file: string): Promise<number> {
  await setTimeout(3000);
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  while (!existsSync(file) || readFileSync(file, "utf8") === "") await setTimeout(50);
  return Math.round(Number(readFileSync(file, "utf8")) / 1024 / 1024);
}
