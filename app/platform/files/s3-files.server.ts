import { AwsClient } from "aws4fetch";
import { FileStoreError, type StorageFault } from "../storage-fault";
import type { FileStore } from "./file-store";

export interface S3Place {
  /** `https://host[:port]`, without a path. */
  endpoint: string;
  bucket: string;
  /** Before every key: empty, or with a slash at its end. */
  prefix: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

/** Milliseconds for one file of the largest size, there or back, over a slow line. */
const patience = 60_000;

/** Files in a bucket of any store that speaks the S3 protocol (addresses by path). */
export function s3Files(place: S3Place): FileStore {
  const client = new AwsClient({
    ...{ accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
    ...{ service: "s3", region: place.region, retries: 3 },
  });
  const bucket = `${place.endpoint}/${place.bucket}`;
  const addressOf = (key: string) => `${bucket}/${place.prefix}${key}`;
  const ask = (address: string, init?: RequestInit) => asked(place, client, address, init);
  return {
    async write(key, content) {
      if (!(await ask(addressOf(key), { method: "PUT", body: Buffer.from(content) }))) throw notThere();
    },
    read: (key) => ask(addressOf(key)),
    async remove(key) {
      await ask(addressOf(key), { method: "DELETE" });
    },
    // A store shows a file when all of it has arrived, and clears up by itself.
    sweep: async () => 0,
    async *list() {
      let next: string | null = "";
      while (next !== null) {
        const search: URLSearchParams = new URLSearchParams({
          ...{ "list-type": "2", prefix: place.prefix },
          ...(next && { "continuation-token": next }),
        });
        const found = await ask(`${bucket}?${search}`);
        if (!found) throw notThere();
        const page = found.toString("utf8");
        for (const [, entry = ""] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const key = valueOf(entry, "Key").slice(place.prefix.length);
          yield { key, size: Number(valueOf(entry, "Size")) };
        }
        next = valueOf(page, "NextContinuationToken") || null;
      }
    },
  };
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text in an element of the store's answer; our own keys hold nothing that would be written otherwise. */
const valueOf = (xml: string, element: string): string =>
  (new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(xml)?.[1] ?? "").replace(
    /&(\w+);/g,
    (all, name: string) => entities[name] ?? all,
  );

const notThere = () => new FileStoreError("answered", { status: 404 }, "refused");

/**
 * What the store answers; null when it has no such file.
 * @throws FileStoreError with the store's own code, such as NoSuchBucket or AccessDenied
 */
async function asked(
  place: S3Place,
  client: AwsClient,
  address: string,
  init: RequestInit = {},
): Promise<Buffer<ArrayBuffer> | null> {
  let status: number;
  let body: Buffer<ArrayBuffer>;
  try {
    const response = await client.fetch(address, { ...init, signal: AbortSignal.timeout(patience) });
    status = response.status;
    body = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const { name, cause } = error as { name: string; cause?: NodeJS.ErrnoException };
    const why = cause?.code ?? cause?.message ?? name;
    const { endpoint } = place;
    throw new FileStoreError("unreachable", { endpoint, why }, "unreachable", { cause: error });
  }
  if (status >= 200 && status < 300) return body;
  const code = valueOf(body.toString("utf8"), "Code");
  // A bucket that is not there is no file that is not there.
  if (status === 404 && code !== "NoSuchBucket") return null;
  const answer = code === "" ? status : `${status} (${code})`;
  throw new FileStoreError("answered", { status: answer }, faultOf(status));
}

function faultOf(status: number): StorageFault {
  if (status === 507) return "full";
  return status >= 500 || status === 429 ? "busy" : "refused";
}
