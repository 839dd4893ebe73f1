import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Config } from "~/platform/config.server";

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

/** Confidential pages are kept nowhere: neither in the browser nor on the way, whatever they answer. */
export const keepNoCopy: RequestHandler = (request, response, next) => {
  if (/^\/surveys(?:[/.]|$)/.test(request.path)) response.setHeader("Cache-Control", "private, no-store");
  next();
};

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Writes must come from a page of this site: forms on other sites are refused before anything is read. Everything after
 * this sees one name of the site, whatever a proxy or a client wrote into `Host` and `X-Forwarded-Host`: Remix would
 * compare the origin with these again, and fail where a proxy does not hand on the name that people typed.
 */
export function refuseForeignWrites(config: Config): RequestHandler {
  const own = new URL(config.baseUrl).host;
  return (request, response, next) => {
    const origin = originOf(request);
    if (!reading.has(request.method) && !isOwn(request, origin, own)) {
      response.status(403).type("text/plain").send("This form was not sent from this site.");
      return;
    }
    request.headers.host = reading.has(request.method) || origin === null ? own : origin;
    delete request.headers["x-forwarded-host"];
    next();
  };
}

/** The host of the page that sends; null where the client does not say, empty where it says nothing sensible. */
function originOf({ headers: { origin } }: Request): string | null {
  if (origin === undefined) return null;
  return URL.canParse(origin) ? new URL(origin).host : "";
}

function isOwn({ headers }: Request, origin: string | null, own: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return false;
  return origin === null || (origin !== "" && [own, headers.host].includes(origin));
}
