import { AwsClient } from "aws4fetch";
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

/** Files in a bucket of any store that speaks the S3 protocol (addresses by path). */
export function s3Files(place: S3Place): FileStore {
  const client = new AwsClient({
    ...{ accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
    ...{ service: "s3", region: place.region, retries: 3 },
  });
  const bucket = `${place.endpoint}/${place.bucket}`;
  const addressOf = (key: string) => `${bucket}/${place.prefix}${key}`;
  return {
    async write(key, content) {
      await answered(client.fetch(addressOf(key), { method: "PUT", body: Buffer.from(content) }));
    },
    async read(key) {
      const response = await client.fetch(addressOf(key));
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      return Buffer.from(await (await answered(response)).arrayBuffer());
    },
    async remove(key) {
      const response = await client.fetch(addressOf(key), { method: "DELETE" });
      if (response.status === 404) await response.body?.cancel();
      else await answered(response);
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
        const page: string = await (await answered(client.fetch(`${bucket}?${search}`))).text();
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

/** @throws Error with the store's own code, such as NoSuchBucket or AccessDenied */
async function answered(waiting: Response | Promise<Response>): Promise<Response> {
  const response = await waiting;
  if (response.ok) return response;
  const code = valueOf(await response.text(), "Code");
  throw new Error(`The file store answered ${response.status}${code && ` (${code})`}.`);
}
