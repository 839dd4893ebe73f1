import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { extract, type Header } from "tar-stream";
import { isFileKey } from "~/platform/files/file-store";
import { hashInKey, hashOfContent } from "~/platform/files/uploads.server";
import type { Row } from "../copy/rows.server";
import { Contents, DamagedBackupError, Heading } from "./archive";

export type Piece =
  | { kind: "heading"; heading: Heading }
  | { kind: "rows"; table: string; rows: Row[] }
  | { kind: "file"; key: string; content: Buffer };

/** Bytes of one piece: text that is longer cannot be read, so that it was never written. */
const largestPiece = 512 * 1024 * 1024 - 1024;

/**
 * Reads a backup piece by piece, the heading first. The end is reached only when every piece was there and unchanged:
 * what was done with the pieces must not count before.
 * @throws DamagedBackupError
 */
export async function* readArchive(path: string): AsyncGenerator<Piece> {
  const hashes = new Map<string, string>();
  let contents: Contents | null = null;
  for await (const { name, content } of entriesOf(path)) {
    if (contents) throw new DamagedBackupError("operation:archive.after-end", { name });
    if (hashes.size === 0 && name !== "backup.json")
      throw new DamagedBackupError("operation:archive.no-backup");
    if (name === "contents.json") {
      contents = parsed(Contents, name, content);
      continue;
    }
    if (hashes.has(name)) throw new DamagedBackupError("operation:archive.twice", { name });
    hashes.set(name, createHash("sha256").update(content).digest("hex"));
    yield pieceOf(name, content);
  }
  judge(contents, hashes);
}

function judge(contents: Contents | null, hashes: Map<string, string>): void {
  if (!contents) throw new DamagedBackupError("operation:archive.breaks-off");
  for (const [name, hash] of Object.entries(contents.hashes)) {
    if (!hashes.has(name)) throw new DamagedBackupError("operation:archive.missing", { name });
    if (hashes.get(name) !== hash) throw new DamagedBackupError("operation:archive.changed", { name });
  }
  if (hashes.size !== Object.keys(contents.hashes).length) {
    throw new DamagedBackupError("operation:archive.more");
  }
}

async function* entriesOf(path: string): AsyncGenerator<{ name: string; content: Buffer }> {
  const entries = extract();
  const file = createReadStream(path);
  const unpacked = createGunzip();
  const fail = (error: Error) => entries.destroy(error);
  file.once("error", fail);
  unpacked.once("error", fail);
  file.pipe(unpacked).pipe(entries);
  try {
    for await (const entry of entries) {
      refuseUnfit(entry.header);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      yield { name: entry.header.name, content: Buffer.concat(chunks) };
    }
  } catch (error) {
    if (error instanceof DamagedBackupError || isOfFileSystem(error)) throw error;
    throw new DamagedBackupError("operation:archive.cannot-unpack", { why: (error as Error).message });
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

/** What only somebody puts into it who means harm: links, devices, and pieces that fill the memory. */
function refuseUnfit({ name, type, size = 0 }: Header): void {
  if (type !== "file") throw new DamagedBackupError("operation:archive.no-file", { name });
  if (size > largestPiece) throw new DamagedBackupError("operation:archive.too-large", { name });
}

/** Codes of the file system are like ENOENT; those of the unpacker like Z_DATA_ERROR. */
const isOfFileSystem = (error: unknown): boolean =>
  /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? "");

function pieceOf(name: string, content: Buffer): Piece {
  if (name === "backup.json") return { kind: "heading", heading: parsed(Heading, name, content) };
  const [room, ...rest] = name.split("/");
  if (room === "files") return fileOf(name, rest.join("/"), content);
  const table = rest[0] ?? "";
  if (room !== "tables" || table === "") throw new DamagedBackupError("operation:archive.foreign", { name });
  const lines = content.toString("utf8").split("\n").filter(Boolean);
  return { kind: "rows", table, rows: lines.map((line) => rowOf(name, line)) };
}

/** A file under its hash takes the place of one that is there: it must be the same. */
function fileOf(name: string, key: string, content: Buffer): Piece {
  const hash = hashInKey(key);
  if (!isFileKey(key)) throw new DamagedBackupError("operation:archive.foreign", { name });
  if (hash !== null && hash !== hashOfContent(content))
    throw new DamagedBackupError("operation:archive.changed", { name });
  return { kind: "file", key, content };
}

function rowOf(name: string, line: string): Row {
  const value = json(name, line);
  const isRow = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRow || Object.values(value).some((each) => typeof each === "object" && each !== null)) {
    throw new DamagedBackupError("operation:archive.no-row", { name });
  }
  return value as Row;
}

function parsed<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  name: string,
  content: Buffer,
): T {
  const { success, data } = schema.safeParse(json(name, content.toString("utf8")));
  if (!success) throw new DamagedBackupError("operation:archive.unknown-format", { name });
  return data as T;
}

function json(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedBackupError("operation:archive.not-json", { name });
  }
}
