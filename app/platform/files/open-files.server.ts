import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isFileKey, type FileStore } from "./file-store";
import { folderFiles } from "./folder-files.server";
import { s3Files, type S3Place } from "./s3-files.server";

/** Where FILES_URL points to: a folder of the file system, or a bucket. */
export type FilesPlace = { kind: "folder"; folder: string } | ({ kind: "s3" } & S3Place);

/**
 * Understands FILES_URL: a path, `file:` and a path, or
 * `s3+https://ACCESS_KEY:SECRET_KEY@HOST[:PORT]/BUCKET[/PREFIX][?region=REGION]`. Null when it is none of these.
 */
export function readFilesUrl(filesUrl: string): FilesPlace | null {
  if (/^s3\+https?:\/\//.test(filesUrl)) return readS3Url(filesUrl.slice("s3+".length));
  if (filesUrl.startsWith("file://")) {
    return URL.canParse(filesUrl) && new URL(filesUrl).host === ""
      ? { kind: "folder", folder: fileURLToPath(filesUrl) }
      : null;
  }
  const path = filesUrl.replace(/^file:/, "");
  if (path === "" || /^[a-z][a-z0-9+.-]+:/i.test(path)) return null;
  return { kind: "folder", folder: isAbsolute(path) ? path : resolve(path) };
}

function readS3Url(text: string): FilesPlace | null {
  if (!URL.canParse(text) || /%(?![0-9a-f]{2})/i.test(text)) return null;
  const url = new URL(text);
  const [bucket = "", ...below] = url.pathname.split("/").filter(Boolean);
  const prefix = below.map((part) => `${part}/`).join("");
  const isRight =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) && (prefix === "" || isFileKey(`${prefix}x`));
  if (!isRight || url.username === "" || url.password === "") return null;
  return {
    ...{ kind: "s3", endpoint: url.origin, bucket, prefix },
    region: url.searchParams.get("region") ?? "us-east-1",
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
  };
}

/** Opens the store that a valid FILES_URL names. Nothing is connected before the first use. */
export function openFiles(filesUrl: string): FileStore {
  const place = readFilesUrl(filesUrl);
  if (!place) throw new Error("FILES_URL was not judged when the configuration was read.");
  const store = place.kind === "folder" ? folderFiles(place.folder) : s3Files(place);
  const judged = (key: string): string => {
    if (!isFileKey(key)) throw new Error("Not a key of a file.");
    return key;
  };
  return {
    write: async (key, content) => store.write(judged(key), content),
    read: async (key) => store.read(judged(key)),
    list: () => store.list(),
    remove: async (key) => store.remove(judged(key)),
    sweep: (before) => store.sweep(before),
  };
}
