import { beforeAll, describe, expect, test } from "vitest";
import { useTestServer, type Client } from "../harness/server";

describe("what waits for confirmation", () => {
  const server = useTestServer();
  let organiser: Client;
  let district: Client;
  let below: Client;

  beforeAll(async () => {
    organiser = await server().client("organiser");
    district = await server().client("committee-editor", "dang-bo-mau");
    below = await server().client("committee-editor", "chi-bo-mau-1");
  });

  const tickedOn = (page: string) =>
    [...page.matchAll(/name="item"[^>]*value="([^"]+)"/g)].map(([, each]) => each ?? "");

  test("stands before those above, oldest first, and not before those who did it or stand below", async () => {
    const page = await (await organiser.get("/readiness/reviews")).text();
    // Of the sample: handed in on 29 June (two of them) and on 1 July.
    expect(tickedOn(page)).toHaveLength(3);
    expect(page.indexOf("Chương trình hành động")).toBeGreaterThan(-1);
    expect(page).toContain("Đề nghị không áp dụng");
    expect(page).toContain("Chờ 4 ngày");
    expect(page.indexOf("Chờ 4 ngày")).toBeLessThan(page.indexOf("Chờ 2 ngày"));
    for (const client of [district, below]) {
      const other = await (await client.get("/readiness/reviews")).text();
      expect(tickedOn(other)).toEqual([]);
      expect(other).toContain("Không có việc nào chờ bạn xác nhận");
    }
    const visitor = await server().visitor().get("/readiness/reviews");
    expect(visitor.headers.get("Location")).toContain("/sign-in");
  });

  test("is told on the overview and in the inbox", async () => {
    for (const path of ["/", "/inbox"]) {
      expect(await (await organiser.get(path)).text(), path).toContain("3 việc chờ bạn xác nhận");
      expect(await (await district.get(path)).text(), path).not.toContain("việc chờ bạn xác nhận");
    }
  });

  test("stands on the overview beside what is overdue, with the way there", async () => {
    for (const client of [district, organiser]) {
      const page = await (await client.get("/")).text();
      expect(page).toMatch(/href="\/congresses\/mau\/readiness"[^>]*>4 việc chuẩn bị quá hạn</);
    }
    expect(await (await below.get("/")).text()).not.toContain("việc chuẩn bị quá hạn");
    expect(await (await server().visitor().get("/")).text()).not.toContain("việc chuẩn bị quá hạn");
  });

  test("is confirmed several at once, each judged by itself", async () => {
    const ticked = tickedOn(await (await organiser.get("/readiness/reviews")).text());
    const [first = "", second = ""] = ticked;
    const stale = second.replace(/:\d+$/, ":1");
    const answer = await organiser.post("/readiness/reviews", { item: [first, first, stale, "x:y", "\0:1"] });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain("Đã xác nhận 1 việc.");
    expect(tickedOn(page)).toHaveLength(2);
    // Whoever is not above is told so, and nothing is written.
    expect(await (await below.post("/readiness/reviews", { item: [second] })).text()).not.toContain(
      "Đã xác nhận",
    );
    expect(tickedOn(await (await organiser.get("/readiness/reviews")).text())).toHaveLength(2);
    expect((await organiser.get("/readiness/reviews?page=9999999999999999999999")).status).toBe(200);
    expect((await organiser.get("/readiness/reviews?page=-1")).status).toBe(200);
  });
});

describe("the holiday calendar", () => {
  const server = useTestServer();
  let organiser: Client;
  let editor: Client;
  const dueOf = async (code: string): Promise<string> =>
    (
      await server()
        .services.db("checklist_items")
        .join("checklists", "checklists.id", "checklist_items.checklist_id")
        .join("congresses", "congresses.id", "checklists.congress_id")
        .where({ slug: "mau", code })
        .first("due_day")
    ).due_day;
  const values = { day: "2020-07-13", nameVi: "Ngày nghỉ thử", nameEn: "", source: "Thông báo 1/TB" };

  beforeAll(async () => {
    organiser = await server().client("organiser");
    editor = await server().client("committee-editor", "dang-bo-mau");
  });

  test("is read by everybody who is signed in, a year at a time, and edited by organisers", async () => {
    const page = await (await editor.get("/readiness/holidays")).text();
    expect(page).toContain("Giỗ Tổ Hùng Vương");
    expect(page).toContain("Bộ luật Lao động");
    expect(page).not.toContain('name="nameVi"');
    expect((await editor.post("/readiness/holidays", values)).status).toBe(403);
    expect((await editor.get("/readiness/holidays/2020-09-02")).status).toBe(403);
    expect(await (await organiser.get("/readiness/holidays?year=2022")).text()).toContain(
      "Chưa có ngày nghỉ nào",
    );
    expect(await (await organiser.get("/readiness/holidays?year=%00x")).text()).toContain("Quốc khánh");
  });

  test("moves what falls due on a new holiday to the working day before, and back when it goes", async () => {
    const code = "documents-approved";
    expect(await dueOf(code)).toBe("2020-07-13");
    const added = await organiser.post("/readiness/holidays", values);
    expect(added.headers.get("Location")).toBe("/readiness/holidays?year=2020&saved=1");
    expect(await dueOf(code)).toBe("2020-07-10");
    const again = await organiser.post("/readiness/holidays", values);
    expect([again.status, (await again.text()).includes("đã có trong danh sách")]).toEqual([409, true]);

    const here = "/readiness/holidays/2020-07-13";
    const moved = { ...values, day: "2020-07-14", basedOn: "1" };
    expect((await organiser.post(here, moved)).status).toBe(302);
    expect(await dueOf(code)).toBe("2020-07-13");
    expect((await organiser.get(here)).status).toBe(404);
    const there = "/readiness/holidays/2020-07-14";
    // Somebody else looked at it before.
    const outdated = await organiser.post(there, { ...moved, nameVi: "Tên khác" });
    expect(outdated.status).toBe(409);
    expect(await outdated.text()).toContain("Tên khác");
    expect((await organiser.post(there, { ...moved, basedOn: "2", day: "2020-09-02" })).status).toBe(409);
    expect((await organiser.post(there, { intent: "remove", basedOn: "1" })).status).toBe(409);
    expect((await organiser.post(there, { intent: "remove", basedOn: "2" })).status).toBe(302);
    const trail = await server()
      .services.db("audit_log")
      .where("action", "like", "holiday-%")
      .orderBy("number");
    expect(trail.map(({ action }) => action)).toEqual([
      "holiday-added",
      "holiday-changed",
      "holiday-removed",
    ]);
  });

  test("says what is missing or wrong, and keeps what was typed", async () => {
    const bad = await organiser.post("/readiness/holidays", { ...values, day: "2020-02-30", nameVi: "" });
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain("Thông báo 1/TB");
  });
});
