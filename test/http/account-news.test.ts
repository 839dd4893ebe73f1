import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { invite } from "~/accounts/people.server";
import { stoppedClock } from "~/platform/clock";
import { startMailServer, type MailServer } from "../harness/mail-server";
import { formsOf } from "../harness/html";
import { makePerson, quicklyHashed } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";

const password = "một câu dài để nhớ mãi";
const next = "một câu khác dài để nhớ mãi";

describe("the owner of an account", () => {
  const server = useTestServer({ sample: false });
  let mail: MailServer;
  let email: string;
  let userId: string;
  let owner: Client;
  let administrator: Client;
  let secret = "";
  beforeAll(async () => {
    mail = await startMailServer();
    server().services.config.smtpUrl = mail.url;
    administrator = await server().client("administrator");
    const { db } = server().services;
    const { viewer, cookie } = await makePerson(db, "organiser", { now: testInstant });
    ({ id: userId, email } = viewer);
    owner = server().visitor();
    owner.cookie = cookie;
    await db("users")
      .where({ id: userId })
      .update({ password_hash: quicklyHashed(password), language: "en" });
  });
  afterAll(() => mail?.stop());
  beforeEach(() => {
    mail.taken.length = 0;
  });
  /** Lines that were folded for the way are one line again. */
  const read = () => mail.taken.join().replaceAll("=\r\n", "");
  const told = async (words: string) => {
    await expect.poll(read).toContain(words);
    expect(mail.taken).toHaveLength(1);
    expect(read()).toContain(`To: ${email}`);
    expect(read()).not.toMatch(/invitations|\d{6}\.|một câu/);
  };
  const at = (seconds: number) => {
    server().services.clock.now = stoppedClock(new Date(testInstant.getTime() + seconds * 1000)).now;
  };
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: server().services.clock.now().getTime(),
    });

  it("hears by mail of a sign-in from a browser that was not seen before, and of no other", async () => {
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password });
    await told("signed in to from a new browser");
    mail.taken.length = 0;
    await browser.post("/sign-out", {});
    await browser.post("/sign-in", { email, password });
    expect((await browser.get("/account")).status).toBe(200);
    await owner.post("/account", { current: password, password: next, again: next });
    // Only this one came after it.
    await told("The password of your account was changed");
  });

  it("hears of a second factor that is set up, of new recovery codes and of one that is used", async () => {
    const page = "/account/second-factor";
    await owner.post(page, { intent: "begin", password: next });
    const html = await (await owner.get(page)).text();
    secret = (/<code[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? "").replaceAll(" ", "");
    await owner.post(page, { intent: "confirm", code: code() });
    await told("Two-step sign-in was set up");
    mail.taken.length = 0;
    const renewed = await (await owner.post(page, { intent: "new-codes", password: next })).text();
    await told("New recovery codes were made");
    mail.taken.length = 0;
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password: next });
    const recovery = /([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/.exec(renewed)?.[1] ?? "";
    await browser.post("/sign-in/code", { code: recovery });
    await expect.poll(() => mail.taken).toHaveLength(2);
    expect(read()).toContain("A recovery code was used");
  });

  it("hears that a code was sent a second time, which is refused and recorded", async () => {
    at(90);
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password: next });
    await browser.post("/sign-in/code", { code: code() });
    await told("from a new browser");
    mail.taken.length = 0;
    const other = server().visitor();
    await other.post("/sign-in", { email, password: next });
    expect((await other.post("/sign-in/code", { code: code() })).status).toBe(400);
    await told("a code that was used before");
    const last = await server().services.db("audit_log").orderBy("number", "desc").first();
    expect([last.action, last.detail]).toEqual(["sign-in-refused", '{"by":"code-used-before"}']);
  });

  it("hears of what an administrator does, and is out of every session", async () => {
    at(180);
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password: next });
    await browser.post("/sign-in/code", { code: code() });
    expect((await browser.get("/account")).status).toBe(200);
    await told("from a new browser");
    mail.taken.length = 0;
    const path = `/administration/people/${userId}`;
    await administrator.post(path, { intent: "forget-factor" });
    await told("Two-step sign-in was removed");
    expect((await browser.get("/account")).status).toBe(302);
    mail.taken.length = 0;
    const page = await (await administrator.post(path, { intent: "link" })).text();
    const link = /\/invitations\/[\w-]+/.exec(page)?.[0] ?? "";
    await expect.poll(() => mail.taken).toHaveLength(1);
    mail.taken.length = 0;
    await browser.post(link, { password, again: password });
    await told("was reset by a one-time link");
  });

  it("reads the same on the page of the account, and who did it", async () => {
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password });
    browser.cookie += "; language=en";
    const text = await (await browser.get("/account")).text();
    for (const words of ["Password reset by a link", "Two-step sign-in removed", "Sign-in refused"]) {
      expect(text).toContain(words);
    }
    const { name } = await server()
      .services.db("audit_log")
      .where({ action: "second-factor-removed" })
      .first("actor_name as name");
    expect(text).toContain(`by ${name}`);
    expect(formsOf(text, "/account").length).toBeGreaterThan(0);
  });

  it("takes their own data along, without secrets and without those of others", async () => {
    const browser = server().visitor();
    await browser.post("/sign-in", { email, password });
    const response = await browser.get("/account/data.json");
    expect(response.headers.get("Content-Disposition")).toContain("account.json");
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    const text = await response.text();
    const data = JSON.parse(text);
    expect(data.account).toMatchObject({ email, language: "en" });
    expect(data.roles).toEqual([{ role: "organiser", committee: null }]);
    expect(data.deeds.map(({ deed }: { deed: string }) => deed)).toContain("password-changed");
    expect(data.sessions.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/scrypt|[0-9a-f]{64}/);
    const others = await server().services.db("users").whereNot({ id: userId }).pluck("email");
    for (const other of others.filter(Boolean)) expect(text).not.toContain(other);
    expect((await server().visitor().get("/account/data.json")).status).toBe(302);
  });

  it("is told what is kept before an account is accepted", async () => {
    const guest = { email: "khach@example.vn", name: "Khách", role: "viewer", committeeId: null } as const;
    const invited = await invite(server().services.db, program, testInstant, guest);
    const page = await server()
      .visitor()
      .get(invited.kind === "invited" ? invited.path : "");
    expect(await page.text()).toContain("Khi nhận tài khoản, bạn đồng ý");
  });
});
