import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Clock } from "~/platform/clock";
import type { Services } from "~/platform/services";
import { readTarget } from "./asked-feed.server";
import { encodings } from "./feed-headers";
import { feedPath } from "./feed-address";
import { createFeedReader, type FeedAnswer, type ReadyFeed } from "./feed-reader.server";
import { countReads } from "./feed-reads.server";
import { lastPublishedSlug } from "./published.server";
import { refuse, type Asking, type Refusal } from "./feed-refusals.server";
import { chosenEncoding, holdsSecond, holdsTag } from "./negotiation";
import { headersOf, heldHeadersOf, type Rendition, type Variant } from "./rendition.server";
import { writeOnce } from "./warm-up.server";

type Next = (error?: unknown) => void;

/** How a process answers calendar feeds. */
export interface FeedDoor {
  /**
   * Does all once that the first reading of a feed would have to do, so that it need not: writes a calendar that nobody
   * gets, and keeps the agenda that was published last, whose next version is asked for first. No read is counted.
   */
  warmUp(): Promise<void>;
  /**
   * Stands before the application: answers feeds, in the very turn of the loop of events where they are in memory. What
   * is no feed, and what is to be refused, goes on into the application.
   */
  entrance(request: IncomingMessage, response: ServerResponse, application: RequestListener): void;
  /** Stands in the application, which knows who asks: refuses what `entrance` did not answer. */
  middleware(request: Asking, response: ServerResponse, next: Next): void;
}

/** Makes the door for feeds of a process. */
export function feedDoor(services: Services): FeedDoor {
  const reader = createFeedReader(services);
  const count = countReads(services);
  const refusals = new WeakMap<IncomingMessage, Refusal>();
  const answer = (request: IncomingMessage, response: ServerResponse, feed: ReadyFeed) => {
    const { rendition } = feed;
    const { headers } = request;
    if (rendition.modified === null) tellTime(services.clock, rendition);
    const wanted = wantedOf(rendition, headers["accept-encoding"] as string | undefined);
    const held = heldOf(headers, rendition, wanted);
    if (held) {
      response.writeHead(304, heldHeadersOf(rendition, held));
      response.end();
    } else if (wanted.body === null) void sendCompressed(request, response, feed, wanted);
    else send(request, response, rendition, wanted);
    if (feed.reads !== null) count(feed.reads, headers["user-agent"] ?? "");
  };
  const sendCompressed = async (
    request: IncomingMessage,
    response: ServerResponse,
    feed: ReadyFeed,
    wanted: Variant,
  ) => {
    const made = await reader.compress(feed, wanted).then(
      () => wanted,
      (error: unknown) => {
        services.log.warn({ err: error }, "a calendar feed could not be compressed");
        return feed.rendition.identity;
      },
    );
    send(request, response, feed.rendition, made);
  };
  const refuseLater = (request: IncomingMessage, why: Exclude<FeedAnswer["kind"], "ready"> | "method") => {
    const asked = readTarget(request.url ?? "");
    if (asked) refusals.set(request, { why, asked });
  };
  const fail = (
    request: IncomingMessage,
    response: ServerResponse,
    next: RequestListener,
    error: unknown,
  ) => {
    refusals.set(request, { why: "fault", error });
    next(request, response);
  };
  const answerSoon = (request: IncomingMessage, response: ServerResponse, application: RequestListener) => {
    const target = request.url ?? "";
    const asked = readTarget(target);
    if (!asked) return application(request, response);
    reader
      .read(target, asked)
      .then((found) => {
        if (found.kind === "ready") return answer(request, response, found);
        refuseLater(request, found.kind);
        application(request, response);
      })
      .catch((error: unknown) => fail(request, response, application, error));
  };
  return {
    async warmUp() {
      try {
        writeOnce(services);
        const slug = await lastPublishedSlug(services.db);
        const target = feedPath(
          slug === null ? { kind: "secret", token: "none" } : { kind: "congress", slug },
        );
        await reader.read(target, readTarget(target));
      } catch (error) {
        services.log.warn({ err: error }, "no calendar feed was read before the first subscriber came");
      }
    },
    entrance(request, response, application) {
      const target = request.url ?? "";
      if (!isRead(request)) {
        refuseLater(request, "method");
        return application(request, response);
      }
      const feed = reader.atOnce(target, request.socket);
      if (feed) return answer(request, response, feed);
      if (!reader.knows(target)) return answerSoon(request, response, application);
      reader.soon(target, (found) => {
        if (!found) return answerSoon(request, response, application);
        try {
          answer(request, response, found);
        } catch (error) {
          fail(request, response, application, error);
        }
      });
    },
    middleware(request, response, next) {
      const refusal = refusals.get(request);
      if (!refusal) return next();
      if (refusal.why === "fault") return next(refusal.error);
      refuse(services, request, response, refusal).catch(next);
    },
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";

/** From its second on a feed says since when it has been so: no answer speaks of a time to come. */
function tellTime(clock: Clock, rendition: Rendition): void {
  const { modifiedAt } = rendition;
  if (modifiedAt === null || modifiedAt > clock.now().getTime()) return;
  if (told.at !== modifiedAt) told = { at: modifiedAt, text: new Date(modifiedAt).toUTCString() };
  rendition.modified = told.text;
}

/** Feeds that were made in the same second share the text: what many answers say stays near at hand. */
let told = { at: 0, text: "" };

function send(request: IncomingMessage, response: ServerResponse, rendition: Rendition, wanted: Variant) {
  response.writeHead(200, headersOf(rendition, wanted));
  response.end(request.method === "HEAD" ? undefined : wanted.body);
}

/** Written out, for it is faster than looking up one of several names. */
function wantedOf(rendition: Rendition, accepted: string | undefined): Variant {
  const encoding = chosenEncoding(accepted);
  if (encoding === "gzip") return rendition.gzip;
  return encoding === "br" ? rendition.br : rendition.identity;
}

/** The copy that the client holds, in whichever encoding; null when it holds none that is still good. */
function heldOf(headers: IncomingHttpHeaders, rendition: Rendition, wanted: Variant): Variant | null {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    if (tags === wanted.etag) return wanted;
    const known = [wanted, ...encodings.map((encoding) => rendition[encoding])];
    const tag = holdsTag(
      tags,
      known.map(({ etag }) => etag),
    );
    return known.find(({ etag }) => etag === tag) ?? null;
  }
  const { modified } = rendition;
  const since = headers["if-modified-since"];
  return since !== undefined && modified !== null && holdsSecond(since, modified) ? wanted : null;
}
