import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { setDisabled } from "~/accounts/roles.server";
import { invite } from "~/accounts/people.server";
import { databaseKinds } from "../harness/databases";
import { clientId, clientSecret, startTestProvider, type TestProvider } from "../harness/openid-provider";
import { testInstant, useTestServer, type Client } from "../harness/server";

describe.each(databaseKinds)("signing in by the office's own service, on %s", (kind) => {
  const server = useTestServer({ kind, sample: false });
  let provider: TestProvider;
  let userId: string;
  beforeAll(async () => {
    provider = await startTestProvider();
    const { config, db } = server().services;
    config.openId = { issuer: provider.issuer, clientId, clientSecret, name: "Cổng cán bộ" };
    const invited = await invite(db, program, testInstant, {
      ...{ email: "can-bo@example.vn", name: "Cán Bộ", role: "viewer", committeeId: null },
    });
    userId = invited.kind === "invited" ? invited.userId : "";
  });
  afterAll(() => provider?.stop());

  /** Goes to the service and comes back, as a browser does. Answers where it ends. */
  async function travel(client: Client, change: (callback: URL) => void = () => undefined): Promise<string> {
    const leaving = await client.get("/sign-in/openid?to=%2Faccount");
    const there = await fetch(leaving.headers.get("Location") ?? "", { redirect: "manual" });
    const callback = new URL(there.headers.get("Location") ?? "");
    expect(callback.origin).toBe(server().address);
    change(callback);
    const back = await client.get(callback.pathname + callback.search);
    return back.headers.get("Location") ?? "";
  }
  const refused = "/sign-in?to=%2Faccount&openid=refused";
  const unknown = "/sign-in?to=%2Faccount&openid=unknown";

  it("is offered on the page, and sends code, state, nonce and PKCE", async () => {
    expect(await (await server().visitor().get("/sign-in")).text()).toContain("Đăng nhập bằng Cổng cán bộ");
    const address = new URL((await server().visitor().get("/sign-in/openid")).headers.get("Location") ?? "");
    const sent = address.searchParams;
    expect(sent.get("response_type")).toBe("code");
    expect(sent.get("code_challenge_method")).toBe("S256");
    expect(sent.get("redirect_uri")).toBe(`${server().address}/sign-in/openid/callback`);
    for (const name of ["state", "nonce", "code_challenge"])
      expect(sent.get(name)?.length).toBeGreaterThan(20);
  });

  it("lets in only whom an account was made for, by a verified address", async () => {
    provider.person = { sub: "7", email: "ai-do@example.vn", email_verified: true };
    expect(await travel(server().visitor())).toBe(unknown);
    provider.person = { sub: "7", email: "can-bo@example.vn", email_verified: false };
    expect(await travel(server().visitor())).toBe(unknown);
    expect(await (await server().visitor().get(unknown)).text()).toContain(
      "Chưa có tài khoản cho thư điện tử này",
    );
    provider.person = { sub: "7", email: "Can-Bo@example.vn", email_verified: true };
    const visitor = server().visitor();
    expect(await travel(visitor)).toBe("/account");
    expect(await (await visitor.get("/account")).text()).toContain("can-bo@example.vn");
  });

  it("knows the person afterwards by the service's own name, whatever the address", async () => {
    provider.person = { sub: "7", email: "ten-moi@example.vn", email_verified: true };
    expect(await travel(server().visitor())).toBe("/account");
    // Somebody else of the service who now has the old address.
    provider.person = { sub: "8", email: "can-bo@example.vn", email_verified: true };
    expect(await travel(server().visitor())).toBe(unknown);
    provider.person = { sub: "7", email: "", email_verified: true };
    const details = await server().services.db("audit_log").where({ action: "signed-in" }).pluck("detail");
    expect(details.at(-1)).toBe('{"by":"openid"}');
  });

  it("refuses what does not fit: state, code, signature, nonce, audience, time, another browser", async () => {
    const answers = [
      await travel(server().visitor(), (url) => url.searchParams.set("state", "other")),
      await travel(server().visitor(), (url) => url.searchParams.set("code", "other")),
      await travel(server().visitor(), (url) => (url.search = "?error=access_denied")),
    ];
    provider.signsWrongly = true;
    answers.push(await travel(server().visitor()));
    provider.signsWrongly = false;
    for (const bent of [{ nonce: "other" }, { aud: "other" }, { exp: 1 }, { iss: "https://evil.example" }]) {
      provider.bend = (claims) => ({ ...claims, ...bent });
      answers.push(await travel(server().visitor()));
    }
    provider.bend = (claims) => claims;
    expect(answers).toEqual(answers.map(() => refused));
    const leaving = await server().visitor().get("/sign-in/openid");
    const there = await fetch(leaving.headers.get("Location") ?? "", { redirect: "manual" });
    const callback = new URL(there.headers.get("Location") ?? "");
    const other = await server()
      .visitor()
      .get(callback.pathname + callback.search);
    expect(other.headers.get("Location")).toBe("/sign-in?to=%2F&openid=refused");
  });

  it("takes no token that is not signed by the service, or signed by what the client knows", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const answers: string[] = [];
    for (const head of [{ alg: "none" }, { alg: "HS256", kid: "1" }]) {
      provider.forge = (claims) => {
        const text = `${part({ ...head, typ: "JWT" })}.${part(claims)}`;
        const mac = createHmac("sha256", clientSecret).update(text).digest("base64url");
        return `${text}.${head.alg === "none" ? "" : mac}`;
      };
      answers.push(await travel(server().visitor()));
    }
    provider.forge = null;
    expect(answers).toEqual([refused, refused]);
  });

  it("takes no answer that names another service, and none a second time", async () => {
    expect(
      await travel(server().visitor(), (url) => url.searchParams.set("iss", "https://evil.example")),
    ).toBe(refused);
    const visitor = server().visitor();
    let callback = "";
    let before = "";
    const first = await travel(visitor, (url) => {
      callback = url.pathname + url.search;
      before = visitor.cookie;
    });
    expect(first).toBe("/account");
    // By the same browser, which has no errand any more, and by a copy of what it had.
    expect((await visitor.get(callback)).headers.get("Location")).toContain("openid=refused");
    const copy = server().visitor();
    copy.cookie = before;
    expect((await copy.get(callback)).headers.get("Location")).toBe(refused);
    expect((await copy.get("/account")).status).toBe(302);
  });

  it("leads nowhere else, whatever was asked for or stands in a cookie that is not ours", async () => {
    for (const to of ["https://evil.example", "//evil.example", "/\\evil.example", "/.//evil.example"]) {
      const visitor = server().visitor();
      const leaving = await visitor.get(`/sign-in/openid?to=${encodeURIComponent(to)}`);
      const there = await fetch(leaving.headers.get("Location") ?? "", { redirect: "manual" });
      const callback = new URL(there.headers.get("Location") ?? "");
      const back = await visitor.get(callback.pathname + callback.search);
      expect(back.headers.get("Location"), to).toBe("/");
    }
    const visitor = server().visitor();
    const forged = { state: "s", nonce: "n", verifier: "v".repeat(43), to: "https://evil.example" };
    const text = Buffer.from(JSON.stringify(forged)).toString("base64");
    for (const mark of ["", ".", `.${"A".repeat(43)}`]) {
      visitor.cookie = `openid-errand=${encodeURIComponent(text + mark)}`;
      const back = await visitor.get("/sign-in/openid/callback?code=x&state=s");
      expect(back.headers.get("Location")).toBe("/sign-in?to=%2F&openid=refused");
    }
  });

  it("gives no account to who takes its address at the service, or only says that it is verified", async () => {
    const { db } = server().services;
    await invite(db, program, testInstant, {
      ...{ email: "lanh-dao@example.vn", name: "Lãnh Đạo", role: "administrator", committeeId: null },
    });
    for (const said of ["true", 1, "false", null]) {
      provider.bend = (claims) => ({ ...claims, email_verified: said });
      provider.person = { sub: "9", email: "lanh-dao@example.vn", email_verified: true };
      expect(await travel(server().visitor()), String(said)).toBe(unknown);
    }
    provider.bend = (claims) => claims;
    // Who was bound stays who they are, also under the other's address.
    provider.person = { sub: "7", email: "lanh-dao@example.vn", email_verified: true };
    const visitor = server().visitor();
    expect(await travel(visitor)).toBe("/account");
    expect(await (await visitor.get("/account")).text()).toContain("can-bo@example.vn");
  });

  it("asks for the second factor all the same", async () => {
    const { db } = server().services;
    await db("second_factors").insert({ user_id: userId, since: testInstant.toISOString() });
    const visitor = server().visitor();
    expect(await travel(visitor)).toBe("/sign-in/code?to=%2Faccount");
    expect((await visitor.get("/account")).status).toBe(302);
    await db("second_factors").where({ user_id: userId }).delete();
  });

  it("does not let in a disabled account", async () => {
    await setDisabled(server().services.db, program, testInstant, userId, true);
    expect(await travel(server().visitor())).toBe(unknown);
    await setDisabled(server().services.db, program, testInstant, userId, false);
  });

  it("says that the service is away, and offers the password", async () => {
    const { config } = server().services;
    const before = config.openId;
    config.openId = { issuer: "http://127.0.0.1:1", clientId, clientSecret: null, name: "Cổng cán bộ" };
    const away = await server().visitor().get("/sign-in/openid");
    expect(away.headers.get("Location")).toBe("/sign-in?to=%2F&openid=unreachable");
    expect(await (await server().visitor().get("/sign-in?openid=unreachable")).text()).toContain(
      "không trả lời",
    );
    config.openId = null;
    expect((await server().visitor().get("/sign-in/openid")).status).toBe(404);
    expect((await server().visitor().get("/sign-in/openid/callback?code=x")).status).toBe(404);
    config.openId = before;
  });
});
