import { Writable } from "node:stream";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppServer } from "~/process/app.server";
import { useTestServer } from "../harness/server";

const token = "0123456789abcdef";

describe("metrics and the log", () => {
  const base = useTestServer({ sample: false });
  const lines: string[] = [];
  let server: Server;
  let address: string;
  beforeAll(async () => {
    const { services } = base();
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const config = { ...services.config, metricsToken: token };
    server = await createAppServer({ ...services, config, log: pino({ level: "debug" }, sink) });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(address + path, { headers, redirect: "manual" });

  it("are not there by default", async () => {
    expect((await base().visitor().get("/metrics")).status).toBe(404);
  });

  it("are only for who knows the token", async () => {
    expect((await get("/metrics")).status).toBe(401);
    expect((await get("/metrics", { Authorization: `Bearer ${token}x` })).status).toBe(401);
    expect((await get("/metrics", { Authorization: token })).status).toBe(401);
  });

  it("count requests by room, without addresses of people or records", async () => {
    for (const path of [
      "/congresses/krong-pac-2020?search=Nguyễn",
      "/calendar/schedule.ics",
      "/anything-at-all",
    ]) {
      await (await get(path)).text();
    }
    const response = await get("/metrics", { Authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/planner_request_seconds_count\{method="GET",room="congresses",status="200"\} 1/);
    expect(text).toMatch(/room="calendar",status="200"/);
    expect(text).toMatch(/room="other",status="404"/);
    expect(text).toContain('planner_database_connections{state="used"}');
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).not.toMatch(/krong-pac|anything-at-all|127\.0\.0\.1/);
  });

  it("leave a line of what was refused, with who asked, where it is known", async () => {
    const { cookie } = await base().client("viewer");
    const { user_id: user } = await base().services.db("sessions").orderBy("created_at", "desc").first();
    const answered = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(address + path, { redirect: "manual", ...init });
      await response.text();
      const [line] = lines
        .map((each) => JSON.parse(each))
        .filter(({ requestId }) => requestId === response.headers.get("X-Request-Id"));
      return line;
    };
    const refused = { level: 30, msg: "refused" };
    const own = { Cookie: cookie, Origin: address };
    expect(await answered("/administration", { headers: own })).toMatchObject({
      ...refused,
      status: 403,
      user,
    });
    expect(await answered("/surveys/khong-co", { headers: own })).toMatchObject({
      ...refused,
      status: 404,
      user,
    });
    const wrong = { method: "POST", headers: own, body: new URLSearchParams({ intent: "password" }) };
    expect(await answered("/account", wrong)).toMatchObject({ ...refused, status: 400, user });
    const foreign = { method: "POST", headers: { Cookie: cookie, Origin: "https://evil.example" } };
    expect(await answered("/account", foreign)).toMatchObject({ ...refused, status: 403 });
    const guess = {
      method: "POST",
      headers: { Origin: address },
      body: new URLSearchParams({ email: "a@b.vn", password: "x" }),
    };
    expect(await answered("/sign-in", guess)).toMatchObject({ ...refused, status: 400 });
    expect(await answered("/khong-co")).toMatchObject({ level: 20, status: 404 });
    await (await get(`/calendar/f/${"y".repeat(43)}.ics`)).text();
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      ...refused,
      pathname: "/calendar/f/…",
      status: 404,
    });
  });

  it("leave one structured line a request, with its number and nothing personal", async () => {
    const { cookie } = await base().client("administrator");
    const secret = "x".repeat(43);
    const response = await get(`/invitations/${secret}?email=ai-do@example.vn`, { Cookie: cookie });
    await response.text();
    const line = lines.map((each) => JSON.parse(each)).find(({ pathname }) => /invitations/.test(pathname));
    expect(line).toMatchObject({
      method: "GET",
      status: 410,
      requestId: response.headers.get("X-Request-Id"),
    });
    const all = lines.join("");
    expect(all).not.toContain(secret);
    expect(all).not.toContain("ai-do@example.vn");
    expect(all).not.toContain(cookie.split("=")[1] ?? "no cookie");
  });
});
