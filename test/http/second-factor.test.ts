import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { stoppedClock } from "~/platform/clock";
import { quicklyHashed } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";

const password = "một câu dài để nhớ mãi";

describe("signing in by two steps, without scripts", () => {
  const server = useTestServer({ sample: false });
  let email: string;
  let hash: string;
  let secret: string;
  let codes: string[];
  let signedIn: Client;
  /** Seconds after the start of the test; the server's clock stands still in between. */
  const at = (seconds: number) => {
    const instant = new Date(testInstant.getTime() + seconds * 1000);
    server().services.clock.now = stoppedClock(instant).now;
    return () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() });
  };
  const page = "/account/second-factor";
  const lastRefusal = async () =>
    (
      await server()
        .services.db("audit_log")
        .where({ action: "sign-in-refused" })
        .orderBy("number", "desc")
        .first("detail")
    )?.detail;
  const textOf = async (response: Response) => response.text();

  beforeAll(async () => {
    signedIn = await server().client("administrator");
    ({ email } = await server().services.db("users").orderBy("created_at", "desc").first("email"));
    hash = quicklyHashed(password);
    await server().services.db("users").where({ email }).update({ password_hash: hash });
  });

  it("is asked of an administrator on every page, until it is set up", async () => {
    expect(await textOf(await signedIn.get("/congresses"))).toContain("Quyền của bạn cần xác thực hai bước");
    expect(await textOf(await signedIn.get(page))).toContain("Chưa thiết lập");
  });

  it("is set up with the password, a picture to scan, and a first code", async () => {
    const wrong = await signedIn.post(page, { intent: "begin", password: "sai" });
    expect(wrong.status).toBe(400);
    expect((await signedIn.post(page, { intent: "begin", password })).status).toBe(302);
    const scan = await signedIn.get(page);
    expect(scan.headers.get("Cache-Control")).toBe("no-store");
    const html = await scan.text();
    expect(html).toContain("Mã QR để thêm tài khoản");
    secret = (/<code[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? "").replaceAll(" ", "");
    expect(secret).toHaveLength(32);
    const mistyped = await signedIn.post(page, { intent: "confirm", code: "000000" });
    expect(mistyped.status).toBe(400);
    expect(await mistyped.text()).toContain("Mã không đúng");
    const confirmed = await signedIn.post(page, { intent: "confirm", code: at(0)() });
    expect(confirmed.status).toBe(200);
    codes = [...(await confirmed.text()).matchAll(/<li[^>]*>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</g)].map(
      ([, code = ""]) => code,
    );
    expect(codes).toHaveLength(10);
    expect(await textOf(await signedIn.get("/congresses"))).not.toContain(
      "Quyền của bạn cần xác thực hai bước",
    );
  });

  it("asks for the code after the password, and opens nothing before", async () => {
    const visitor = server().visitor();
    const first = await visitor.post("/sign-in?to=%2Faccount", { email, password });
    expect(first.headers.get("Location")).toBe("/sign-in/code?to=%2Faccount");
    expect(first.headers.getSetCookie().some((cookie) => cookie.startsWith("session="))).toBe(false);
    expect((await visitor.get("/account")).headers.get("Location")).toContain("/sign-in");
    const code = at(90);
    const wrong = await visitor.post("/sign-in/code?to=%2Faccount", { code: "123" });
    expect(wrong.status).toBe(400);
    expect(await lastRefusal()).toContain('"by":"code"');
    const right = await visitor.post("/sign-in/code?to=%2Faccount", { code: code() });
    expect(right.headers.get("Location")).toBe("/account");
    expect((await visitor.get("/account")).status).toBe(200);
    // The same code again, and the same begun sign-in again.
    const again = server().visitor();
    await again.post("/sign-in", { email, password });
    expect((await again.post("/sign-in/code", { code: code() })).status).toBe(400);
    expect((await visitor.post("/sign-in/code", { code: at(150)() })).headers.get("Location")).toContain(
      "/sign-in?to=",
    );
  });

  it("takes a recovery code in the place of the phone", async () => {
    const visitor = server().visitor();
    await visitor.post("/sign-in", { email, password });
    expect((await visitor.post("/sign-in/code", { code: codes[0] ?? "" })).headers.get("Location")).toBe("/");
    expect(await textOf(await visitor.get(page))).toContain("Còn 9 mã khôi phục");
    const [signIn] = await server()
      .services.db("audit_log")
      .where({ action: "signed-in" })
      .orderBy("number", "desc");
    expect(signIn.detail).toBe('{"by":"recovery-code"}');
  });

  it("cannot be gone around by a link for a new password", async () => {
    const { newLink } = await import("~/accounts/people.server");
    const { program } = await import("~/accounts/audit.server");
    const { db, clock } = server().services;
    const { id } = await db("users").where({ email }).first("id");
    const link = (await newLink(db, program, clock.now(), id)) ?? "";
    const visitor = server().visitor();
    const accepted = await visitor.post(link, { password, again: password });
    expect(accepted.headers.get("Location")).toBe("/sign-in/code?to=%2F");
    expect((await visitor.get("/account")).status).toBe(302);
  });

  it("waits ten minutes, and stops guessing", async () => {
    const visitor = server().visitor();
    await visitor.post("/sign-in", { email, password });
    at(900);
    expect((await visitor.get("/sign-in/code")).headers.get("Location")).toBe("/sign-in?to=%2F");
    await visitor.post("/sign-in", { email, password });
    const statuses = [];
    for (let guess = 0; guess < 10; guess += 1) {
      statuses.push((await visitor.post("/sign-in/code", { code: String(100000 + guess) })).status);
    }
    expect(statuses[0]).toBe(400);
    expect(statuses.at(-1)).toBe(429);
  });

  it("is not stopped by its owner while a role asks for it, but by an administrator", async () => {
    const again = await server().client("administrator");
    const { id } = await server().services.db("users").where({ email }).first("id");
    const path = `/administration/people/${id}`;
    expect(await textOf(await again.get(path))).toContain("Có xác thực hai bước");
    await again.post(path, { intent: "forget-factor" });
    expect(await textOf(await again.get(path))).toContain("Chưa có xác thực hai bước");
    const visitor = server().visitor();
    expect((await visitor.post("/sign-in", { email, password })).headers.get("Location")).toBe("/");
  });
});
