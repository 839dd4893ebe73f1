import { spawn } from "node:child_process";
import { firstBrokenAuditRow, program } from "~/accounts/audit.server";
import { findAgenda } from "~/agenda/agendas.server";
import { rebuildProjection } from "~/agenda/projection.server";
import type { DatabaseAddress } from "~/platform/config.server";
import { isPostgres, openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";
import { makePerson } from "../harness/people";

export interface KillReport {
  rounds: number;
  /** Edits that the server said were saved. */
  acknowledged: number;
  /** What was not as it must be; empty when all is well. */
  faults: string[];
}

const writers = 4;

/**
 * Kills the server with SIGKILL at random moments while people edit, again and again, and looks afterwards: everything
 * that was acknowledged is there, the database is whole, the audit chain holds, the projection equals one made anew.
 */
export async function killAgainAndAgain(address: DatabaseAddress, rounds: number): Promise<KillReport> {
  const db = openDatabase(address);
  await migrate(db);
  const now = new Date();
  await seedReference(db, now);
  await loadSample(db, program, now);
  const { id: congressId } = await db("congresses").where({ slug: "mau" }).first("id");
  const people = await Promise.all(
    Array.from({ length: writers }, () => makePerson(db, "organiser", { now })),
  );
  const slots = (await findAgenda(db, congressId))?.agenda.sessions.flatMap((session) => session.slots) ?? [];
  const report: KillReport = { rounds, acknowledged: 0, faults: [] };
  const last = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(address);
    const before = report.acknowledged;
    // However slow the machine: not before something was acknowledged that could be lost.
    let timer = setTimeout(() => server.kill(), 20_000);
    const killSoon = once(() => {
      clearTimeout(timer);
      timer = setTimeout(() => server.kill(), Math.random() * 1200);
    });
    await Promise.all(
      people.map(async ({ cookie }, index) => {
        const slot = slots[index]?.id ?? "";
        for (let count = (last.get(slot) ?? 0) + 1; ; count += 1) {
          const saved = await saveNote(server.url, cookie, slot, count);
          if (saved === "gone") return;
          if (saved === "saved") {
            last.set(slot, count);
            report.acknowledged += 1;
            killSoon();
          }
        }
      }),
    );
    clearTimeout(timer);
    await server.ended;
    await untilLeftAlone(db);
    // A round in which nothing was saved proves nothing.
    if (report.acknowledged === before) report.faults.push(`round ${round}: no edit was acknowledged`);
    report.faults.push(
      ...(await faultsAfter(db, congressId, last)).map((fault) => `round ${round}: ${fault}`),
    );
  }
  await db.destroy();
  return report;
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

async function saveNote(
  url: string,
  cookie: string,
  slot: string,
  count: number,
): Promise<"saved" | "other" | "gone"> {
  try {
    const address = `${url}/congresses/mau/agenda/commands`;
    const latest = (await (await fetch(address, { headers: { cookie } })).json()) as {
      state: { revision: number };
    };
    const response = await fetch(address, {
      method: "POST",
      headers: { cookie, origin: url, "Content-Type": "application/json" },
      body: JSON.stringify({
        basedOn: latest.state.revision,
        command: { do: "change-slot", slot, changes: { notes: String(count) } },
      }),
    });
    const { kind } = (await response.json()) as { kind: string };
    return kind === "saved" ? "saved" : "other";
  } catch {
    return "gone";
  }
}

/** PostgreSQL still carries out what the process that was killed has sent it. */
async function untilLeftAlone(db: Database): Promise<void> {
  if (!isPostgres(db)) return;
  const others = () =>
    db("pg_stat_activity")
      .whereRaw("datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'")
      .first("pid");
  while (await others()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function faultsAfter(db: Database, congressId: string, last: Map<string, number>): Promise<string[]> {
  const faults: string[] = [];
  const latest = await findAgenda(db, congressId);
  const notes = new Map(
    latest?.agenda.sessions.flatMap((session) => session.slots.map((slot) => [slot.id, Number(slot.notes)])),
  );
  for (const [slot, count] of last) {
    if ((notes.get(slot) ?? 0) < count) faults.push(`edit ${count} of ${slot} was acknowledged and is lost`);
  }
  const [counted] = await db("agenda_revisions").count({ count: "*" });
  if (Number(counted?.count) !== latest?.number) faults.push("revisions have gaps");
  const broken = await firstBrokenAuditRow(db);
  if (broken !== null) faults.push(`the audit chain breaks at ${broken}`);
  if (!isPostgres(db)) {
    const [row] = await db.raw("PRAGMA integrity_check");
    if (row?.integrity_check !== "ok") faults.push(`integrity: ${JSON.stringify(row)}`);
  }
  const rows = () => db("agenda_slots").orderBy(["stage", "date", "start_minute", "slot_id"]);
  const bare = async () => JSON.stringify((await rows()).map(({ row: _row, ...rest }) => rest));
  const before = await bare();
  await rebuildProjection(db);
  if ((await bare()) !== before) faults.push("the projection differs from one made anew");
  return faults;
}

export interface Running {
  url: string;
  pid: number;
  kill: () => void;
  ended: Promise<void>;
}

/** Starts the program as a process of its own. @param more further variables of its environment */
export async function startServer(
  address: DatabaseAddress,
  more: Record<string, string> = {},
): Promise<Running> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/server.ts"], {
    env: {
      ...{ NODE_ENV: "production", PATH: process.env.PATH ?? "", LOG_LEVEL: "silent", PORT: "0" },
      DATABASE_URL: address.kind === "sqlite" ? `file:${address.file}` : address.url,
      SESSION_SECRET: "s".repeat(32),
      SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
      ...more,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      const found = /Congress Planner: (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`The server did not start: ${output}`)));
  });
  return { url, pid: child.pid ?? 0, kill: () => child.kill("SIGKILL"), ended };
}
