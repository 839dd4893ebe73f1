import { once } from "node:events";
import { request, Agent, type ClientRequest, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";
import { databaseKinds, makeDatabase, type TestDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { untilListening, ownProcesses, type Started } from "../harness/process";

const { folder, start } = ownProcesses();
const now = new Date();

describe.each(databaseKinds)("a server on %s that is told to stop", (kind) => {
  let made: TestDatabase;
  let db: Database;
  let cookie: string;
  let server: Started;
  let address: string;
  const agent = new Agent({ keepAlive: true });

  beforeEach(async () => {
    made = await makeDatabase(kind);
    db = openDatabase(made.address);
    await migrate(db);
    await seedReference(db, now);
    await loadSample(db, program, now);
    ({ cookie } = await makePerson(db, "organiser", { now }));
    server = start({
      DATABASE_URL: made.address.kind === "sqlite" ? `file:${made.address.file}` : made.address.url,
      ...{ FILES_URL: folder, SESSION_SECRET: "s".repeat(32), LOG_LEVEL: "warn" },
      SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
    });
    address = await untilListening(server);
    return async () => {
      server.child.kill("SIGKILL");
      await db.destroy();
      await made.remove();
    };
  });

  /** Sends the head of a request and one half of its body. */
  async function beginUpload(): Promise<{ finish: () => Promise<IncomingMessage>; request: ClientRequest }> {
    const boundary = "----planner";
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="ds.csv"\r\n\r\n`;
    const body = `${part}Họ và tên;Năm sinh\r\nNguyễn Thử;1970\r\n\r\n--${boundary}--\r\n`;
    const length = Buffer.byteLength(body);
    const sent = request(`${address}/congresses/mau/delegates/import`, {
      ...{ method: "POST", agent },
      headers: {
        ...{ cookie, origin: address, "content-length": length },
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
    });
    const answered = once(sent, "response") as Promise<[IncomingMessage]>;
    answered.catch(() => undefined);
    sent.write(part);
    const [socket] = sent.socket ? [sent.socket] : ((await once(sent, "socket")) as [Socket]);
    if (socket.connecting) await once(socket, "connect");
    await expect.poll(() => socket.bytesWritten).toBeGreaterThan(100);
    // The server has seen it when it answers what came later.
    await fetch(`${address}/health/live`);
    return {
      request: sent,
      finish: async () => {
        sent.end(body.slice(part.length));
        return (await answered)[0];
      },
    };
  }

  /** What becomes of somebody who comes now. */
  const knock = async (): Promise<string> => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    const answer = await once(socket, "connect").then(
      () => "let in",
      (error: NodeJS.ErrnoException) => error.code ?? "",
    );
    socket.destroy();
    return answer;
  };

  it("finishes an upload under way, ends streams of events and lets nobody new in", async () => {
    const events = await fetch(`${address}/congresses/mau/agenda/events?window=windowone`, {
      headers: { cookie },
    });
    const reader = events.body?.getReader();
    await reader?.read();
    // A browser opens connections ahead, and keeps the ones it has used.
    const unused = connect(Number(new URL(address).port), "127.0.0.1");
    await once(unused, "connect");
    const upload = await beginUpload();
    server.child.kill("SIGTERM");
    while (!(await reader?.read())?.done);
    expect(await knock()).toBe("ECONNREFUSED");
    const answer = await upload.finish();
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.connection).toBe("close");
    expect(await server.ended).toBe(0);
    // Neither the unused connection nor one that was kept alive holds it up until they are broken off.
    expect(server.output()).not.toContain("broken off");
    expect(await db("delegate_uploads").pluck("file_name")).toEqual(["ds.csv"]);
    expect(await db("board_presence").pluck("window_id")).toEqual([]);
    unused.destroy();
  });

  it.runIf(kind === "SQLite")(
    "breaks off what never comes to an end, says so in the log, and ends all the same",
    async () => {
      const upload = await beginUpload();
      const broken = once(upload.request, "error");
      server.child.kill("SIGTERM");
      expect(await server.ended).toBe(0);
      await broken;
      expect(server.output()).toContain("broken off");
      expect(await db("delegate_uploads").pluck("file_name")).toEqual([]);
    },
  );

  it.runIf(kind === "SQLite")("ends at once when it is told a second time", async () => {
    await beginUpload();
    server.child.kill("SIGTERM");
    await expect.poll(knock).toBe("ECONNREFUSED");
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(null);
    expect(server.child.signalCode).toBe("SIGTERM");
  });
});
