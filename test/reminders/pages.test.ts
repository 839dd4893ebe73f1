import { describe, expect, test } from "vitest";
import { sessionCookie, viewerOfSession } from "~/accounts/sessions.server";
import { newId } from "~/platform/id.server";
import { testInstant, useTestServer, type Client } from "../harness/server";

describe("the pages of reminders", () => {
  const server = useTestServer();

  const notice = async (client: Client, title: string) => {
    const { db } = server().services;
    const token: string = await sessionCookie(false).parse(client.cookie);
    const user = await viewerOfSession(db, token, testInstant, 14);
    if (user.kind === "visitor") throw new Error("Nobody is signed in");
    const committee = await db("committees").where({ slug: "krong-pac" }).first("id");
    const id = newId();
    await db("notices").insert({
      ...{ id, user_id: user.id, kind: "overdue", subject_id: "x", occasion: id, committee_id: committee.id },
      content: JSON.stringify({
        title: { vi: title, en: "" },
        committee: { vi: "Huyện", en: "" },
        ...{ day: "2020-07-01", reason: "", address: "/readiness" },
      }),
      at: "2020-07-03T01:00:00.000Z",
    });
    return id;
  };

  test("show one's own notices until they are read", async () => {
    const client = await server().client("committee-editor", "krong-pac");
    const id = await notice(client, "Báo cáo chính trị");
    const page = await (await client.get("/inbox")).text();
    expect(page).toContain("Báo cáo chính trị");
    expect(page).toContain("Nhắc việc: 1 chưa đọc");
    const other = await server().client("committee-editor", "krong-pac");
    expect(await (await other.get("/inbox")).text()).not.toContain("Báo cáo chính trị");
    await other.post("/inbox", { notice: id });
    expect(await (await client.get("/inbox")).text()).toContain("Nhắc việc: 1 chưa đọc");
    await client.post("/inbox", { notice: id });
    expect(await (await client.get("/inbox")).text()).not.toContain("1 chưa đọc");
  });

  test("keep what one chose, and say what is wrong with it", async () => {
    const client = await server().client("committee-editor", "krong-pac");
    const form = { basedOn: "0", wanted: ["overdue"], byMail: "on", language: "vi" };
    const times = { digest: "08:15", quietFrom: "21:00", quietUntil: "06:30" };
    const bad = await client.post("/account/reminders", { ...form, ...times, digest: "25:00" });
    expect([bad.status, (await bad.text()).includes("Giờ không đúng")]).toEqual([400, true]);
    expect((await client.post("/account/reminders", { ...form, ...times })).status).toBe(302);
    expect(await (await client.get("/account/reminders")).text()).toContain('value="08:15"');
    expect((await client.post("/account/reminders", { ...form, ...times })).status).toBe(409);
    expect((await server().visitor().get("/account/reminders")).status).toBe(302);
  });

  test("show the outbox to administrators", async () => {
    const administrator = await server().client("administrator");
    const page = await (await administrator.get("/administration/reminders")).text();
    expect(page).toContain("Chưa đặt SMTP_URL");
    const set = (soonDays: string) =>
      administrator.post("/administration/reminders", { soonDays, escalateDays: "3" });
    expect((await set("0")).status).toBe(400);
    expect((await set("10")).status).toBe(302);
    expect((await administrator.post("/administration/reminders", { intent: "again" })).status).toBe(409);
    expect((await (await server().client("organiser")).get("/administration/reminders")).status).toBe(403);
  });
});
