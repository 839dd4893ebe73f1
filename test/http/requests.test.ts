import { Agent, request } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createAppServer } from "~/process/app.server";
import { useTestServer } from "../harness/server";

describe("requests that no browser sends", () => {
  const server = useTestServer({ sample: false });

  /** The first line of the answer to these very bytes; empty when the connection is only closed. */
  const answerTo = (bytes: string): Promise<string> =>
    new Promise((resolve) => {
      let text = "";
      const socket = connect(Number(new URL(server().address).port), "127.0.0.1", () => socket.write(bytes));
      socket.on("data", (data) => (text += data.toString("latin1")));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
    });
  const head = "Host: here\r\nConnection: close\r\n";

  it.each([
    ["a method that shows what was sent", `TRACE / HTTP/1.1\r\n${head}\r\n`, /405/],
    ["a method of other programs", `PROPFIND / HTTP/1.1\r\n${head}\r\n`, /405/],
    ["a question about the whole server", `OPTIONS * HTTP/1.1\r\n${head}\r\n`, /405/],
    ["a method that no page has", `DELETE /account HTTP/1.1\r\n${head}\r\n`, /405/],
    [
      "the question of another site what it may ask",
      `OPTIONS /account HTTP/1.1\r\n${head}Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n`,
      /405/,
    ],
    ["an address for a proxy", `GET http://evil.example/ HTTP/1.1\r\n${head}\r\n`, /400/],
    ["one of a feed", `GET http://evil.example/calendar/schedule.ics HTTP/1.1\r\n${head}\r\n`, /400/],
    ["a route in the way of older pages", `GET /congresses?a=1&%5fdata=root HTTP/1.1\r\n${head}\r\n`, /400/],
    ["a tunnel", `CONNECT evil.example:443 HTTP/1.1\r\n${head}\r\n`, /^$/],
    [
      "another protocol",
      `GET / HTTP/1.1\r\n${head.replace("close", "Upgrade")}Upgrade: websocket\r\n\r\n`,
      /200/,
    ],
    [
      "two lengths",
      `POST /language HTTP/1.1\r\n${head}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
      /400/,
    ],
    ["a folded header", `GET / HTTP/1.1\r\n${head}X: a\r\n b\r\n\r\n`, /400/],
    ["a header of 20,000 letters", `GET / HTTP/1.1\r\n${head}X: ${"a".repeat(20_000)}\r\n\r\n`, /431/],
    ["broken signs in an address", `GET /congresses/%E0%A4%A HTTP/1.1\r\n${head}\r\n`, /400/],
    [
      "tags without end",
      `GET /calendar/schedule.ics HTTP/1.1\r\n${head}If-None-Match: ${'W/"",*,'.repeat(1500)}\r\n\r\n`,
      /200/,
    ],
  ])("%s", async (_name, bytes, status) => {
    const keepsOpen = /Upgrade/.test(bytes)
      ? bytes.replace("Connection: Upgrade", "Connection: Upgrade, close")
      : bytes;
    expect(await answerTo(keepsOpen)).toMatch(status);
    expect((await server().visitor().get("/health/live")).status).toBe(200);
  });

  it.each([
    [{ Origin: "null" }, 403],
    [{ Origin: "https://evil.example" }, 403],
    [{ "Sec-Fetch-Site": "cross-site" }, 403],
    [{ "Sec-Fetch-Site": "same-site" }, 403],
    [{ Referer: "https://evil.example/form" }, 403],
    [{}, 403],
    [{ "Sec-Fetch-Site": "same-origin" }, 302],
  ])("a form that comes with %j alone is answered %i", async (headers, status) => {
    const body = new URLSearchParams({ language: "en" });
    // `fetch` sets what its own origin asks for, but names none.
    const response = await fetch(`${server().address}/language`, {
      ...{ method: "POST", headers: headers as Record<string, string>, body, redirect: "manual" },
    });
    expect(response.status).toBe(status);
  });

  it("goes on with the next on a connection whose last was refused before all of it was read", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const path = "/group-report/khong-co/save";
    const headers = {
      Origin: server().address,
      "Content-Type": "application/json",
      Connection: "keep-alive",
    };
    const ask = (method: string, to: string, body = "") =>
      new Promise<{ status: number; port: number }>((resolve, reject) => {
        const sent = request(server().address + to, { method, headers, agent }, (response) => {
          const { localPort: port = 0 } = response.socket;
          response.resume().once("end", () => resolve({ status: response.statusCode ?? 0, port }));
        });
        sent.once("error", reject);
        sent.end(body);
      });
    const first = await ask("POST", path, JSON.stringify("x".repeat(4_000_000)));
    expect(first.status).toBe(410);
    // Long before an idle connection would be closed.
    expect(await ask("GET", "/health/live")).toEqual({ status: 200, port: first.port });
    agent.destroy();
  });

  it("keeps nothing with personal data in browsers, and nothing of anybody on the way", async () => {
    const client = await server().client("administrator");
    const keeping = async (path: string) => (await client.get(path)).headers.get("Cache-Control");
    for (const path of [
      "/account",
      "/account.data",
      "/administration/people",
      "/inbox",
      "/surveys",
      "/SURVEYS/x",
      "/%73urveys/x",
    ]) {
      expect(await keeping(path), path).toBe("private, no-store");
    }
    for (const path of ["/congresses/khong-co/delegates", "/congresses/khong-co/groups", "/sign-in"]) {
      expect(await keeping(path), path).toBe("private, no-store");
    }
    for (const path of ["/", "/congresses", "/congresses.data", "/readiness"]) {
      expect(await keeping(path), path).toBe("private, no-cache");
      // Given again from memory as well.
      expect(await keeping(path), path).toBe("private, no-cache");
    }
    expect(await keeping("/favicon.svg")).toBe("public, max-age=3600");
    const gone = await client.post("/sign-out", {});
    expect(gone.headers.get("Clear-Site-Data")).toBe('"cache"');
  });

  it("believes only the proxies that were named about who asks", async () => {
    const { services } = server();
    const listening = async (trustedProxies: string[]) => {
      const made = await createAppServer({ ...services, config: { ...services.config, trustedProxies } });
      await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
      const { port } = made.address() as AddressInfo;
      const guess = async (forwarded: string) => {
        const headers = { "X-Forwarded-For": forwarded };
        const path = `/calendar/f/${Math.random().toString(36).slice(2).padEnd(43, "x")}.ics`;
        return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;
      };
      return { guess, stop: () => (made.closeAllConnections(), made.close()) };
    };
    const near = await listening(["loopback"]);
    // What a client wrote itself stands before what the proxy adds.
    for (let made = 0; made < 60; made += 1) await near.guess(`10.9.8.${made}, 203.0.113.7`);
    expect(await near.guess("198.51.100.1, 203.0.113.7")).toBe(429);
    expect(await near.guess("203.0.113.7, 203.0.113.8")).toBe(404);
    near.stop();
    const direct = await listening(["10.0.0.0/8"]);
    for (let made = 0; made < 60; made += 1) await direct.guess(`203.0.113.${made + 20}`);
    expect(await direct.guess("203.0.113.99")).toBe(429);
    direct.stop();
  });
});
