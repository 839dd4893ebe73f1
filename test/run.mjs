// Runs every check and every test, whatever fails before, and ends with one line: "N passed, M failed".
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const report = "test/.output/report.json";
const bin = (name) => `node_modules/.bin/${name}`;

const checks = [
  ["Format", bin("prettier"), ["--check", "--log-level", "warn", "."]],
  ["Lint", bin("eslint"), ["--max-warnings", "0", "."]],
  ["Types", bin("tsc"), ["--noEmit"]],
  ["Import directions", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "app", "db"]],
  ["Unused code", bin("knip"), []],
  ["Build", process.execPath, ["-e", "import('./app/cli/build-if-stale.mjs').then((m) => m.buildIfStale())"]],
];

let passed = 0;
let failed = 0;
mkdirSync("test/.output", { recursive: true });
rmSync(report, { force: true });

for (const [name, command, args] of checks) {
  process.stdout.write(`\n=== ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) passed += 1;
  else failed += 1;
  process.stdout.write(status === 0 ? "ok\n" : `FAILED: ${name}\n`);
}

process.stdout.write("\n=== Tests\n");
const only = process.argv.slice(2);
const vitest = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...only];
const { status } = spawnSync(bin("vitest"), vitest, {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "test" },
});
const counted = readReport();
passed += counted.passed;
failed += counted.failed;
// A run that broke without a failing test (a file that does not load, no report) is not a good run.
if (status !== 0 && counted.failed === 0) failed += 1;

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function readReport() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
