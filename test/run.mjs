// Runs every check and every test, whatever fails before, and ends with one line: "N passed, M failed".
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";

const report = "test/.output/report.json";
const bin = (name) => `node_modules/.bin/${name}`;

// The longest first.
const checks = [
  ["Lint", bin("eslint"), ["--max-warnings", "0", "."]],
  ["Build", process.execPath, ["-e", "import('./app/cli/build-if-stale.mjs').then((m) => m.buildIfStale())"]],
  ["Types", bin("tsc"), ["--noEmit"]],
  ["Format", bin("prettier"), ["--check", "--log-level", "warn", "."]],
  ["Import directions", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "app", "db"]],
  ["Unused code", bin("knip"), []],
];

let passed = 0;
let failed = 0;
mkdirSync("test/.output", { recursive: true });
rmSync(report, { force: true });

// As many at a time as there are processors; each one's output stays together.
const waiting = [...checks];
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), checks.length) }, async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, command, args] = check;
      const { status, output } = await outcomeOf(command, args);
      if (status === 0) passed += 1;
      else failed += 1;
      process.stdout.write(`\n=== ${name}\n${output}${status === 0 ? "ok\n" : `FAILED: ${name}\n`}`);
    }
  }),
);

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

function outcomeOf(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.once("error", (error) => resolve({ status: 1, output: `${error.message}\n` }));
    child.once("close", (status) => resolve({ status, output }));
  });
}

function readReport() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
