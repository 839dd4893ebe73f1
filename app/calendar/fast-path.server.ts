import type { IncomingMessage, ServerResponse } from "node:http";
import { attempts } from "~/accounts/rate-limits.server";
import { isLanguage, languageOfCookie, type Language } from "~/platform/language";
import type { Services } from "~/platform/services";
import { readFeedPath, type FeedAddress } from "./feed-address";
import { createFeedReader, type ReadyFeed } from "./feed-reader.server";
import { countReads } from "./feed-reads.server";
import { chosenEncoding, holdsSecond, holdsTag } from "./negotiation";
import { encodings, plainHeaders } from "./rendition.server";

type Next = (error?: unknown) => void;

/** `ip` is there when a proxy before us is trusted to name the client. */
type FeedRequest = IncomingMessage & { ip?: string };

/**
 * Answers calendar feeds before anything else of the application is entered: no session, no compression at each
 * request, no rendering while nothing changed. Everything else goes on.
 */
export function feedFastPath(services: Services) {
  const read = createFeedReader(services);
  const count = countReads(services);
  return (request: FeedRequest, response: ServerResponse, next: Next): void => {
    const target = request.url ?? "";
    if (!target.startsWith("/calendar/")) return next();
    const queryAt = target.indexOf("?");
    const address = readFeedPath(queryAt < 0 ? target : target.slice(0, queryAt));
    if (!address) return next();
    const asked = queryAt < 0 ? null : new URLSearchParams(target.slice(queryAt)).get("lang");
    const language = isLanguage(asked) ? asked : null;
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuse(services, request, response, 405, "method", language, { Allow: "GET, HEAD" });
    }
    read(address, language)
      .then(async (answer) => {
        if (answer.kind === "ready") {
          send(request, response, answer, services.clock.now());
          if (answer.counted !== null) count(answer.counted, request.headers["user-agent"] ?? "");
        } else if (answer.kind === "revoked") refuse(services, request, response, 410, "revoked", language);
        else await refuseUnknown(services, request, response, address, language);
      })
      .catch(next);
  };
}

function send(request: FeedRequest, response: ServerResponse, { rendition }: ReadyFeed, now: Date): void {
  const variant =
    rendition.variants[chosenEncoding(request.headers["accept-encoding"] as string | undefined)];
  const modified = modifiedHeader(rendition.modified, now);
  const held = heldTag(request, rendition, modified !== null, variant.etag);
  if (held !== null) {
    const { "Cache-Control": caching = "", Vary = "" } = variant.headers;
    response.writeHead(304, { ETag: held, "Cache-Control": caching, Vary, ...modified, ...plainHeaders });
    response.end();
    return;
  }
  response.writeHead(200, modified === null ? variant.headers : { ...variant.headers, ...modified });
  response.end(request.method === "HEAD" ? undefined : variant.body);
}

/** The tag of the copy that the client holds; null when it holds none that is still good. */
function heldTag(
  { headers }: FeedRequest,
  { variants, modified }: ReadyFeed["rendition"],
  tellsTime: boolean,
  etag: string,
): string | null {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    return holdsTag(tags, [etag, ...encodings.map((encoding) => variants[encoding].etag)]);
  }
  const since = headers["if-modified-since"];
  return since !== undefined && tellsTime && modified !== null && holdsSecond(since, modified) ? etag : null;
}

/** A time that is not yet over does not tell one content from the next. */
function modifiedHeader(modified: string | null, now: Date): { "Last-Modified": string } | null {
  if (modified === null || Date.parse(modified) > now.getTime()) return null;
  return { "Last-Modified": new Date(modified).toUTCString() };
}

/** Whoever guesses addresses of secret feeds has to wait. */
async function refuseUnknown(
  services: Services,
  request: FeedRequest,
  response: ServerResponse,
  address: FeedAddress,
  language: Language | null,
): Promise<void> {
  if (address.kind === "secret") {
    const client = request.ip ?? request.socket.remoteAddress ?? "";
    const wait = await attempts(services.db).countWrongToken(client);
    if (wait > 0) {
      const headers = { "Retry-After": String(Math.ceil(wait / 1000)) };
      const minutes = Math.ceil(wait / 60_000);
      return refuse(services, request, response, 429, "too-many", language, headers, { minutes });
    }
  }
  refuse(services, request, response, 404, "unknown", language);
}

function refuse(
  { translators, config }: Services,
  request: FeedRequest,
  response: ServerResponse,
  status: number,
  answer: "unknown" | "revoked" | "too-many" | "method",
  language: Language | null,
  headers: Record<string, string> = {},
  parameters: Record<string, unknown> = {},
): void {
  const { t } = translators[language ?? languageOfCookie(request.headers.cookie)];
  const text = t(`calendar:answer.${answer}`, { page: `${config.baseUrl}/calendar`, ...parameters });
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(body.length),
    "Cache-Control": "no-store",
    ...plainHeaders,
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
