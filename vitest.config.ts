import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "~": new URL("./app", import.meta.url).pathname,
      "~db": new URL("./db", import.meta.url).pathname,
    },
  },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: ["test/harness/postgres.ts", "test/harness/chromium.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
