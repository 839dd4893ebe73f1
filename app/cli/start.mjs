// Plain JavaScript that old versions of Node can read as well, so that they get a sentence and not a stack.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Congress Planner needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
process.env.NODE_ENV ??= "production";
const { buildIfStale } = await import("./build-if-stale.mjs");
buildIfStale();
await import("./load-typescript.mjs");
await import("../server.ts");
