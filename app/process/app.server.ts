import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import { feedFastPath } from "~/calendar/fast-path.server";
import { newId } from "~/platform/id.server";
import { languageOfCookie } from "~/platform/language";
import type { Services } from "~/platform/services";
import { health } from "./health.server";
import { keepNoCopy, refuseForeignWrites, securityHeaders, withoutNul } from "./security.server";

/** The HTTP application around a Remix build: headers, static files, health, then the pages. */
export async function createApp(services: Services, build?: ServerBuild): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  // Feeds are most of the traffic: nothing stands before them.
  app.use(feedFastPath(services));
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    response.locals.requestId = newId();
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  });
  app.use(securityHeaders(services.config));
  app.use(withoutNul);
  app.use(keepNoCopy);
  app.use(health(services));
  app.use(
    "/assets",
    express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static("build/client", { maxAge: "1h", index: false }));
  app.use(refuseForeignWrites(services.config));
  // Streams of events must not wait in a compressor's buffer.
  app.use(
    compression({
      filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
    }),
  );
  app.all(
    "*",
    createRequestHandler({
      build:
        build ??
        ((await import(pathToFileURL(join(process.cwd(), "build/server/index.js")).href)) as ServerBuild),
      getLoadContext: (request, response) => contextOf(services, request, response),
    }),
  );
  return app;
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
  };
}
