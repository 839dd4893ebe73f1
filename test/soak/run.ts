import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killAgainAndAgain } from "./kill";

/**
 * `npm run soak [rounds]`: the long campaigns that `npm test` runs in a short form. With `SOAK_POSTGRES_URL` (an empty
 * database that may be written to) PostgreSQL is tried as well.
 */
const rounds = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "planner-soak-"));
let isBad = false;
for (const [name, address, count] of [
  ["SQLite", { kind: "sqlite", file: join(folder, "soak.sqlite") } as const, rounds],
  [
    "PostgreSQL",
    { kind: "postgres", url: process.env.SOAK_POSTGRES_URL ?? "" } as const,
    Math.ceil(rounds / 4),
  ],
] as const) {
  if (address.kind === "postgres" && address.url === "") continue;
  const { acknowledged, faults } = await killAgainAndAgain(address, count);
  process.stdout.write(
    `${name}: killed ${count} times, ${acknowledged} edits acknowledged, ${faults.length} faults\n`,
  );
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  isBad ||= faults.length > 0;
}
rmSync(folder, { recursive: true, force: true });

// Hostile inputs are sent by the very test that `npm test` runs in a short form.
const inputs = process.env.HOSTILE_INPUTS ?? "6000";
const hostile = spawnSync("node_modules/.bin/vitest", ["run", "test/http/hostile-generated.test.ts"], {
  env: { ...process.env, NODE_ENV: "test", HOSTILE_INPUTS: inputs },
  stdio: "inherit",
});
isBad ||= hostile.status !== 0;
process.exit(isBad ? 1 : 0);
