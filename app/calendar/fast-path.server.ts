import type { IncomingMessage, ServerResponse } from "node:http";
import { attempts } from "~/accounts/rate-limits.server";
import { languageOfCookie, type Language } from "~/platform/language";
import type { Services } from "~/platform/services";
import { feedsAskedFor } from "./asked-feed.server";
import type { FeedAddress } from "./feed-address";
import { createFeedReader, type ReadyFeed } from "./feed-reader.server";
import { countReads } from "./feed-reads.server";
import { chosenEncoding, holdsSecond, holdsTag } from "./negotiation";
import { encodings, plainHeaders, type Rendition, type Variant } from "./rendition.server";

type Next = (error?: unknown) => void;

/** `ip` is there when a proxy before us is trusted to name the client. */
type FeedRequest = IncomingMessage & { ip?: string };

/** How a process answers calendar feeds. */
export interface FeedDoor {
  /**
   * Answers a feed that is in memory, in the very turn of the loop of events, before anything else of the application
   * is entered. Answers false when it must go on.
   */
  atOnce(request: IncomingMessage, response: ServerResponse): boolean;
  /** Every other request for a feed; what is no feed goes on. No session, no rendering of pages. */
  middleware(request: FeedRequest, response: ServerResponse, next: Next): void;
}

/** Makes the door for feeds of a process. */
export function feedDoor(services: Services): FeedDoor {
  const reader = createFeedReader(services);
  const count = countReads(services);
  const askedBy = feedsAskedFor();
  const answer = (request: FeedRequest, response: ServerResponse, feed: ReadyFeed) => {
    send(request, response, feed, services.clock.now().getTime());
    if (feed.counted !== null) count(feed.counted, request.headers["user-agent"] ?? "");
  };
  return {
    atOnce(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      const asked = askedBy(request.url ?? "");
      if (!asked) return false;
      const socket: Answered = request.socket;
      const feed = reader.atOnce(asked, socket[answeredIn] === reader.turn);
      if (!feed) return false;
      socket[answeredIn] = reader.turn;
      answer(request, response, feed);
      return true;
    },
    middleware(request, response, next) {
      const asked = askedBy(request.url ?? "");
      if (!asked) return next();
      const { address, language } = asked;
      if (request.method !== "GET" && request.method !== "HEAD") {
        return refuse(services, request, response, 405, "method", language, { Allow: "GET, HEAD" });
      }
      reader
        .read(asked)
        .then(async (found) => {
          if (found.kind === "ready") answer(request, response, found);
          else if (found.kind === "revoked") refuse(services, request, response, 410, "revoked", language);
          else await refuseUnknown(services, request, response, address, language);
        })
        .catch(next);
    },
  };
}

/** The turn of the loop of events in which a connection was answered last. */
const answeredIn = Symbol("answered in");
type Answered = IncomingMessage["socket"] & { [answeredIn]?: number };

function send(request: FeedRequest, response: ServerResponse, { rendition }: ReadyFeed, now: number): void {
  const { variants, modified } = rendition;
  const variant = variants[chosenEncoding(request.headers["accept-encoding"] as string | undefined)];
  // A second that is not yet over does not tell one content from the next.
  const isDated = modified !== null && modified.at <= now;
  const held = heldOf(request, rendition, isDated, variant);
  if (held) {
    response.writeHead(304, isDated ? held.datedHeldHeaders : held.heldHeaders);
    response.end();
    return;
  }
  response.writeHead(200, isDated ? variant.datedHeaders : variant.headers);
  response.end(request.method === "HEAD" ? undefined : variant.body);
}

/** The copy that the client holds, in whichever encoding; null when it holds none that is still good. */
function heldOf(
  { headers }: FeedRequest,
  { variants, modified }: Rendition,
  isDated: boolean,
  wanted: Variant,
): Variant | null {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    if (tags === wanted.etag) return wanted;
    const known = [wanted, ...encodings.map((encoding) => variants[encoding])];
    const tag = holdsTag(
      tags,
      known.map(({ etag }) => etag),
    );
    return known.find(({ etag }) => etag === tag) ?? null;
  }
  const since = headers["if-modified-since"];
  return since !== undefined && isDated && modified !== null && holdsSecond(since, modified) ? wanted : null;
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
