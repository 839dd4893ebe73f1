// Plain JavaScript that old versions of Node can read as well, so that they get a sentence and not a stack.
import { earlyLine } from "./early-words.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(earlyLine("old-node", { found: process.versions.node }));
  process.exit(1);
}
process.env.NODE_ENV ??= "production";
const { prepare } = await import("./prepare.mjs");
await prepare(1);
const { buildIfStale } = await import("./build-if-stale.mjs");
buildIfStale();
await import("./load-typescript.mjs");
await import("../server.ts");
