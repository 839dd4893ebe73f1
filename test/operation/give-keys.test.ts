import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { giveKeys } from "~/operation/give-keys.server";
import { keysOf } from "~/operation/keys.server";
import { readConfig } from "~/platform/config.server";

const folder = mkdtempSync(join(tmpdir(), "planner-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const configured = () => readConfig({ NODE_ENV: "test", DATABASE_URL: `file:${folder}/planner.sqlite` });
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

describe("the keys of a restored backup", () => {
  it("take the place of those that were there, of which none is ever lost", async () => {
    const known = [keysOf(configured())];
    for (const name of ["a", "b", "c"]) {
      const keys = { sessionSecret: name.repeat(40), surveyKey: Buffer.alloc(32, name).toString("base64") };
      known.push(keys);
      const [said] = await giveKeys(configured(), keys);
      expect(said?.key).toBe("operation:keys.given");
      expect(keysOf(configured())).toEqual(keys);
    }
    expect(await giveKeys(configured(), keysOf(configured()))).toEqual([]);
    const kept = readdirSync(folder).map(read);
    expect(kept).toHaveLength(known.length);
    expect(kept).toEqual(expect.arrayContaining(known));
  });
});
