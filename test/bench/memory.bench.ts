import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlanner } from "./feeds/servers";
import { province } from "./pages/dataset";
import { load, memoryOf, ownAddress, textOf, users } from "./pages/load";
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
const readings = 4;

/** The memory of the process over many requests (`BENCH_REQUESTS`) for the main pages and feeds, given again and anew. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const file = join(folder, "planner.sqlite");
  const { db, cookie } = await makeFilledWorkspace({ kind: "sqlite", file }, province);
  await db.destroy();
  const planner = await startPlanner({ DATABASE_URL: `file:${file}` });
  try {
    // What is loaded at the first request of a page is no growth.
    for (const path of paths) await load(planner, path, cookie, 300, true);
    const measured: number[] = [];
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
      const megabytes = memoryOf(planner);
      measured.push(megabytes);
      process.stdout.write(
        `after ${String(until).padStart(7)} requests ${String(megabytes).padStart(5)} MB\n`,
      );
    }
    const [, settled = 0] = measured;
    const last = measured.at(-1) ?? 0;
    process.stdout.write(
      `from the first quarter to the end: ${last - settled} MB (${(last / settled).toFixed(2)} times)\n`,
    );
  } finally {
    await planner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
