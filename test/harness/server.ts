import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import type { Role } from "~/accounts/viewer";
import { stoppedClock } from "~/platform/clock";
import { readConfig } from "~/platform/config.server";
import type { Services } from "~/platform/services";
import { createAppServer } from "~/process/app.server";
import { createServices } from "~/process/services.server";
import { testInstant } from "./contents";
import { makeDatabase, type DatabaseKind, type TestDatabase } from "./databases";
import { makePerson } from "./people";

export { testInstant } from "./contents";

export interface TestServer {
  address: string;
  services: Services;
  /** A client that nobody is signed in to. */
  visitor: () => Client;
  /** A client signed in with a role, for the workspace or for a committee and those below it. */
  client: (role: Role, committee?: string) => Promise<Client>;
  stop: () => Promise<void>;
}

/** A client that keeps its cookies and does not follow redirections. */
export interface Client {
  cookie: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, form: Record<string, string | string[]> | FormData) => Promise<Response>;
}

interface Options {
  kind?: DatabaseKind;
  sample?: boolean;
  /** The PostgreSQL in which its database is, unless it is that of the whole run. */
  postgres?: string;
  /** Leads to the database by another way. */
  through?: (databaseUrl: string) => string;
}

/** Starts the built application on a free port with a database of its own. */
export async function startTestServer({
  kind = "SQLite",
  sample = true,
  postgres,
  through = (url) => url,
}: Options = {}): Promise<TestServer> {
  const database: TestDatabase = await makeDatabase(kind, {
    content: sample ? "sample" : "reference",
    ...(postgres && { postgres }),
  });
  const { address } = database;
  const config = readConfig({
    NODE_ENV: "test",
    DATABASE_URL: address.kind === "sqlite" ? `file:${address.file}` : through(address.url),
    LOG_LEVEL: "silent",
    SESSION_SECRET: "s".repeat(32),
    SURVEY_KEY: Buffer.alloc(32, 7).toString("base64"),
    FILES_URL: `file:${process.cwd()}/test/.output/files-${randomUUID()}`,
  });
  const services = createServices(config, { clock: stoppedClock(testInstant) });
  const server = await listen(services);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  // Links in feeds and mails point to where the server really is.
  services.config.baseUrl = origin;
  return {
    address: origin,
    services,
    visitor: () => clientOf(origin, ""),
    client: async (role, committee) => {
      const { cookie } = await makePerson(services.db, role, {
        ...(committee && { committee }),
        now: testInstant,
      });
      return clientOf(origin, cookie);
    },
    stop: async () => {
      services.signals.send("stopping");
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await services.db.destroy();
      await database.remove();
    },
  };
}

/** Starts a server for the tests of a file and stops it afterwards. */
export function useTestServer(options: Options = {}): () => TestServer {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(options);
  });
  afterAll(() => server?.stop());
  return () => server;
}

async function listen(services: Services): Promise<Server> {
  const server = await createAppServer(services);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function clientOf(origin: string, cookie: string): Client {
  const client: Client = {
    cookie,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form) => send(path, { method: "POST", body: bodyOf(form), headers: { Origin: origin } }),
  };
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (client.cookie) headers.set("Cookie", client.cookie);
    const response = await fetch(origin + path, { redirect: "manual", ...init, headers });
    const cookies = new Map(client.cookie.split("; ").filter(Boolean).map(splitCookie));
    for (const set of response.headers.getSetCookie()) cookies.set(...splitCookie(set.split(";")[0] ?? ""));
    client.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return response;
  }
  return client;
}

const splitCookie = (pair: string): [string, string] => {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
};

function bodyOf(form: Record<string, string | string[]> | FormData): URLSearchParams | FormData {
  if (form instanceof FormData) return form;
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  );
}
