import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { invite } from "~/accounts/people.server";
import { createAppServer } from "~/process/app.server";
import { formsOf } from "../harness/html";
import { testInstant, useTestServer, type Client } from "../harness/server";

const password = "mot cau dai de nho 2020";

describe("somebody with a password", () => {
  const server = useTestServer({ sample: false });
  const email = "bien-tap@example.vn";

  beforeAll(async () => {
    const guest = { email, name: "Biên Tập", role: "viewer", committeeId: null } as const;
    const invited = await invite(server().services.db, program, testInstant, guest);
    if (invited.kind !== "invited") throw new Error(invited.kind);
    const form = { name: "Biên Tập", email, password, again: password };
    expect((await server().visitor().post(invited.path, form)).status).toBe(302);
  });

  async function signIn(): Promise<Client> {
    const client = server().visitor();
    expect((await client.post("/sign-in", { email, password })).headers.get("Location")).toBe("/");
    return client;
  }
  const isIn = async (client: Client) => (await client.get("/account")).status === 200;
  const endingsOn = async (client: Client): Promise<string[]> =>
    formsOf(await (await client.get("/account")).text(), "/account").flatMap(({ controls }) =>
      controls.filter(({ value }) => /^end (?!others)/.test(value)).map(({ value }) => value),
    );

  it("has a new session at every sign-in, whatever cookie came with it", async () => {
    const first = await signIn();
    const before = first.cookie;
    await first.post("/sign-in", { email, password });
    const second = await signIn();
    expect(second.cookie).not.toBe(before);
    const planted = server().visitor();
    planted.cookie = "session=planted";
    await planted.post("/sign-in", { email, password });
    expect(planted.cookie).not.toContain("planted");
    expect(await isIn(planted)).toBe(true);
  });

  it("sees the sessions and ends one of them, or all others", async () => {
    const [here, there, elsewhere] = [await signIn(), await signIn(), await signIn()];
    const sessions = await endingsOn(here);
    expect(sessions.length).toBeGreaterThanOrEqual(2);
    const own = await endingsOn(there);
    const ofThere = sessions.find((session) => !own.includes(session)) ?? "";
    for (const wrong of ["", "sai"].map((typed) => ({ password: typed }))) {
      expect((await here.post("/account", { intent: ofThere, ...wrong })).status).toBe(400);
      expect((await here.post("/account", { intent: "end others", ...wrong })).status).toBe(400);
    }
    expect(await isIn(there)).toBe(true);
    await here.post("/account", { intent: ofThere, password });
    expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, true]);
    const before = here.cookie;
    await here.post("/account", { intent: "end others", password });
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    // A copy of the cookie from before is worth nothing either.
    const copy = server().visitor();
    copy.cookie = before;
    expect(await isIn(copy)).toBe(false);
    const trail = await server().services.db("audit_log").orderBy("number", "desc").limit(2).pluck("action");
    expect(trail).toEqual(["other-sessions-ended", "session-ended"]);
  });

  it("ends no session of somebody else", async () => {
    const here = await signIn();
    const other = await server().client("organiser");
    const rows: string[] = await server().services.db("sessions").pluck("token_hash");
    for (const hash of rows) {
      await other.post("/account", { intent: `end ${hash.slice(0, 16)}` });
      await other.post("/account", { intent: `end ${hash}` });
    }
    expect(await isIn(here)).toBe(true);
  });
});

describe("behind a proxy with TLS", () => {
  const base = useTestServer({ sample: false });
  let server: Server;
  let address: string;
  beforeAll(async () => {
    const { services } = base();
    const config = { ...services.config, secure: true, baseUrl: "https://daihoi.example.vn" };
    server = await createAppServer({ ...services, config });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it("asks browsers for TLS alone and gives cookies to nothing else", async () => {
    const page = await fetch(`${address}/congresses`);
    expect(page.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    expect(page.headers.get("Content-Security-Policy")).toContain("upgrade-insecure-requests");
    const plain = await base().visitor().get("/congresses");
    expect(plain.headers.get("Strict-Transport-Security")).toBeNull();

    const guest = { email: "tls@example.vn", name: "TLS", role: "viewer", committeeId: null } as const;
    const invited = await invite(base().services.db, program, testInstant, guest);
    const path = invited.kind === "invited" ? invited.path : "";
    const form = { name: "TLS", email: "tls@example.vn", password, again: password };
    const accepted = await fetch(address + path, {
      ...{ method: "POST", redirect: "manual", body: new URLSearchParams(form) },
      headers: { Origin: "https://daihoi.example.vn" },
    });
    // The proxy speaks to 127.0.0.1 and does not hand on the name that people typed.
    expect(accepted.status).toBe(302);
    const cookie = accepted.headers.getSetCookie().find((each) => each.startsWith("__Host-session=")) ?? "";
    for (const mark of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(mark);
    const feed = await fetch(`${address}/calendar/schedule.ics`);
    expect(feed.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });

  it("takes no writes from a page of the same name that came without TLS", async () => {
    expect(await statusOf("POST", { Origin: "http://daihoi.example.vn" })).toBe(403);
    expect(await statusOf("POST", { Referer: "http://daihoi.example.vn/" })).toBe(403);
    expect(await statusOf("POST", { Referer: "https://daihoi.example.vn/x" })).toBe(302);
  });

  it.each([
    [{ "X-Forwarded-Host": "other.example" }],
    [{ "X-Forwarded-Host": "a b<>" }],
    [{ Host: "a b" }],
    [{ Host: "[::", "X-Forwarded-Proto": "gopher" }],
    [{ Host: "" }],
  ])("answers whatever stands for the name of the site: %j", async (headers) => {
    expect(await statusOf("GET", headers)).toBe(200);
    expect(await statusOf("POST", { ...headers, Origin: "https://daihoi.example.vn" })).toBe(302);
    expect(await statusOf("POST", { ...headers, Origin: "https://evil.example" })).toBe(403);
    expect(await statusOf("POST", { ...headers, Origin: "nonsense" })).toBe(403);
  });

  /** `fetch` lets nobody choose these headers. */
  const statusOf = (method: "GET" | "POST", headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const path = method === "GET" ? "/congresses" : "/language";
      const type = { "Content-Type": "application/x-www-form-urlencoded" };
      const sent = request(address + path, { method, headers: { ...headers, ...type } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once("error", reject);
      sent.end(method === "POST" ? "language=en" : undefined);
    });
});
