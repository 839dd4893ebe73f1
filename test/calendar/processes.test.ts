import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { findAgenda } from "~/agenda/agendas.server";
import { publish } from "~/agenda/publications.server";
import { openDatabase } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";
import { databaseKinds, makeDatabase } from "../harness/databases";
import { startServer } from "../soak/kill";

const publications = 25;
const path = "/calendar/congresses/mau.ics";

describe.each(databaseKinds)("two processes on %s while a third one publishes", (kind) => {
  it("never serve a feed that is older than what was acknowledged, nor one in pieces", async () => {
    const made = await makeDatabase(kind);
    const db = openDatabase(made.address);
    await migrate(db);
    await seedReference(db, new Date());
    await loadSample(db, program, new Date());
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const latest = await findAgenda(db, id);
    const servers = [await startServer(made.address), await startServer(made.address)];
    try {
      /** The number of the last version whose publication was acknowledged. */
      let acknowledged = 0;
      let stopped = false;
      let read = 0;
      const readers = servers.flatMap(({ url }) =>
        Array.from({ length: 4 }, async () => {
          let last = 0;
          while (!stopped) {
            const known = acknowledged;
            const version = await readVersion(url);
            expect(version).toBeGreaterThanOrEqual(known);
            expect(version).toBeGreaterThanOrEqual(last);
            last = version;
            read += 1;
          }
        }),
      );
      for (let number = 1; number <= publications; number++) {
        await publish(db, program, new Date(), id, {
          ...{ basedOn: 1, name: "", judge: () => [] },
          current: (agenda) => ({
            ...(latest?.agenda ?? agenda),
            sessions: agenda.sessions.map((session, at) =>
              at === 0
                ? {
                    ...session,
                    slots: session.slots.map((slot, first) =>
                      first === 0 ? { ...slot, title: `Bản ${number}.` } : slot,
                    ),
                  }
                : session,
            ),
          }),
        });
        acknowledged = number;
        const both = await Promise.all(servers.map(({ url }) => fetch(url + path)));
        const bodies = await Promise.all(both.map((response) => response.text()));
        for (const body of bodies) expect(body).toContain(`Bản ${number}.`);
        // The same bytes, tags and times, whichever process answers.
        expect(bodies[0]).toBe(bodies[1]);
        expect(both[0]?.headers.get("ETag")).toBe(both[1]?.headers.get("ETag"));
      }
      stopped = true;
      await Promise.all(readers);
      expect(read).toBeGreaterThan(publications);
    } finally {
      for (const server of servers) {
        server.kill();
        await server.ended;
      }
      await db.destroy();
      await made.remove();
    }
  });
});

describe("PostgreSQL ends the connection over which a process asks for news", () => {
  it("and the next reading is answered as it is now", async () => {
    const made = await makeDatabase("PostgreSQL");
    const db = openDatabase(made.address);
    await migrate(db);
    await seedReference(db, new Date());
    await loadSample(db, program, new Date());
    const server = await startServer(made.address);
    try {
      expect(await readVersion(server.url)).toBe(0);
      const { rowCount } = await db.raw(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      expect(rowCount).toBeGreaterThan(0);
      await db("congresses").where({ slug: "mau" }).update({ place: "Nơi mới" });
      const text = await (await fetch(server.url + path)).text();
      expect(text.replace(/\r\n /g, "")).toContain("Nơi mới");
    } finally {
      server.kill();
      await server.ended;
      await db.destroy();
      await made.remove();
    }
  });
});

/** Reads a whole feed. Answers which version it shows; 0 for the sample as it was loaded. */
async function readVersion(url: string): Promise<number> {
  const response = await fetch(url + path, { headers: { "Accept-Encoding": "identity" } });
  const body = Buffer.from(await response.arrayBuffer());
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  expect(response.headers.get("ETag")).toBe(`"${tag}"`);
  const text = body.toString();
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  return Number(/Bản (\d+)\./.exec(text)?.[1] ?? 0);
}
