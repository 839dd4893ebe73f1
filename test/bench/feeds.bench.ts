import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load, requestFor, type Load } from "./feeds/load";
import {
  processorTime,
  startBare,
  startNginx,
  startPlanner,
  type Measured,
  type ServedFeed,
} from "./feeds/servers";
import { startPublisher } from "./feeds/publisher";
import { makeWorkspace, type Workspace } from "./feeds/workspace";

/** Milliseconds of one measurement, and how often each is taken, the servers in turn. */
const milliseconds = 250;
const rounds = 12;
/** Rounds that are not counted: the engine translates what it now runs often, and servers run for months. */
const warmUps = 4;
const connections = 32;
const cacheMegabytes = 256;

/** What clients send, by the answer that they get. */
const cases = [
  { name: "200 plain", status: 200, headers: () => ({}) },
  { name: "200 gzip", status: 200, headers: () => ({ "Accept-Encoding": "gzip" }) },
  { name: "304 by tag", status: 304, headers: ({ etag }: Held) => ({ "If-None-Match": etag }) },
  { name: "304 by time", status: 304, headers: ({ modified }: Held) => ({ "If-Modified-Since": modified }) },
] as const;

interface Held {
  etag: string;
  modified: string;
}

/**
 * Calendar feeds against the same bytes from a bare Node handler and, where it is installed, from nginx: one process
 * each on one core, one run, one after the other in turn. Ratios tell; the machine may be busy with other things.
 * With `BENCH_DATABASE=postgres` on a PostgreSQL of its own.
 */
export async function run(): Promise<void> {
  const workspace = await makeWorkspace(process.env.BENCH_DATABASE === "postgres" ? "postgres" : "sqlite");
  const start = () =>
    startPlanner({ DATABASE_URL: workspace.databaseUrl, FEED_CACHE_MB: String(cacheMegabytes) });
  // A process for each, as the yardsticks have: the engine forgets nothing of what it served before.
  const onItsOwn = async (measure: (planner: Measured) => Promise<void>) => {
    const planner = await start();
    try {
      await measure(planner);
    } finally {
      await planner.stop();
    }
  };
  try {
    await onItsOwn((planner) => compare(workspace, planner, "1 feed of 500 entries", [workspace.agendaPath]));
    const hundred = await workspace.makeFeeds(100);
    await onItsOwn((planner) => compare(workspace, planner, "100 feeds", hundred));
    const many = await workspace.makeFeeds(10_000);
    await onItsOwn(async (planner) => {
      await compare(workspace, planner, "10,000 feeds", many);
      say(
        `memory with all of them kept (at most ${cacheMegabytes} MB of feeds): ${memoryOf(planner)} MB resident`,
      );
    });
    await onItsOwn(async (planner) => {
      await firstReads(workspace, planner);
      await whilePublishing(workspace, planner);
    });
  } finally {
    await workspace.close();
  }
}

async function compare(
  workspace: Workspace,
  planner: Measured,
  name: string,
  paths: string[],
): Promise<void> {
  const folder = join(workspace.folder, String(paths.length));
  mkdirSync(folder);
  const began = performance.now();
  await inTurn(paths, (path) => read(planner.port, path));
  const first = (performance.now() - began) / paths.length;
  // Last-Modified is told when its second is over.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const feeds = await inTurn(paths, (path) => served(planner.port, path));
  const bytes = feeds.reduce((sum, { plain }) => sum + plain.length, 0) / feeds.length;
  say(`\n${name}, ${Math.round(bytes / 1024)} kB each (first reads, 16 at a time: ${ms(first)} each)`);
  const nginx = await startNginx(folder, feeds);
  if (!nginx) say("nginx is not installed: it is left out.");
  const servers = [planner, await startBare(folder, feeds), ...(nginx ? [nginx] : [])];
  for (const { name: title, status, headers } of cases) {
    const asked = new Map<Measured, Buffer[]>();
    for (const server of servers) {
      const held = status === 304 ? await inTurn(paths, (path) => heldOf(server.port, path)) : [];
      const requests = paths.map((path, at) =>
        requestFor(path, headers(held[at] ?? { etag: "", modified: "" })),
      );
      asked.set(server, requests);
    }
    const measured = await measureInTurn(servers, (server) =>
      load({
        ...{ port: server.port, status, connections, milliseconds },
        requests: asked.get(server) ?? [],
      }),
    );
    report(title, servers, measured);
  }
  for (const server of servers) if (server !== planner) await server.stop();
}

/** The first reading after a publication was acknowledged: it must show what was published. */
async function firstReads(workspace: Workspace, planner: Measured): Promise<void> {
  const timeOf = async (title: string) => {
    await workspace.publishOnce(title);
    const began = performance.now();
    const { plain } = await read(planner.port, workspace.agendaPath);
    const time = performance.now() - began;
    if (!plain.includes(title)) throw new Error("A stale feed was served after the publication.");
    return time;
  };
  const first = await timeOf("Mở đầu");
  const times: number[] = [];
  const before = processorTime(planner);
  for (let round = 0; round < 30; round++) times.push(await timeOf(`Mở đầu lần ${round}`));
  const spent = ((processorTime(planner) ?? NaN) - (before ?? NaN)) / times.length;
  times.sort((one, other) => one - other);
  say(
    `\nfirst read after a publication, 500 entries: median ${ms(times[15])}, slowest of 30 ${ms(times[29])}; ` +
      `${ms(spent)} of processor time each; the first one of a new process ${ms(first)}`,
  );
}

async function whilePublishing(workspace: Workspace, planner: Measured): Promise<void> {
  const folder = join(workspace.folder, "publishing");
  mkdirSync(folder);
  await read(planner.port, workspace.agendaPath);
  const bare = await startBare(folder, [await served(planner.port, workspace.agendaPath)]);
  const requests = [requestFor(workspace.agendaPath)];
  const publisher = await startPublisher(workspace.address, workspace.congressId);
  const measured = await measureInTurn([planner, bare], (server) =>
    load({ ...{ port: server.port, status: 200, connections, milliseconds: 1000 }, requests }),
  );
  const rate = await publisher.stop();
  say(
    `\nwhile ${rate.toFixed(1)} versions are published a second by a process of its own, the same for both servers`,
  );
  report("200 plain", [planner, bare], measured);
  await bare.stop();
}

interface Taken extends Load {
  /** Microseconds of processor time that an answer cost the server; null where the system does not tell. */
  cost: number | null;
}

/** The servers in turn, so that what else the machine does meets all of them. */
async function measureInTurn(servers: Measured[], measure: (server: Measured) => Promise<Load>) {
  const measured = new Map<Measured, Taken[]>(servers.map((server) => [server, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const server of servers) {
      const before = processorTime(server);
      const taken = await measure(server);
      const after = processorTime(server);
      if (round < 0) continue;
      const cost = before === null || after === null ? null : ((after - before) * 1000) / taken.answers;
      measured.get(server)?.push({ ...taken, cost });
    }
  }
  return measured;
}

/**
 * Medians, and how much of bare Node's speed that is. A machine that is busy with other things gives servers unequal
 * shares of its time: what an answer costs the processor tells more truly than how many there were.
 */
function report(title: string, servers: Measured[], measured: Map<Measured, Taken[]>): void {
  const bare = measured.get(servers.find(({ name }) => name === "bare Node") as Measured) ?? [];
  for (const server of servers) {
    const taken = measured.get(server) ?? [];
    const middle = (value: (one: Taken) => number) => median(taken.map(value));
    const ratio = median(taken.map(({ rate }, round) => rate / (bare[round]?.rate ?? 1)));
    say(
      `${title.padEnd(12)} ${server.name.padEnd(12)} ${String(Math.round(middle(({ rate }) => rate))).padStart(7)} requests/s` +
        `   p99 ${ms(middle(({ p99 }) => p99)).padStart(9)}   ${ratio.toFixed(2)} of bare Node` +
        `   ${costOf(taken).toFixed(1).padStart(6)} µs each, ${(costOf(bare) / costOf(taken)).toFixed(2)} of bare Node by processor time`,
    );
  }
}

/** What an answer cost in those rounds in which the machine was disturbed least, a tenth of all. */
const costOf = (taken: Taken[]): number =>
  taken.map(({ cost }) => cost ?? NaN).sort((one, other) => one - other)[Math.floor(taken.length / 10)] ??
  NaN;

async function read(port: number, path: string, headers: Record<string, string> = {}) {
  // Fetch would ask for an encoding by itself and undo it: the bytes as they are sent are wanted.
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { "Accept-Encoding": "identity", ...headers },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return { plain: Buffer.from(await response.arrayBuffer()), headers: headersOf(response) };
}

async function served(port: number, path: string): Promise<ServedFeed> {
  const { plain, headers } = await read(port, path);
  const { gzipSync } = await import("node:zlib");
  const { headers: gzipHeaders } = await read(port, path, { "Accept-Encoding": "gzip" });
  const gzip = gzipSync(plain, { level: 6 });
  return {
    path,
    plain,
    gzip,
    headers,
    gzipHeaders: { ...gzipHeaders, "content-length": String(gzip.length) },
  };
}

async function heldOf(port: number, path: string): Promise<Held> {
  const { headers } = await read(port, path);
  return { etag: headers.etag ?? "", modified: headers["last-modified"] ?? "" };
}

const ofTheConnection = new Set(["connection", "keep-alive", "date", "transfer-encoding"]);
const headersOf = (response: Response): Record<string, string> =>
  Object.fromEntries([...response.headers].filter(([name]) => !ofTheConnection.has(name)));

/** A few at a time. */
async function inTurn<In, Out>(all: readonly In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (let at = 0; at < all.length; at += 16)
    done.push(...(await Promise.all(all.slice(at, at + 16).map(work))));
  return done;
}

function memoryOf({ process: { pid } }: Measured): string {
  try {
    const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return String(Math.round(Number(found) / 1024));
  } catch {
    return "unknown";
  }
}

const median = (numbers: number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const ms = (time = 0) => `${time.toFixed(1)} ms`;
const say = (text: string) => process.stdout.write(`${text}\n`);
