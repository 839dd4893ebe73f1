import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { AppLoadContext } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import { createByteCache } from "~/platform/byte-cache";
import { createOutletMemory } from "~/platform/rendered-outlet.server";
import type { Services } from "~/platform/services";
import { createSharedValues } from "~/platform/shared-values";
import { watchSettledState, type Settle } from "./settled-state.server";

const minute = 60_000;
/** Letters of the paths of kept pages that are remembered. */
const mostPaths = 256 * 1024;

/** An answer that may be given again, in pieces between which the nonce and the request's id belong. */
interface KeptPage {
  /** Of the data, when they were read. */
  state: string;
  minute: number;
  /** The instant from which it is not given again. */
  until: number;
  headers: [name: string, value: string][];
  pieces: (Buffer | PerRequest)[];
}

/** What every answer has its own of, by its name in `response.locals`. */
type PerRequest = "nonce" | "requestId";

/**
 * Gives answers again that would be made the same way. A page whose loader says so (`context.keep`) is made of its
 * address, its cookies, the stored data and the time to the minute: it is kept under address and cookies, and given
 * again while the clock shows the same minute and nothing whatever was committed to the database. Each answer gets its
 * own nonce and request id. So nobody is shown what is no longer so, or what is somebody else's.
 */
export function keptPages(services: Services, settle: Settle): RequestHandler {
  const { pageCacheBytes } = services.config;
  const look = watchSettledState(services, settle);
  const mostBytes = pageCacheBytes / 2;
  const kept = createByteCache<KeptPage>(mostBytes);
  const shared = createSharedValues(pageCacheBytes / 4, (value) => serialize(value).length);
  const outlets = createOutletMemory(pageCacheBytes / 4);
  // Of many who ask at once for a page that was kept before, one has it made: the others wait for that one.
  const making = new Map<string, Promise<void>>();
  const keptBefore = createByteCache<true>(mostPaths);
  // Where the state cannot be asked for, the page itself says what is wrong.
  const state = () => look().catch(() => null);
  const shareIn =
    (state: string | null): AppLoadContext["share"] =>
    (key, make, mark) =>
      shared.of(state === null ? null : (mark ?? state), key, make);
  return (request, response, next) => {
    response.locals.keep = () => undefined;
    response.locals.isKept = () => false;
    response.locals.share = shareIn(null);
    response.locals.outlets = outlets;
    if (request.method !== "GET") {
      // Whoever comes back to read need not begin with it.
      response.once("finish", () => void state());
      return next();
    }
    const key = keyOf(request);
    const answer = async (mayWait: boolean): Promise<void> => {
      const now = services.clock.now().getTime();
      const before = await state();
      const known = kept.get(key);
      if (known && before === known.state && minuteOf(now) === known.minute && now < known.until) {
        return give(known, response);
      }
      const other = keptBefore.get(request.path) && making.get(key);
      if (other && mayWait) return other.then(() => answer(false));
      response.locals.share = shareIn(before);
      if (before !== null && mostBytes > 0) {
        const made = observe(response).then(async (page) => {
          if (page === null || (await state()) !== before) return;
          const bytes = bytesOf(page);
          // One page is not to drive out all the others.
          if (bytes > mostBytes / 16) return;
          kept.set(key, { ...page, state: before, minute: minuteOf(now) }, bytes);
          keptBefore.set(request.path, true, request.path.length);
        });
        making.set(key, made);
        void made.finally(() => making.get(key) === made && making.delete(key));
      }
      next();
    };
    answer(true).catch(next);
  };
}

const minuteOf = (instant: number): number => Math.floor(instant / minute);

/** Cookies name the viewer and the language; what they hold need not lie about in memory. */
const keyOf = ({ originalUrl, headers }: Request): string =>
  createHash("sha256")
    .update(JSON.stringify([headers.host, originalUrl, headers.cookie]))
    .digest("base64");

function give({ headers, pieces }: KeptPage, response: Response): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.end(
    Buffer.concat(
      pieces.map((piece) => (typeof piece === "string" ? Buffer.from(response.locals[piece]) : piece)),
    ),
  );
}

type Observed = Omit<KeptPage, "state" | "minute">;

/**
 * Looks on while an answer is written. At its end answers the page, null unless its loader says that it may be kept.
 */
function observe(response: Response): Promise<Observed | null> {
  let until: number | null = null;
  response.locals.keep = (at: Date | null) => {
    until = Math.min(until ?? Infinity, at?.getTime() ?? Infinity);
  };
  response.locals.isKept = () => until !== null;
  const others = new Set(response.getHeaderNames());
  const chunks: Buffer[] = [];
  let headers: [string, string][] | null = null;
  const take = (chunk: unknown) => {
    if (until === null || !(chunk instanceof Uint8Array)) return;
    headers ??= ownHeaders(response, others);
    chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => Response;
  response.write = (...given: unknown[]) => {
    take(given[0]);
    return write(...given);
  };
  response.end = (...given: unknown[]) => {
    take(given[0]);
    return end(...given);
  };
  return new Promise((resolve) => {
    response.once("close", () => {
      if (until === null || headers === null || !response.writableFinished) return resolve(null);
      resolve({ until, headers, pieces: piecesOf(Buffer.concat(chunks), response) });
    });
  });
}

/** The headers that belong to the page; null for what is not given again: errors, and answers with cookies. */
function ownHeaders(response: Response, others: ReadonlySet<string>): [string, string][] | null {
  if (response.statusCode !== 200 || response.hasHeader("Set-Cookie")) return null;
  return response
    .getHeaderNames()
    .filter((name) => !others.has(name))
    .map((name) => [name, String(response.getHeader(name))]);
}

const bytesOf = ({ pieces }: Pick<KeptPage, "pieces">): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0);

/** Cuts an answer at what only this one may hold. */
function piecesOf(whole: Buffer, { locals }: Response): KeptPage["pieces"] {
  const pieces: KeptPage["pieces"] = [];
  let from = 0;
  const next = (name: PerRequest) => ({ name, at: whole.indexOf(locals[name], from) });
  for (;;) {
    const [first] = [next("nonce"), next("requestId")]
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at);
    if (!first) return [...pieces, whole.subarray(from)];
    pieces.push(whole.subarray(from, first.at), first.name);
    from = first.at + locals[first.name].length;
  }
}
