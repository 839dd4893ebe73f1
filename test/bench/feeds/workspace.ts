import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Agenda } from "~/agenda/agenda";
import { timeOf } from "~/agenda/agenda";
import { createAgenda } from "~/agenda/agendas.server";
import { publish } from "~/agenda/publications.server";
import { saveCommand } from "~/agenda/save.server";
import { program } from "~/accounts/audit.server";
import { feedPath } from "~/calendar/feed-address";
import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { hashToken, newId, newToken } from "~/platform/id.server";
import { migrate } from "~/platform/migrations.server";
import { seedReference } from "~db/seeds/reference.server";
import { goodAgenda } from "../../agenda/examples";
import { makePerson } from "../../harness/people";
import { startPostgres } from "../../harness/postgres";

/** A workspace with one public congress whose published agenda has 500 entries. */
export interface Workspace {
  folder: string;
  db: Database;
  address: DatabaseAddress;
  databaseUrl: string;
  /** The address of the agenda's feed. */
  agendaPath: string;
  /** Makes secret feeds of the schedule, each with a name of its own. Answers their addresses. */
  makeFeeds: (count: number) => Promise<string[]>;
  /** Gives the first slot another title and publishes the agenda. */
  publishOnce: (title: string) => Promise<void>;
  congressId: string;
  close: () => Promise<void>;
}

const entries = 500;

/** As an organiser does it: saves an edit, then publishes. @param revision the last one that is saved */
export function publishing(
  db: Database,
  congressId: string,
  revision: number,
): (title: string) => Promise<void> {
  return async (title) => {
    const where = { db, author: program, now: new Date(), congressId };
    const command = { do: "change-slot", slot: "s0-0", changes: { title } } as const;
    const saved = await saveCommand(where, revision, command);
    if (saved.kind !== "saved") throw new Error(`Not saved: ${saved.kind}`);
    revision = saved.revision;
    const published = await publish(db, program, new Date(), congressId, {
      ...{ basedOn: revision, name: "", current: (agenda) => agenda, judge: () => [] },
    });
    if (published.kind !== "published") throw new Error(`Not published: ${published.kind}`);
  };
}

/** @param kind SQLite in a folder of its own, or a PostgreSQL out of the registry that is started for this */
export async function makeWorkspace(kind: "sqlite" | "postgres" = "sqlite"): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  const postgres = kind === "postgres" ? await startPostgres() : null;
  const address: DatabaseAddress = postgres
    ? { kind: "postgres", url: `${postgres.url}/postgres` }
    : { kind: "sqlite", file: join(folder, "planner.sqlite") };
  const db = openDatabase(address);
  await migrate(db);
  await seedReference(db, new Date());
  const congress = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
  await createAgenda(db, program, new Date(), congress.id, largeAgenda(), {
    ...{ code: "replaced-template", params: { template: "province" } },
  });
  const publishNext = publishing(db, congress.id, 1);
  await publishNext("Khai mạc");
  const { viewer } = await makePerson(db, "organiser", { now: new Date() });
  return {
    ...{
      folder,
      db,
      address,
      databaseUrl: address.kind === "postgres" ? address.url : `file:${address.file}`,
    },
    agendaPath: feedPath({ kind: "congress", slug: "dak-lak-xvii" }),
    async makeFeeds(count) {
      const tokens = Array.from({ length: count }, newToken);
      const rows = tokens.map((token, at) => ({
        ...{ id: newId(), owner_id: viewer.id, name: `Lịch số ${at}`, token_hash: hashToken(token) },
        ...{ scope_kind: "workspace", kinds: '["congress"]', language: "vi" },
        created_at: new Date().toISOString(),
      }));
      await db.batchInsert("calendar_feeds", rows, 50);
      return tokens.map((token) => feedPath({ kind: "secret", token }));
    },
    publishOnce: publishNext,
    congressId: congress.id,
    async close() {
      await db.destroy();
      await postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function largeAgenda(): Agenda {
  const good = goodAgenda();
  const slot = good.sessions[0]?.slots[0];
  if (!slot) throw new Error("The example has slots.");
  const sessions = Array.from({ length: entries / 50 }, (_, day) => ({
    ...{ id: `s${day}`, kind: "official" as const, date: `2020-10-${String(day + 1).padStart(2, "0")}` },
    ...{ start: "07:00", end: "17:30" },
    slots: Array.from({ length: 50 }, (_, at) => ({
      ...{ ...slot, id: `s${day}-${at}`, type: "other" as const, start: timeOf(420 + at * 12), minutes: 12 },
      title: `Trình bày văn kiện, phần ${day * 50 + at}`,
    })),
  }));
  return { ...good, sessions };
}
