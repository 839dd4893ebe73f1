import type { IncomingMessage, ServerResponse } from "node:http";
import { attempts } from "~/accounts/rate-limits.server";
import { languageOfCookie } from "~/platform/language";
import { pathForLog } from "~/platform/log-path";
import type { Services } from "~/platform/services";
import type { AskedFeed } from "./asked-feed.server";
import { plainHeaders } from "./feed-headers";

/** A request; `ip` is there when a proxy before us is trusted to name the client. */
export type Asking = IncomingMessage & { ip?: string };

/** Why a feed is not answered. */
export type Refusal = RefusedFeed | { why: "fault"; error: unknown };

interface RefusedFeed {
  why: "unknown" | "revoked" | "method";
  asked: AskedFeed;
}

interface Sentence {
  key: RefusedFeed["why"] | "too-many";
  headers?: Record<string, string>;
  parameters?: Record<string, unknown>;
}

/** Says in one sentence, which calendars can show, why there is no feed. Whoever guesses secret addresses has to wait. */
export async function refuse(
  services: Services,
  request: Asking,
  response: ServerResponse,
  { why, asked }: RefusedFeed,
): Promise<void> {
  const say = (status: number, sentence: Sentence) =>
    answer(services, request, response, asked, status, sentence);
  if (why === "method") return say(405, { key: why, headers: { allow: "GET, HEAD" } });
  if (why === "revoked") return say(410, { key: why });
  if (asked.address.kind === "secret") {
    const client = request.ip ?? request.socket.remoteAddress ?? "";
    const wait = await attempts(services.db, services.clock.now()).countWrongToken(client);
    if (wait > 0) {
      const headers = { "retry-after": String(Math.ceil(wait / 1000)) };
      return say(429, { key: "too-many", headers, parameters: { minutes: Math.ceil(wait / 60_000) } });
    }
  }
  say(404, { key: "unknown" });
}

function answer(
  { translators, config, log }: Services,
  request: Asking,
  response: ServerResponse,
  { language }: AskedFeed,
  status: number,
  { key, headers, parameters }: Sentence,
): void {
  const pathname = pathForLog(new URL(request.url ?? "/", "http://here.invalid").pathname);
  log.info({ method: request.method, pathname, status }, "refused");
  const { t } = translators[language ?? languageOfCookie(request.headers.cookie)];
  const text = t(`calendar:answer.${key}`, { page: `${config.baseUrl}/calendar`, ...parameters });
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(body.length),
    "cache-control": "no-store",
    ...plainHeaders(config),
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
