import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Services } from "~/platform/services";

/** Seconds: from a feed in memory to a page over a large workspace. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Rooms of the map of addresses; whatever else is asked for is counted together. */
const rooms = new Set(
  [
    "assets",
    "calendar",
    "congresses",
    "committees",
    "readiness",
    "documents",
    "directives",
    "surveys",
  ].concat([...["administration", "account", "sign-in", "health", "inbox", "sample"]]),
);

export interface Metrics {
  /** Counts a request when it is answered, whoever answers it. */
  observe(request: IncomingMessage, response: ServerResponse): void;
  /** Answers `/metrics`. */
  router: Router;
}

/**
 * Counts requests and tells a Prometheus that knows the token, at `/metrics`. Without METRICS_TOKEN nothing is counted
 * and there is no such address. No label holds an address, a name or an id.
 */
export function createMetrics({ config, db }: Services): Metrics {
  if (config.metricsToken === null) return { observe: () => undefined, router: Router() };
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    ...{ name: "planner_request_seconds", help: "Time to answer a request.", registers: [registry], buckets },
    labelNames: ["method", "room", "status"],
  });
  new Gauge({
    ...{ name: "planner_database_connections", help: "Connections of this process.", labelNames: ["state"] },
    registers: [registry],
    collect() {
      const { pool } = db.client as { pool?: Pool };
      this.set({ state: "used" }, pool?.numUsed() ?? 0);
      this.set({ state: "free" }, pool?.numFree() ?? 0);
      this.set({ state: "awaited" }, pool?.numPendingAcquires() ?? 0);
    },
  });
  return {
    observe(request, response) {
      const end = durations.startTimer();
      const room = roomOf(request.url ?? "");
      response.once("finish", () => {
        end({ method: request.method ?? "", room, status: String(response.statusCode) });
      });
    },
    router: tell(registry, config.metricsToken),
  };
}

interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

function roomOf(url: string): string {
  const first = url.split(/[/?]/, 2)[1] ?? "";
  if (first === "") return "overview";
  return rooms.has(first) ? first : "other";
}

function tell(registry: Registry, token: string): Router {
  const router = Router();
  const expected = Buffer.from(`Bearer ${token}`);
  router.get("/metrics", (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? "");
    const isRight = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isRight) return void response.status(401).set("WWW-Authenticate", "Bearer").type("text/plain").end();
    registry
      .metrics()
      .then((text) => response.set("Cache-Control", "no-store").type(registry.contentType).send(text))
      .catch(next);
  });
  return router;
}
