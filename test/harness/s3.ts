import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

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
  const signed =
    /^AWS4-HMAC-SHA256 Credential=access\/\d{8}\/vn-1\/s3\/aws4_request, .*Signature=[0-9a-f]{64}$/;
  if (!signed.test(request.headers.authorization ?? ""))
    return say(403, "<Error><Code>AccessDenied</Code></Error>");
  if (url.pathname === `/${bucket}`) return say(200, listing(objects, url.searchParams));
  const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
  if (request.method === "PUT") {
    objects.set(key, Buffer.concat(chunks));
    return say(200);
  }
  if (request.method === "DELETE") {
    objects.delete(key);
    return say(204);
  }
  const found = objects.get(key);
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
