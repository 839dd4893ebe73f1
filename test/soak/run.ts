import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../harness/postgres";
import { killAgainAndAgain } from "./kill";

/**
 * `npm run soak [rounds]`: the long campaigns that `npm test` runs in a short form. PostgreSQL is a real one out of the
 * registry, unless `SOAK_POSTGRES_URL` names an empty database that may be written to.
 */
const rounds = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "planner-soak-"));
const postgres = process.env.SOAK_POSTGRES_URL ? null : await startPostgres();
const postgresUrl = process.env.SOAK_POSTGRES_URL ?? `${postgres?.url}/postgres`;
let isBad = false;
for (const [name, address, count] of [
  ["SQLite", { kind: "sqlite", file: join(folder, "soak.sqlite") }, rounds],
  ["PostgreSQL", { kind: "postgres", url: postgresUrl }, Math.ceil(rounds / 4)],
] as const) {
  const { acknowledged, faults } = await killAgainAndAgain(address, count);
  process.stdout.write(
    `${name}: killed ${count} times, ${acknowledged} edits acknowledged, ${faults.length} faults\n`,
  );
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  isBad ||= faults.length > 0;
}
await postgres?.remove();
rmSync(folder, { recursive: true, force: true });

// Hostile inputs are sent by the very tests that `npm test` runs in a short form; each sends so many.
const inputs = process.env.HOSTILE_INPUTS ?? "4000";
const hostile = spawnSync("node_modules/.bin/vitest", ["run", "test/http/hostile", "--reporter=verbose"], {
  env: { ...process.env, NODE_ENV: "test", HOSTILE_INPUTS: inputs },
  stdio: "inherit",
});
isBad ||= hostile.status !== 0;
process.exit(isBad ? 1 : 0);
