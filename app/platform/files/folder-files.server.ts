import type { Dirent } from "node:fs";
import { mkdir, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newId } from "~/platform/id.server";
import { FileStoreError } from "~/platform/storage-fault";
import type { FileStore } from "./file-store";

/** While a file is written, its name carries this and an id. */
const draftMark = ".draft-";

/** Files in a folder of this machine, or of one that several machines share. */
export function folderFiles(folder: string): FileStore {
  return {
    write: (key, content) => writeWhole(join(folder, key), content),
    async read(key) {
      return unlessMissing(readFile(join(folder, key)) as Promise<Buffer<ArrayBuffer>>);
    },
    async *list() {
      for (const path of await pathsUnder(folder, "")) {
        const found = await unlessMissing(stat(join(folder, path)));
        if (found && !path.includes(draftMark)) yield { key: path, size: found.size };
      }
    },
    async remove(key) {
      await unlessMissing(unlink(join(folder, key)));
    },
    async sweep(before) {
      let swept = 0;
      for (const path of await pathsUnder(folder, "")) {
        const found = path.includes(draftMark) ? await unlessMissing(stat(join(folder, path))) : null;
        if (!found || found.mtime >= before) continue;
        await unlessMissing(unlink(join(folder, path)));
        swept += 1;
      }
      return swept;
    },
  };
}

/** The file appears under its name only when all of it is on the disk: the database must never name half a file. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  if ((await unlessMissing(stat(path)))?.size === content.byteLength) return;
  await makeFolder(dirname(path));
  const draft = `${path}${draftMark}${newId()}`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

/** Node's own way of making a folder with those above it never ends on some file systems that take no writes. */
async function makeFolder(folder: string, hasParent = false): Promise<void> {
  try {
    await mkdir(folder, 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT") throw error;
    if (hasParent) throw new FileStoreError("folder-not-made", { folder }, "read-only", { cause: error });
    await makeFolder(dirname(folder));
    await makeFolder(folder, true);
  }
}

async function pathsUnder(root: string, below: string): Promise<string[]> {
  const entries: Dirent[] = (await unlessMissing(readdir(join(root, below), { withFileTypes: true }))) ?? [];
  const found: string[] = [];
  for (const entry of entries) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await pathsUnder(root, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
