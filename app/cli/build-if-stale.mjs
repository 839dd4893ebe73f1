import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sources = ["app", "db", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];
const stamp = "build/.sources";

/** Builds the web application when there is no build or the sources changed since. Leaves the process on failure. */
export function buildIfStale() {
  const now = digestOf(sources);
  if (existsSync("build/server/index.js") && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  process.stdout.write("Building the web application (about a minute, only when the sources changed) ...\n");
  const command = join("node_modules", "@remix-run", "dev", "dist", "cli.js");
  const built = spawnSync(process.execPath, [command, "vite:build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (built.status !== 0) {
    process.stderr.write(built.stderr);
    process.stderr.write("The web application could not be built: run `npm ci` and try again.\n");
    process.exit(1);
  }
  mkdirSync("build", { recursive: true });
  writeFileSync(stamp, now);
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
