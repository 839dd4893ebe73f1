import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Config } from "~/platform/config.server";
import { plainPath } from "~/platform/log-path";

/** Content-Security-Policy by nonce without `unsafe-*`, HSTS behind TLS, and the usual headers. */
export function securityHeaders(config: Config): RequestHandler {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(config.secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    crossOriginEmbedderPolicy: false,
  });
}

/**
 * Puts the replacement character where an address has NUL: PostgreSQL cannot be asked for it, and no record has it, so
 * that such an address is simply not found.
 */
export const withoutNul: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.includes("%00")) {
    request.originalUrl = request.originalUrl.replaceAll("%00", "%EF%BF%BD");
    request.url = request.url.replaceAll("%00", "%EF%BF%BD");
  }
  next();
};

/**
 * What this server understands: a path and a method of pages. An address with a host in it is meant for a proxy, TRACE
 * would show cookies to whoever sends it, and `_data` asks a route in a way that pages no longer know.
 */
export const onlyOwnRequests: RequestHandler = (request, response, next) => {
  if (!methods.has(request.method)) {
    response
      .status(405)
      .set("Allow", [...methods].join(", "))
      .end();
  } else if (!request.originalUrl.startsWith("/") || asksInTheOldWay(request)) response.status(400).end();
  else next();
};

function asksInTheOldWay({ originalUrl }: Request): boolean {
  const at = originalUrl.indexOf("?");
  return at >= 0 && new URLSearchParams(originalUrl.slice(at)).has("_data");
}

/** Forms and addresses know no others, and no other site may ask by scripts. */
const methods = new Set(["GET", "HEAD", "POST"]);

/** Of what was sent in vain; then the line is cut. */
const mostDrained = 32 * 1024 * 1024;

/**
 * Reads what is left of a request that was answered before all of it was read, and forgets it: it would stand in the way
 * of the next one on the same connection, which then got no answer.
 */
export const drained: RequestHandler = (request, response, next) => {
  response.once("finish", () => {
    if (request.complete) return;
    let left = mostDrained;
    // Whoever began to read has stopped, and would stop the rest as well.
    request.removeAllListeners("data");
    request.on("data", (chunk: Buffer) => {
      left -= chunk.byteLength;
      if (left < 0) request.destroy();
    });
    request.resume();
  });
  next();
};

/** What scripts ask for: opened by itself it is saved, never shown as a page. */
const forScripts = /^(application\/json|text\/x-script)/;

/** Says of every answer what it is, also where it is empty, and of data for scripts that they are no page. */
export const namedContent: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = (...given: unknown[]) => {
    // Of what the client holds already it knows.
    if (response.statusCode !== 304) {
      const type = String(response.getHeader("Content-Type") ?? "");
      if (type === "") response.setHeader("Content-Type", "text/plain; charset=utf-8");
      else if (forScripts.test(type) && !response.hasHeader("Content-Disposition")) {
        response.setHeader("Content-Disposition", 'attachment; filename="data.json"');
      }
    }
    return writeHead(...given);
  };
  next();
};

/** Rooms in which personal data or secrets of people stand. */
const personal =
  /^\/(?:surveys|account|administration|inbox|sign-in|invitations|group-report|congresses\/[^/]+\/(?:delegates|groups))(?:[/.]|$)/i;

/**
 * Pages are for the one who asked, and nothing between keeps them; those with personal data are not kept in the browser
 * either, whatever they answer. Files and pages that anybody may keep say so themselves.
 */
export const keepNoCopy: RequestHandler = (request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  // Not before: Remix would add what a page says to what is already there.
  response.writeHead = (...given: unknown[]) => {
    if (!response.hasHeader("Cache-Control")) {
      const kept = personal.test(plainPath(request.path)) ? "private, no-store" : "private, no-cache";
      response.setHeader("Cache-Control", kept);
    }
    return writeHead(...given);
  };
  next();
};

/**
 * Writes must come from a page of this site: forms on other sites are refused before anything is read. Everything after
 * this sees one name of the site, whatever a proxy or a client wrote into `Host` and `X-Forwarded-Host`: Remix would
 * compare the origin with these again, and fail where a proxy does not hand on the name that people typed.
 */
export function refuseForeignWrites(config: Config): RequestHandler {
  const own = new URL(config.baseUrl);
  return (request, response, next) => {
    const isRead = request.method !== "POST";
    if (!isRead && !isOwn(request, own)) {
      response.status(403).type("text/plain").send("This form was not sent from this site.");
      return;
    }
    request.headers.host = (isRead ? null : originOf(request)?.host) ?? own.host;
    delete request.headers["x-forwarded-host"];
    next();
  };
}

const originOf = ({ headers: { origin = "" } }: Request): URL | null =>
  URL.canParse(origin) ? new URL(origin) : null;

/** True where the client says, by one header or another, that a page of this site sends. */
function isOwn(request: Request, own: URL): boolean {
  const { origin, referer = "", host, "sec-fetch-site": site } = request.headers;
  if (site === "cross-site" || site === "same-site") return false;
  if (origin === undefined && site !== undefined) return true;
  const sender = origin === undefined && URL.canParse(referer) ? new URL(referer) : originOf(request);
  if (sender === null) return false;
  // By whatever other name people reach this server: then it is their browser that keeps the cookies apart.
  if (sender.host !== own.host) return sender.host === host;
  return own.protocol === "http:" || sender.protocol === own.protocol;
}
