import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createOperatorTranslator } from "~/operator-wording";
import { ConfigError, readConfig } from "~/platform/config.server";
import { word } from "~/platform/told";

const root = mkdtempSync(join(tmpdir(), "planner-config-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NODE_ENV = "test";
const secrets = { SESSION_SECRET: "s".repeat(32), SURVEY_KEY: Buffer.alloc(32, 1).toString("base64") };
const read = (environment: Record<string, string>) =>
  readConfig({ NODE_ENV, ...secrets, ...environment }, root);

const [vietnamese, english] = [createOperatorTranslator("vi").t, createOperatorTranslator("en").t];
/** What an operator is told who cannot go on. */
function refusal(attempt: () => unknown): { vi: string; en: string } {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { vi: word(error.told, vietnamese), en: word(error.told, english) };
  }
  throw new Error("It was taken.");
}

describe("the configuration", () => {
  it("has a value for everything when nothing is set", () => {
    const config = read({});
    expect(config).toMatchObject({
      ...{ host: "127.0.0.1", port: 3000, baseUrl: "http://127.0.0.1:3000", secure: false, smtpUrl: null },
      database: { kind: "sqlite", file: join(root, "db", "planner.sqlite") },
      filesUrl: join(root, "db", "files"),
    });
  });

  it("believes the proxies that are named", () => {
    expect(read({}).trustedProxies).toEqual(["loopback"]);
    const TRUSTED_PROXIES = "loopback, 172.17.0.0/16,fd00::/8,10.1.2.3";
    expect(read({ TRUSTED_PROXIES }).trustedProxies).toEqual(TRUSTED_PROXIES.split(/, ?/));
  });

  it("takes an empty variable as one that is not set", () => {
    expect(read({ PORT: "", BASE_URL: "", SMTP_URL: "", FEED_CACHE_MB: "" })).toEqual(read({}));
  });

  const wrong: [string, string[]][] = [
    ["PORT", ["-1", "65536", "80a", "3000.5", "NaN", "٣"]],
    ["BASE_URL", ["planner.example.vn", "ftp://planner.example.vn", "javascript:alert(1)", "//x"]],
    ["DATABASE_URL", ["mysql://a/b", "planner.sqlite", "file:", "sqlite:x"]],
    ["SESSION_SECRET", ["short", "s".repeat(31)]],
    ["SURVEY_KEY", ["short", Buffer.alloc(31).toString("base64"), Buffer.alloc(33).toString("base64")]],
    ["SMTP_URL", ["mail.example.vn", "http://mail.example.vn"]],
    ["LOG_LEVEL", ["loud", "INFO"]],
    ["FILES_URL", ["ftp://host/x", "s3+https://host/bucket"]],
    ["OIDC_ISSUER", ["sso.example.vn", "http://sso.example.vn", "ftp://127.0.0.1"]],
    ["METRICS_TOKEN", ["short", "with a space in it", "đủ-dài-nhưng-có-dấu"]],
    ["TRUSTED_PROXIES", ["yes", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.1,", "::1/129"]],
    ["SECOND_FACTOR_DAYS", ["-1", "soon", "1.5"]],
    ["SESSION_IDLE_MINUTES", ["0", "5", "ever", "20000"]],
    ["CLAMD_URL", ["clamd", "tcp://here", "http://here:3310", "unix:"]],
    ["SESSION_HOURS", ["0", "169", "1.5"]],
    ["PAGE_CACHE_MB", ["-5", "much", "1.5"]],
    ["FEED_CACHE_MB", ["0", "-5", "much", "1.5"]],
  ];
  it.each(wrong.flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    "names the variable that is wrong and what it must be: %s=%s",
    (name, value) => {
      const { vi, en } = refusal(() => read({ [name]: value }));
      expect(vi).toMatch(new RegExp(`^${name} phải (là|bắt đầu bằng) .{8,}\\.$`));
      expect(en).toMatch(new RegExp(`^${name} must (be|begin with) .{8,}\\.$`));
      expect(`${vi}${en}`).not.toContain("configuration:");
    },
  );

  it("asks for every secret where there is no file to keep them beside", () => {
    const DATABASE_URL = "postgres://user:password@127.0.0.1/planner";
    const { SESSION_SECRET, SURVEY_KEY } = secrets;
    expect(refusal(() => readConfig({ NODE_ENV, DATABASE_URL, SURVEY_KEY }, root)).en).toMatch(
      /^SESSION_SECRET must be set/,
    );
    expect(refusal(() => readConfig({ NODE_ENV, DATABASE_URL, SESSION_SECRET }, root)).vi).toMatch(
      /thì phải đặt SURVEY_KEY: 32 byte/,
    );
    expect(read({ DATABASE_URL }).database).toEqual({ kind: "postgres", url: DATABASE_URL });
  });

  it("makes secrets once, keeps them beside the database and shows them to nobody else", () => {
    const DATABASE_URL = `file:${join(root, "own", "planner.sqlite")}`;
    const first = readConfig({ NODE_ENV, DATABASE_URL }, root);
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32);
    expect(Buffer.from(first.surveyKey, "base64")).toHaveLength(32);
    expect(readConfig({ NODE_ENV, DATABASE_URL }, root)).toEqual(first);
    expect(statSync(join(root, "own", "planner.sqlite.secrets")).mode & 0o077).toBe(0);
    const other = readConfig({ NODE_ENV, DATABASE_URL: `file:${join(root, "other.sqlite")}` }, root);
    expect(other.sessionSecret).not.toBe(first.sessionSecret);
  });

  it("makes no new secrets where a database was written with others", () => {
    const file = join(root, "bereft.sqlite");
    writeFileSync(file, "SQLite format 3\0 and what follows");
    const attempt = () => readConfig({ NODE_ENV, DATABASE_URL: `file:${file}` }, root);
    expect(refusal(attempt).en).toContain(`${file}.secrets is missing`);
    expect(refusal(attempt).vi).toContain(`thiếu tệp khóa đã dùng với nó: ${file}.secrets`);
    expect(existsSync(`${file}.secrets`)).toBe(false);
    expect(readConfig({ NODE_ENV, ...secrets, DATABASE_URL: `file:${file}` }, root)).toBeTruthy();
  });

  it("says which secrets file cannot be read, and leaves it alone", () => {
    const file = join(root, "broken.sqlite");
    writeFileSync(`${file}.secrets`, "{ half");
    const attempt = () => readConfig({ NODE_ENV, DATABASE_URL: `file:${file}` }, root);
    expect(refusal(attempt).vi).toContain(`${file}.secrets không chứa khóa`);
    expect(readFileSync(`${file}.secrets`, "utf8")).toBe("{ half");
    expect(existsSync(file)).toBe(false);
  });

  it.each(["{}", "null", "[]", '{"sessionSecret":"x","surveyKey":"y"}', "7"])(
    "does not start with a secrets file that holds no secrets: %s",
    (content) => {
      const file = join(root, "hollow.sqlite");
      writeFileSync(`${file}.secrets`, content);
      const attempt = () => readConfig({ NODE_ENV, DATABASE_URL: `file:${file}` }, root);
      expect(refusal(attempt).en).toContain(`${file}.secrets holds no secrets`);
    },
  );

  it("knows the address that people type", () => {
    expect(read({ BASE_URL: "https://planner.example.vn/" })).toMatchObject({
      ...{ baseUrl: "https://planner.example.vn", secure: true },
    });
    expect(read({ HOST: "0.0.0.0", PORT: "8080" }).baseUrl).toBe("http://localhost:8080");
    expect(read({ HOST: "::1" }).baseUrl).toBe("http://[::1]:3000");
    expect(read({ DATABASE_URL: "file:///var/lib/planner.sqlite" }).database).toEqual({
      ...{ kind: "sqlite", file: "/var/lib/planner.sqlite" },
    });
  });
});
