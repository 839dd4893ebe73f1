import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { dirname, isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { readFilesUrl } from "./files/open-files.server";
import { readScannerUrl } from "./files/scan.server";
import { systemReason } from "./system-reason";
import { isThisMachine } from "./this-machine";
import { OperatorError, told, type Told } from "./told";

/** Where the data lives. A SQLite file is an absolute path. */
export type DatabaseAddress = { kind: "sqlite"; file: string } | { kind: "postgres"; url: string };

export interface Config {
  host: string;
  port: number;
  /** The address that people type, without a slash at its end. */
  baseUrl: string;
  /** True when `baseUrl` is https: cookies are then `Secure` and HSTS is sent. */
  secure: boolean;
  database: DatabaseAddress;
  /** A folder or an S3-compatible store: `openFiles` understands it. */
  filesUrl: string;
  /** A ClamAV daemon that looks at files before they are kept; null when there is none. */
  scannerUrl: string | null;
  sessionSecret: string;
  /** 32 bytes in base64: encrypts the names of personnel-survey plans. */
  surveyKey: string;
  smtpUrl: string | null;
  /** Addresses and networks of proxies that are believed about the address of a client, as Express understands them. */
  trustedProxies: string[];
  logLevel: string;
  /** How many bytes of written calendar feeds a process may keep. */
  feedCacheBytes: number;
  /** When sessions end. */
  sessionLimits: SessionLimits;
  /** How many bytes of pages, and of what they are made of, a process may keep; 0 for making everything anew. */
  pageCacheBytes: number;
  /** For how many days a role that asks for a second factor holds without one. */
  secondFactorDays: number;
  /** What a Prometheus must know to read `/metrics`; null when nothing is counted. */
  metricsToken: string | null;
  /** The office's own sign-in service; null when there is none. */
  openId: OpenIdConfig | null;
}

export interface SessionLimits {
  /** Minutes without a request after which one has to sign in again. */
  idleMinutes: number;
  /** Hours after signing in, whatever one does. */
  hours: number;
}

/** A service that speaks OpenID Connect. */
export interface OpenIdConfig {
  issuer: string;
  clientId: string;
  /** Null for a public client: PKCE alone. */
  clientSecret: string | null;
  /** What people call it. */
  name: string;
}

/** Names the variable that is wrong and how to mend it. */
export class ConfigError extends OperatorError {}

const blankAsAbsent = (value: unknown) => (value === "" ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema);

const sessionSecret = z.string().min(32);
/** True for 32 bytes in base64. */
export const isSurveyKey = (text: string): boolean => Buffer.from(text, "base64").length === 32;
const surveyKey = z.string().refine(isSurveyKey);
/** Both keys, as they are kept in a file. */
export const KeptSecrets = z.object({ sessionSecret, surveyKey });

const Environment = z.object({
  HOST: setting(z.string().default("127.0.0.1")),
  PORT: setting(z.coerce.number().int().min(0).max(65535).default(3000)),
  BASE_URL: setting(z.url({ protocol: /^https?$/ }).optional()),
  DATABASE_URL: setting(z.string().default("file:db/planner.sqlite")),
  FILES_URL: setting(
    z
      .string()
      .refine((value) => readFilesUrl(value) !== null)
      .optional(),
  ),
  CLAMD_URL: setting(
    z
      .string()
      .refine((value) => readScannerUrl(value) !== null)
      .optional(),
  ),
  SESSION_SECRET: setting(sessionSecret.optional()),
  SURVEY_KEY: setting(surveyKey.optional()),
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional()),
  TRUSTED_PROXIES: setting(
    z
      .string()
      .default("loopback")
      .transform((list) => list.split(",").map((each) => each.trim()))
      .refine((list) => list.every(isProxy)),
  ),
  METRICS_TOKEN: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/)
      .optional(),
  ),
  OIDC_ISSUER: setting(z.string().refine(isIssuer).optional()),
  OIDC_CLIENT_ID: setting(z.string().optional()),
  OIDC_CLIENT_SECRET: setting(z.string().optional()),
  OIDC_NAME: setting(z.string().max(60).optional()),
  LOG_LEVEL: setting(z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info")),
  FEED_CACHE_MB: setting(z.coerce.number().int().min(1).max(65536).default(64)),
  SESSION_IDLE_MINUTES: setting(z.coerce.number().int().min(15).max(10080).default(720)),
  SESSION_HOURS: setting(z.coerce.number().int().min(1).max(168).default(168)),
  PAGE_CACHE_MB: setting(z.coerce.number().int().min(0).max(65536).default(64)),
  SECOND_FACTOR_DAYS: setting(z.coerce.number().int().min(0).max(36500).default(14)),
});

/** `loopback`, an address, or a network by its prefix: `172.17.0.0/16`. */
function isProxy(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  if (text === "loopback") return true;
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    bits > 0 && more.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && +prefix <= bits))
  );
}

/** Encrypted, or on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isThisMachine(hostname));
}

/** What a variable must be. */
const expected = (name: string): Told => told(`configuration:expected.${name as "PORT"}`);

/**
 * Reads the configuration from environment variables.
 * With SQLite, missing secrets are made once and kept beside the database file; with PostgreSQL they must be given.
 * @throws ConfigError naming the variable.
 */
export function readConfig(environment: NodeJS.ProcessEnv, root = process.cwd()): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new ConfigError("configuration:must-be", { name, expected: expected(name) });
  }
  const values = parsed.data;
  const database = readDatabaseAddress(values.DATABASE_URL, root);
  const secrets = secretsFor(database, values.SESSION_SECRET, values.SURVEY_KEY);
  const baseUrl = (values.BASE_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`).replace(/\/+$/, "");
  return {
    host: values.HOST,
    port: values.PORT,
    baseUrl,
    secure: baseUrl.startsWith("https:"),
    database,
    filesUrl: values.FILES_URL ?? defaultFiles(database, root),
    scannerUrl: values.CLAMD_URL ?? null,
    ...secrets,
    smtpUrl: values.SMTP_URL ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    logLevel: values.LOG_LEVEL,
    feedCacheBytes: values.FEED_CACHE_MB * 1024 * 1024,
    sessionLimits: { idleMinutes: values.SESSION_IDLE_MINUTES, hours: values.SESSION_HOURS },
    pageCacheBytes: values.PAGE_CACHE_MB * 1024 * 1024,
    secondFactorDays: values.SECOND_FACTOR_DAYS,
    metricsToken: values.METRICS_TOKEN ?? null,
    openId: openIdOf(values),
  };
}

function openIdOf(values: z.infer<typeof Environment>): OpenIdConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret = null } = values;
  if (issuer === undefined) return null;
  if (clientId === undefined) throw new ConfigError("configuration:client-id-missing");
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? new URL(issuer).hostname };
}

function hostInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** The configured database, without reading or making its keys. @throws ConfigError */
export const configuredDatabase = (
  { DATABASE_URL }: NodeJS.ProcessEnv,
  root = process.cwd(),
): DatabaseAddress => readDatabaseAddress(Environment.shape.DATABASE_URL.parse(DATABASE_URL), root);

/**
 * Understands DATABASE_URL.
 * @param name of the variable or option that gave it
 * @throws ConfigError
 */
export function readDatabaseAddress(url: string, root: string, name = "DATABASE_URL"): DatabaseAddress {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { kind: "postgres", url };
  if (url.startsWith("file:")) {
    const path = url.slice("file:".length).replace(/^\/\/(?=\/)/, "");
    if (path !== "") return { kind: "sqlite", file: isAbsolute(path) ? path : resolve(root, path) };
  }
  throw new ConfigError("configuration:database-address", { name });
}

function defaultFiles(database: DatabaseAddress, root: string): string {
  return database.kind === "sqlite" ? resolve(dirname(database.file), "files") : resolve(root, "files");
}

export type Secrets = Pick<Config, "sessionSecret" | "surveyKey">;

/** The file beside a SQLite database in which its keys are kept. */
export const secretsFileOf = (databaseFile: string): string => `${databaseFile}.secrets`;

function secretsFor(database: DatabaseAddress, sessionSecret?: string, surveyKey?: string): Secrets {
  if (sessionSecret && surveyKey) return { sessionSecret, surveyKey };
  if (database.kind === "postgres") {
    const name = sessionSecret ? "SURVEY_KEY" : "SESSION_SECRET";
    throw new ConfigError("configuration:secret-missing", { name, expected: expected(name) });
  }
  const file = secretsFileOf(database.file);
  if (!existsSync(file) && isSqlite(database.file)) {
    throw new ConfigError("configuration:keys-gone", { database: database.file, file });
  }
  const kept = keptSecrets(file);
  return { sessionSecret: sessionSecret ?? kept.sessionSecret, surveyKey: surveyKey ?? kept.surveyKey };
}

/** True when a file begins like a SQLite database. */
function isSqlite(file: string): boolean {
  const mark = Buffer.from("SQLite format 3\0");
  try {
    const opened = openSync(file, "r");
    const begin = Buffer.alloc(mark.length);
    readSync(opened, begin);
    closeSync(opened);
    return begin.equals(mark);
  } catch {
    return false;
  }
}

function keptSecrets(file: string): Secrets {
  try {
    if (existsSync(file)) return KeptSecrets.parse(JSON.parse(readFileSync(file, "utf8")));
    const made: Secrets = {
      sessionSecret: randomBytes(32).toString("base64url"),
      surveyKey: randomBytes(32).toString("base64"),
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: "wx" });
    return made;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined
      ? new ConfigError("configuration:keys-file-hollow", { file })
      : new ConfigError("configuration:keys-file", { file, why: systemReason(error) });
  }
}
