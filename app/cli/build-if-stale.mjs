import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { earlyLine } from "./early-words.mjs";

const sources = ["app", "db", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];
const place = "build";

/** Builds the web application when there is no build or the sources changed since. Leaves the process on failure. */
export function buildIfStale() {
  const now = digestOf(sources);
  if (isBuilt(now)) return;
  process.stdout.write(earlyLine("building"));
  // Several processes may start at once, and one that is ended in the middle must not leave half a build.
  const own = join("node_modules", ".cache", `build-${process.pid}`);
  rmSync(own, { recursive: true, force: true });
  const command = join("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const built = spawnSync(process.execPath, [command, "vite:build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PLANNER_BUILD: own },
  });
  if (built.status !== 0) {
    rmSync(own, { recursive: true, force: true });
    process.stderr.write(built.stderr);
    process.stderr.write(earlyLine("not-built"));
    process.exit(1);
  }
  writeFileSync(join(own, ".sources"), now);
  for (let attempts = 100; !isBuilt(now); attempts -= 1) putInPlace(own, attempts);
  rmSync(own, { recursive: true, force: true });
}

function isBuilt(now) {
  const stamp = join(place, ".sources");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === now;
}

/** Another process that does the same at this moment may be faster: then it is looked at again. */
function putInPlace(own, attempts) {
  const before = `${own}-before`;
  try {
    if (existsSync(place)) renameSync(place, before);
    renameSync(own, place);
  } catch (error) {
    if (attempts > 1 && ["ENOENT", "ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code)) return;
    process.stderr.write(earlyLine("folder-kept", { folder: place, code: error.code }));
    process.exit(1);
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
