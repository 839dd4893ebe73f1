import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { backUp } from "~/operation/backup.server";
import { examine } from "~/operation/doctor/examine.server";
import { checkBackup, restore } from "~/operation/restore.server";
import { openDatabase } from "~/platform/database.server";
import { pendingMigrations } from "~/platform/migrations.server";
import { databaseKinds } from "../harness/databases";
import { emptyInstallation, fullInstallation, type Installation } from "./installations";

/**
 * Each release leaves here a backup of an installation in which people have worked, made by that release itself:
 * `KEEP_RELEASE=0.2.0 npx vitest run test/operation/releases` on the very commit that is released.
 */
const folder = join(import.meta.dirname, "releases");
const releases = readdirSync(folder).sort();

const kept = process.env.KEEP_RELEASE;
describe.runIf(kept)("this version", () => {
  it("leaves its backup behind", async () => {
    const used = await fullInstallation("SQLite");
    await backUp(used.services, join(folder, `${kept}.tar.gz`));
    await used.remove();
  });
});

describe.each(databaseKinds)("what earlier versions stored, on %s", (kind) => {
  const made: Installation[] = [];
  afterAll(async () => {
    for (const installation of made) await installation.remove();
  });

  it.each(releases)(
    "%s is brought up to date with all its rows, and nothing is at fault",
    async (release) => {
      const installation = await emptyInstallation(kind);
      made.push(installation);
      const file = join(folder, release);
      const { rows, files } = await checkBackup(file);
      expect(await restore(installation.services.config, file)).toMatchObject({ rows, files });
      const db = openDatabase(installation.services.config.database);
      expect(await pendingMigrations(db)).toEqual([]);
      expect(await db("congresses").where({ slug: "mau" }).first("id")).toBeTruthy();
      expect(Number((await db("checklist_evidence").count({ count: "*" }))[0]?.count)).toBe(2);
      await db.destroy();
      const findings = (await examine(installation.services)).flatMap((examined) => examined.findings);
      expect(findings.filter(({ state }) => state === "fault")).toEqual([]);
    },
  );
});
