import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storageFault } from "~/platform/database-faults.server";
import { isFileKey } from "~/platform/files/file-store";
import { openFiles, readFilesUrl } from "~/platform/files/open-files.server";
import { startTestBucket, type TestBucket } from "../harness/s3";

const folder = mkdtempSync(join(tmpdir(), "planner-files-"));
let bucket: TestBucket;
beforeAll(async () => {
  bucket = await startTestBucket();
});
afterAll(async () => {
  await bucket?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ["a folder", () => `file:${folder}`],
  ["an S3-compatible store", () => bucket.filesUrl],
])("files in %s", (_, url) => {
  it("are read as they were written, listed, and missing when they are not there", async () => {
    const files = openFiles(url());
    const contents = new Map(
      [1, 2, 3, 4, 5].map((index) => [
        `evidence/a${index}/b.${index}`,
        Buffer.from(`nội dung ${index} \0 ÿ`, "latin1"),
      ]),
    );
    for (const [key, content] of contents) await files.write(key, content);
    for (const [key, content] of contents) expect(await files.read(key)).toEqual(content);
    expect(await files.read("evidence/none")).toBeNull();
    const listed = new Map<string, number>();
    for await (const { key, size } of files.list()) listed.set(key, size);
    expect(listed).toEqual(new Map([...contents].map(([key, content]) => [key, content.length])));
  });

  it("are never outside", async () => {
    const files = openFiles(url());
    for (const key of [
      "../x",
      "a/../../x",
      "/etc/passwd",
      "a//b",
      ".hidden",
      "a/.b",
      "",
      "a b",
      "é",
      "x".repeat(501),
    ]) {
      await expect(files.write(key, Buffer.from("x")).then(() => "written")).rejects.toThrow("Not a key");
    }
  });
});

describe("a key", () => {
  it("never leads upwards", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (isFileKey(text)) expect(new URL(`http://x/base/${text}`).pathname).toBe(`/base/${text}`);
      }),
    );
  });
});

describe("a folder", () => {
  it("shows no half-written files", async () => {
    writeFileSync(join(folder, "half.draft-abc"), "half");
    const keys = [];
    for await (const { key } of openFiles(folder).list()) keys.push(key);
    expect(keys.some((key) => key.includes("half"))).toBe(false);
    expect(readdirSync(folder)).toContain("half.draft-abc");
  });
});

describe.runIf(process.platform === "linux")("a folder on a file system that takes no writes", () => {
  it("is a fault of storage, not of the program", async () => {
    const fault = await openFiles("/proc/planner-files")
      .write("evidence/x", Buffer.from("x"))
      .catch((error: unknown) => storageFault(error));
    expect(fault).toBe("read-only");
  });
});

describe("an S3-compatible store", () => {
  it("says why it refuses", async () => {
    const wrong = openFiles(bucket.filesUrl.replace("access:", "other:"));
    await expect(wrong.read("evidence/x")).rejects.toThrow(
      "The file store answered 403 (SignatureDoesNotMatch).",
    );
    const guessed = openFiles(bucket.filesUrl.replace("se%2Fcret", "secret"));
    await expect(guessed.write("evidence/x", Buffer.from("x"))).rejects.toThrow(
      "403 (SignatureDoesNotMatch)",
    );
    const elsewhere = openFiles(bucket.filesUrl.replace("region=vn-1", "region=vn-2"));
    await expect(elsewhere.list()[Symbol.asyncIterator]().next()).rejects.toThrow("403");
    bucket.fail(507);
    await expect(openFiles(bucket.filesUrl).write("evidence/x", Buffer.from("x"))).rejects.toThrow(
      "507 (SlowDown)",
    );
    bucket.fail(null);
  });

  it("says that a bucket is not there, and does not take its files for missing", async () => {
    const files = openFiles(bucket.filesUrl.replace("/planner-files/", "/other-files/"));
    await expect(files.read("evidence/x")).rejects.toThrow("The file store answered 404 (NoSuchBucket).");
    await expect(files.remove("evidence/x")).rejects.toThrow("NoSuchBucket");
    await expect(files.write("evidence/x", Buffer.from("x"))).rejects.toThrow("NoSuchBucket");
  });

  it("that cannot be used is a fault of storage, not of the program", async () => {
    const faultOf = (url: string) =>
      openFiles(url)
        .read("evidence/x")
        .catch((error: unknown) => storageFault(error));
    expect(await faultOf("s3+http://a:b@127.0.0.1:1/planner-files")).toBe("unreachable");
    expect(await faultOf(bucket.filesUrl.replace("se%2Fcret", "secret"))).toBe("refused");
    bucket.fail(507);
    expect(await faultOf(bucket.filesUrl)).toBe("full");
    bucket.fail(503);
    expect(await faultOf(bucket.filesUrl)).toBe("busy");
    bucket.fail(null);
  });
});

describe("FILES_URL", () => {
  it.each([
    "ftp://host/x",
    "s3+https://host/bucket",
    "s3+https://a:b@host",
    "s3+https://a:b@host/B",
    "s3+https://a:%zz@host/bucket",
    "",
  ])("%s is refused", (text) => expect(readFilesUrl(text)).toBeNull());

  it("names a folder or a bucket", () => {
    expect(readFilesUrl("/var/files")).toEqual({ kind: "folder", folder: "/var/files" });
    expect(readFilesUrl("file:///var/my%20files")).toEqual({ kind: "folder", folder: "/var/my files" });
    expect(readFilesUrl("s3+https://key:se%2Fcret@s3.example.vn/files/office")).toEqual({
      ...{ kind: "s3", endpoint: "https://s3.example.vn", bucket: "files", prefix: "office/" },
      ...{ region: "us-east-1", accessKey: "key", secretKey: "se/cret" },
    });
  });
});
