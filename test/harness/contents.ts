import { program } from "~/accounts/audit.server";
import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";

/** The instant at which tests stand still: the day of the Conclusion, 09:00 in Vietnam. */
export const testInstant = new Date("2020-07-03T02:00:00Z");

/** What a test finds in its database: the schema with the reference data, or the sample congress as well. */
export type Content = "reference" | "sample";

/** Fills an empty database. */
export async function fill(address: DatabaseAddress, content: Content): Promise<void> {
  const db = openDatabase(address);
  try {
    await migrate(db);
    await seedReference(db, testInstant);
    if (content === "sample") await loadSample(db, program, testInstant);
  } finally {
    await db.destroy();
  }
}
