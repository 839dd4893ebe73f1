import { readdirSync } from "node:fs";

/** `npm run bench [name …]`: runs the benches of this folder, all of them without names. Each prints ratios of one run. */
const folder = new URL(".", import.meta.url);
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(", ")}. Known: ${known.join(", ")}.\n`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : known) {
  process.stdout.write(`\n== ${name}\n`);
  const { run } = (await import(new URL(`${name}.bench.ts`, folder).href)) as { run: () => Promise<void> };
  await run();
}
