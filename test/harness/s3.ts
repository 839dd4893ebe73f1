import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSigned } from "./s3-signature";

/** A small store that speaks as much of the S3 protocol as the product asks for. */
export interface TestBucket {
  /** A FILES_URL that leads into it. */
  filesUrl: string;
  objects: Map<string, Buffer>;
  /** Answers this status to every request from now on; null to work again. */
  fail: (status: number | null) => void;
  stop: () => Promise<void>;
}

const bucket = "planner-files";
const key = { access: "access", secret: "se/cret", region: "vn-1" };
/** So few that lists come in several pages. */
const pageLength = 2;

export async function startTestBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  let failing: number | null = null;
  const server: Server = createServer((request, response) => {
    void answer(request, response, objects, failing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    filesUrl: `s3+http://access:se%2Fcret@127.0.0.1:${port}/${bucket}/office?region=vn-1`,
    objects,
    fail: (status) => (failing = status),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Buffer>,
  failing: number | null,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://store.invalid");
  const say = (status: number, body: string | Buffer = "") => void response.writeHead(status).end(body);
  if (failing !== null) return say(failing, "<Error><Code>SlowDown</Code></Error>");
  if (!isSigned(request, Buffer.concat(chunks), key))
    return say(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
  if (url.pathname.split("/")[1] !== bucket) return say(404, "<Error><Code>NoSuchBucket</Code></Error>");
  if (url.pathname === `/${bucket}`) return say(200, listing(objects, url.searchParams));
  const name = decodeURIComponent(url.pathname.slice(bucket.length + 2));
  if (request.method === "PUT") {
    objects.set(name, Buffer.concat(chunks));
    return say(200);
  }
  if (request.method === "DELETE") {
    objects.delete(name);
    return say(204);
  }
  const found = objects.get(name);
  return found ? say(200, found) : say(404, "<Error><Code>NoSuchKey</Code></Error>");
}

function listing(objects: Map<string, Buffer>, search: URLSearchParams): string {
  const prefix = search.get("prefix") ?? "";
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const from = Number(search.get("continuation-token") ?? 0);
  const entries = keys
    .slice(from, from + pageLength)
    .map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`);
  const next =
    from + pageLength < keys.length
      ? `<NextContinuationToken>${from + pageLength}</NextContinuationToken>`
      : "";
  return `<?xml version="1.0"?><ListBucketResult>${entries.join("")}${next}</ListBucketResult>`;
}
