import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack, type Pack } from "tar-stream";
import type { Row } from "../copy/rows.server";
import { type Contents, type Heading } from "./archive";

/** What goes into a backup, each read once, in this order. */
export interface ArchiveSource {
  heading: Heading;
  tables: { name: string; rows: AsyncIterable<Row[]> }[];
  files: AsyncIterable<{ key: string; content: Uint8Array }>;
}

/** Writes a backup. The file has its name only when all of it is on the disk; nobody else may read it. */
export async function writeArchive(
  path: string,
  source: ArchiveSource,
): Promise<Contents & { bytes: number }> {
  const draft = `${path}.unfinished`;
  // What stands there may be readable by others, or lead elsewhere: it is not written into.
  await rm(draft, { force: true });
  const archive = pack();
  const toDisk = pipeline(archive, createGzip(), createWriteStream(draft, { mode: 0o600, flags: "wx" }));
  try {
    // Whoever fails first is told of; a full disk also ends the reading.
    const [contents] = await Promise.all([fillArchive(archive, source), toDisk]);
    await flush(draft);
    await rename(draft, path);
    await flush(dirname(path));
    return { ...contents, bytes: (await stat(path)).size };
  } catch (error) {
    archive.destroy();
    await toDisk.catch(() => undefined);
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

async function fillArchive(archive: Pack, { heading, tables, files }: ArchiveSource): Promise<Contents> {
  const contents: Contents = { rows: {}, files: 0, hashes: {} };
  const add = async (name: string, content: Uint8Array | string) => {
    contents.hashes[name] = createHash("sha256").update(content).digest("hex");
    await addPiece(archive, name, content, heading.madeAt);
  };
  await add("backup.json", JSON.stringify(heading, null, 2));
  for (const { name, rows } of tables) {
    contents.rows[name] = 0;
    let piece = 0;
    for await (const some of rows) {
      piece += 1;
      contents.rows[name] += some.length;
      const lines = some.map((row) => `${JSON.stringify(row)}\n`).join("");
      await add(`tables/${name}/${String(piece).padStart(8, "0")}.jsonl`, lines);
    }
  }
  for await (const { key, content } of files) {
    contents.files += 1;
    await add(`files/${key}`, content);
  }
  await addPiece(archive, "contents.json", JSON.stringify(contents), heading.madeAt);
  archive.finalize();
  return contents;
}

/** Resolves when the piece was taken up, so that memory holds one piece at a time. */
function addPiece(archive: Pack, name: string, content: Uint8Array | string, at: string): Promise<void> {
  const bytes = Buffer.from(content as Uint8Array);
  return new Promise((resolve, reject) => {
    archive.once("error", reject);
    const entry = archive.entry({ name, mode: 0o600, mtime: new Date(at) }, bytes, (error) => {
      archive.off("error", reject);
      if (error) reject(error);
      else resolve();
    });
    // A piece that is larger than what the disk still takes fails by itself.
    entry.on("error", reject);
  });
}

async function flush(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
