import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import type { DatabaseAddress } from "~/platform/config.server";
import type { Database } from "~/platform/database.server";
import { startPostgres } from "../harness/postgres";
import { province } from "./pages/dataset";
import { stepsOf, type Write } from "./pages/steps";
import { makeFilledWorkspace, type FilledWorkspace } from "./pages/workspace";

const milliseconds = Number(process.env.BENCH_MILLISECONDS ?? 3000);
const writers = [1, 10];
const rounds = 2;

/**
 * Writes a second, each made sure of on the disk: a row with its row of the audit trail, and a step of a checklist's
 * item through its store, against a bare insert of a row in a transaction. One after the other, and ten at the same time.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  await measure("SQLite", { kind: "sqlite", file: join(folder, "planner.sqlite") });
  rmSync(folder, { recursive: true, force: true });
  const postgres = await startPostgres();
  try {
    await measure("PostgreSQL", { kind: "postgres", url: `${postgres.url}/postgres` });
  } finally {
    await postgres.remove();
  }
}

async function measure(name: string, address: DatabaseAddress): Promise<void> {
  const workspace = await makeFilledWorkspace(address, province);
  const { db } = workspace;
  try {
    await db.schema.createTable("bench_rows", (table) => {
      table.increments("number");
      table.string("text", 200).notNullable();
    });
    const kinds = {
      "bare insert": bareInsert(db),
      "audited row": auditedRow(workspace),
      step: await stepsOf(workspace),
    };
    for (const at of writers) {
      const rates: Record<string, number> = {};
      for (let round = 0; round < rounds; round++) {
        for (const [kind, write] of Object.entries(kinds)) {
          rates[kind] = (rates[kind] ?? 0) + (await rateOf(write, at)) / rounds;
        }
      }
      const floor = rates["bare insert"] ?? 1;
      const cells = Object.entries(rates).map(
        ([kind, rate]) => `${kind} ${rate.toFixed(0).padStart(5)}/s (${(rate / floor).toFixed(2)})`,
      );
      process.stdout.write(`${name.padEnd(10)} ${String(at).padStart(2)} at a time   ${cells.join("   ")}\n`);
    }
  } finally {
    await db.destroy();
  }
}

const bareInsert =
  (db: Database): Write =>
  (count) =>
    db.transaction(async (transaction) => {
      await transaction("bench_rows").insert({ text: `row ${count}` });
    });

const auditedRow =
  ({ db, viewer }: FilledWorkspace): Write =>
  (count) =>
    db.transaction(async (transaction) => {
      await transaction("bench_rows").insert({ text: `row ${count}` });
      await recordAudit(transaction, actorOf(viewer), new Date(), {
        ...{ action: "audit-exported", subjectKind: "workspace", subjectId: String(count) },
      });
    });

async function rateOf(write: Write, at: number): Promise<number> {
  const begun = performance.now();
  let count = 0;
  const writer = async () => {
    while (performance.now() - begun < milliseconds) await write(count++);
  };
  await Promise.all(Array.from({ length: at }, writer));
  return (count / (performance.now() - begun)) * 1000;
}
