import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { feedDoor, type FeedDoor } from "~/calendar/fast-path.server";
import { listWritten } from "~/congress/listings.server";
import { newId } from "~/platform/id.server";
import { languageOfCookie } from "~/platform/language";
import { pathForLog } from "~/platform/log-path";
import type { Services } from "~/platform/services";
import { countWritten } from "~/readiness/standings.server";
import { createMetrics, type Metrics } from "./metrics.server";
import { answeringFaults, lastResort } from "./faults.server";
import { health } from "./health.server";
import { keptPages } from "./kept-pages.server";
import { narrowHandler } from "./narrow-builds.server";
import {
  drained,
  keepNoCopy,
  namedContent,
  onlyOwnRequests,
  refuseForeignWrites,
  securityHeaders,
  withoutNul,
} from "./security.server";

/**
 * The server: feeds are answered before the application, everything else goes through it.
 * @param warm all is done once that the first reading of a feed would have to do
 */
export async function createAppServer(services: Services, { warm = false } = {}): Promise<Server> {
  const feeds = feedDoor(services);
  const metrics = createMetrics(services);
  const app = await createApp(services, feeds, metrics);
  if (warm) await feeds.warmUp();
  // Feeds are most of the traffic: not even the application's own entrance stands before them.
  return createServer((request, response) => {
    metrics.observe(request, response);
    feeds.entrance(request, response, app);
  });
}

/** The HTTP application around a Remix build: headers, static files, health, then the pages. */
async function createApp(services: Services, feeds: FeedDoor, metrics: Metrics): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.config.trustedProxies);
  app.use(feeds.middleware);
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    response.locals.requestId = newId();
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  });
  app.use(requestLog(services));
  app.use(securityHeaders(services.config));
  app.use(namedContent);
  app.use(onlyOwnRequests);
  app.use(drained);
  app.use(withoutNul);
  app.use(health(services));
  app.use(metrics.router);
  app.use(
    "/assets",
    express.static("build/client/assets", {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
      index: false,
      redirect: false,
    }),
  );
  app.use(ownFiles("build/client"));
  app.use(keepNoCopy);
  app.use(refuseForeignWrites(services.config));
  // Streams of events must not wait in a compressor's buffer.
  app.use(
    compression({
      filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
    }),
  );
  app.use(keptPages(services, settle));
  app.all(
    "*",
    narrowHandler(
      answeringFaults(
        (await import(pathToFileURL(join(process.cwd(), "build/server/index.js")).href)) as ServerBuild,
      ),
      (request, response) => contextOf(services, request, response),
    ),
  );
  app.use(lastResort(services));
  return app;
}

/** What follows from writes of any room and is looked for by whoever reads next. */
async function settle({ db, clock }: Services): Promise<boolean> {
  const isListed = await listWritten(db);
  return (await countWritten(db, clock.now())) || isListed;
}

/** The files beside the pages. Pages do not ask the disk whether they are one of them. */
function ownFiles(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder));
  const answer = express.static(folder, { maxAge: "1h", index: false, redirect: false });
  return (request, response, next) =>
    names.has(request.path.split("/", 2)[1] ?? "") ? answer(request, response, next) : next();
}

/** What is refused, and to whom: a trace of whoever tries doors. */
const refused = new Set([400, 401, 403, 405, 413, 415, 429]);
/** Also, where it is known who asks: what does not exist may be what they must not see. */
const hidden = new Set([404, 410]);

/**
 * One line a request where `LOG_LEVEL=debug`, and for every refused one: no queries, tokens, names or addresses of people.
 */
function requestLog({ log }: Services): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const { method } = request;
    const pathname = pathForLog(request.path);
    response.once("finish", () => {
      const { statusCode: status, locals } = response;
      const milliseconds = Math.round(performance.now() - begun);
      const { requestId, user } = locals;
      const isRefused = refused.has(status) || (user !== undefined && hidden.has(status));
      const line = { method, pathname, status, milliseconds, requestId, ...(user && { user }) };
      if (isRefused) log.info(line, "refused");
      else log.debug(line, "answered");
    });
    next();
  };
}

const isEventStream = (response: Response) =>
  String(response.getHeader("Content-Type")).startsWith("text/event-stream");

function contextOf(services: Services, request: Request, response: Response) {
  return {
    ...services,
    nonce: response.locals.nonce as string,
    requestId: response.locals.requestId as string,
    language: languageOfCookie(request.headers.cookie),
    address: request.ip ?? "",
    onClosed: (listener: () => void) => {
      if (response.closed) listener();
      else response.once("close", listener);
    },
    recognised: (userId: string) => {
      response.locals.user = userId;
    },
    keep: response.locals.keep as AppLoadContext["keep"],
    isKept: response.locals.isKept as AppLoadContext["isKept"],
    share: response.locals.share as AppLoadContext["share"],
    outlets: response.locals.outlets as AppLoadContext["outlets"],
  };
}
