import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A server under measure, in a process of its own on one core where that can be asked for. */
export interface Measured {
  name: string;
  port: number;
  process: ChildProcess;
  stop: () => Promise<void>;
}

/** One feed as it was served: what the yardsticks hand out as well. */
export interface ServedFeed {
  path: string;
  plain: Buffer;
  gzip: Buffer;
  headers: Record<string, string>;
  gzipHeaders: Record<string, string>;
}

const isThere = (command: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;
const onOneCore = isThere("taskset") ? ["taskset", "-c", "0"] : [];

/** Wanted where a database is there already. */
const keys = {
  SESSION_SECRET: "for a bench, not for anything else",
  SURVEY_KEY: Buffer.alloc(32, "bench").toString("base64"),
};

/** This program in production mode, on a database that is there already. */
export const startPlanner = (environment: Record<string, string>): Promise<Measured> =>
  startServer("this server", [process.execPath, "app/cli/start.mjs"], {
    ...process.env,
    ...keys,
    ...environment,
    ...{ NODE_ENV: "production", PORT: "0", LOG_LEVEL: process.env.LOG_LEVEL ?? "error" },
  });

export async function startBare(folder: string, feeds: readonly ServedFeed[]): Promise<Measured> {
  const list = feeds.map(({ path, headers, gzipHeaders }, at) => ({
    ...{ path, headers, gzipHeaders },
    plain: join(folder, `${at}.ics`),
    gzip: join(folder, `${at}.ics.gz`),
  }));
  feeds.forEach(({ plain, gzip }, at) => {
    writeFileSync(join(folder, `${at}.ics`), plain);
    writeFileSync(join(folder, `${at}.ics.gz`), gzip);
  });
  const file = join(folder, "feeds.json");
  writeFileSync(file, JSON.stringify(list));
  return startServer("bare Node", [process.execPath, "test/bench/feeds/bare.mjs", file], process.env);
}

/** nginx with the same bytes as static files; null where it is not installed. */
export async function startNginx(folder: string, feeds: readonly ServedFeed[]): Promise<Measured | null> {
  if (!isThere("nginx")) return null;
  const root = join(folder, "root");
  for (const { path, plain, gzip } of feeds) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), plain);
    writeFileSync(join(root, `${path}.gz`), gzip);
  }
  const port = 20_000 + (process.pid % 20_000);
  const settings = `
    daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
    ${process.getuid?.() === 0 ? "user root;" : ""}
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=20000;
      types { text/calendar ics; }
      ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
      server { listen 127.0.0.1:${port}; root ${root}; gzip_static on; }
    }`;
  writeFileSync(join(folder, "nginx.conf"), settings);
  const child = launch(["nginx", "-c", join(folder, "nginx.conf"), "-p", folder], process.env);
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { name: "nginx", port, process: child, stop: () => stop(child) };
}

/** Starts a server that prints its address. */
export async function startServer(
  name: string,
  command: string[],
  environment: NodeJS.ProcessEnv,
): Promise<Measured> {
  const child = launch(command, environment);
  const port = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/[\w.]+:(\d+)/.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
    child.once("exit", () => reject(new Error(`${name} did not start: ${said}`)));
  });
  return { name, port, process: child, stop: () => stop(child) };
}

function launch(command: string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const [program = "", ...rest] = [...onOneCore, ...command];
  const child = spawn(program, rest, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Milliseconds of processor time that a server has used up to now; null where the system does not tell. */
export function processorTime({ process: { pid } }: Measured): number | null {
  let nanoseconds = 0;
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      const threads = `/proc/${each}/task`;
      for (const thread of readdirSync(threads))
        nanoseconds += Number(readFileSync(`${threads}/${thread}/schedstat`, "utf8").split(" ")[0]);
    } catch {
      return null;
    }
  }
  return nanoseconds / 1e6;
}

/** nginx works in a child of the process that was started. */
function childrenOf(pid = 0): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return (stdout ?? "").split("\n").filter(Boolean).map(Number);
}
