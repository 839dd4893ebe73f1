import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of these rooms start browsers and processes: first, so that no long one is left for the end. */
const longest = ["browser", "process", "http", "cli", "housekeeping", "operation", "calendar", "survey"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((room) => moduleId.includes(`/test/${room}/`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  resolve: {
    alias: {
      "~": new URL("./app", import.meta.url).pathname,
      "~db": new URL("./db", import.meta.url).pathname,
    },
  },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    // In this order: the databases that tests copy are made in the PostgreSQL that is started before.
    globalSetup: ["test/harness/postgres.ts", "test/harness/originals.ts", "test/harness/chromium.ts"],
    // Vitest alone would leave a processor free. More than a few want more connections than one PostgreSQL gives.
    maxWorkers: Math.min(availableParallelism(), 4),
    sequence: { sequencer: LongestFirst },
    // What hangs ends some day; a machine that is slow or has other work fails no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
