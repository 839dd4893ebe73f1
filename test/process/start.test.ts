import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDatabase } from "../harness/databases";
import { untilListening, ownProcesses } from "../harness/process";

const { folder, start } = ownProcesses();

describe("starting", () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    ({ port } = taken.address() as AddressInfo);
  });
  afterAll(() => taken.close());

  it("keeps all data at the second start, gives the first sign-in only once, and stops gracefully", async () => {
    const environment = { DATABASE_URL: `file:${join(folder, "kept.sqlite")}` };
    const first = start(environment);
    const address = await untilListening(first);
    const page = await fetch(`${address}/congresses`);
    expect(await page.text()).toContain("Krông Pắc");
    expect(first.output()).toMatch(
      /^Người quản trị đầu tiên .+:\n {2}http:\/\/\S+\/invitations\/[\w-]{40,}$/m,
    );
    expect(statSync(join(folder, "kept.sqlite")).mode & 0o077).toBe(0);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    const second = start(environment);
    const again = await untilListening(second);
    expect((await fetch(`${again}/congresses/dak-lak-xvii`)).status).toBe(200);
    expect(second.output()).not.toContain("/invitations/");
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  });

  const broken: [string, () => Record<string, string>, RegExp][] = [
    [
      "a port that is taken",
      () => ({ PORT: String(port) }),
      /^Cổng \d+ trên 127\.0\.0\.1 đã có chương trình khác dùng: .+\.\n$/,
    ],
    ["a port that is none", () => ({ PORT: "70000" }), /^PORT phải là số nguyên từ 0 đến 65535\.\n$/],
    [
      "a database address that is none",
      () => ({ DATABASE_URL: "mysql://x", LANG: "en_US.UTF-8" }),
      /^DATABASE_URL must begin with .+\n$/,
    ],
    [
      "an unreachable PostgreSQL",
      () => ({
        DATABASE_URL: "postgres://a:b@127.0.0.1:1/x",
        SESSION_SECRET: "x".repeat(32),
        SURVEY_KEY: Buffer.alloc(32).toString("base64"),
      }),
      /^Không kết nối được PostgreSQL theo DATABASE_URL .+\n$/,
    ],
    [
      "PostgreSQL without secrets",
      () => ({ DATABASE_URL: "postgres://a:b@127.0.0.1:1/x", LC_ALL: "en" }),
      /^SESSION_SECRET must be set .+\n$/,
    ],
    [
      "a file that is no database",
      () => ({ DATABASE_URL: `file:${notADatabase()}` }),
      /^Không mở hoặc không ghi được tệp cơ sở dữ liệu .+\n$/,
    ],
    ["a folder in the place of the database", () => ({ DATABASE_URL: `file:${aFolder()}` }), /Không mở/],
  ];
  it.each(broken)("says in one sentence what is wrong: %s", async (_, environment, sentence) => {
    const base = { DATABASE_URL: `file:${join(folder, "broken.sqlite")}` };
    const failed = start({ ...base, ...environment() });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(sentence);
    expect(failed.output().trim().split("\n")).toHaveLength(1);
  });

  it("says what to install where SQLite has no compiled part, and runs on PostgreSQL there", async () => {
    const bare = { NODE_OPTIONS: `--require ${join(import.meta.dirname, "../harness/without-sqlite.cjs")}` };
    const failed = start({ ...bare, DATABASE_URL: `file:${join(folder, "bare.sqlite")}` });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(/^Không nạp được SQLite trên máy này \(\S+ \S+, Node [\d.]+\)/);
    expect(failed.output()).toContain("apt-get install -y python3 make g++");
    expect(failed.output()).toMatch(/No native build was found for platform=linux arch=riscv64\n$/);
    const made = await makeDatabase("PostgreSQL");
    const url = made.address.kind === "postgres" ? made.address.url : "";
    const secrets = { SESSION_SECRET: "x".repeat(32), SURVEY_KEY: Buffer.alloc(32).toString("base64") };
    const onPostgres = start({ ...bare, ...secrets, DATABASE_URL: url });
    const address = await untilListening(onPostgres);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    onPostgres.child.kill("SIGTERM");
    expect(await onPostgres.ended).toBe(0);
    await made.remove();
  });

  function notADatabase(): string {
    const file = join(folder, "text.sqlite");
    writeFileSync(file, "This is not a database, only a text that is long enough to look at.".repeat(20));
    chmodSync(file, 0o600);
    return file;
  }
  function aFolder(): string {
    const path = join(folder, "a-folder.sqlite");
    mkdirSync(path, { recursive: true });
    return path;
  }
});
