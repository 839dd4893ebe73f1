import { describe, expect, it } from "vitest";
import { useTestServer } from "../harness/server";

describe("every answer", () => {
  const server = useTestServer();

  it("carries headers that keep foreign scripts, frames and sniffing out", async () => {
    for (const path of ["/", "/congresses", "/sign-in", "/khong-co"]) {
      const { headers } = await server().visitor().get(path);
      const policy = headers.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("script-src");
      expect(policy).toMatch(/'nonce-[A-Za-z0-9+/=]+'/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(policy).toContain("frame-ancestors");
      expect(headers.get("X-Powered-By")).toBeNull();
      expect(headers.get("X-Request-Id")).toBeTruthy();
    }
  });

  it("says whether the process lives and is ready", async () => {
    expect((await server().visitor().get("/health/live")).status).toBe(200);
    expect((await server().visitor().get("/health/ready")).status).toBe(200);
  });

  it("is not asked for any more of a program that is older than the database", async () => {
    const { db } = server().services;
    const name = "9999_from_the_future.ts";
    await db("migrations").insert({ name, batch: 99, migration_time: new Date() });
    const ready = await server().visitor().get("/health/ready");
    const live = await server().visitor().get("/health/live");
    await db("migrations").where({ name }).delete();
    expect([ready.status, await ready.json(), live.status]).toEqual([
      ...[503, { status: "outdated program" }, 200],
    ]);
  });

  it("comes in the language that was chosen, Vietnamese at first", async () => {
    const visitor = server().visitor();
    expect(await (await visitor.get("/congresses")).text()).toContain('lang="vi"');
    const chosen = await visitor.post("/language", { language: "en", to: "/congresses" });
    expect(chosen.headers.get("Location")).toBe("/congresses");
    const page = await (await visitor.get("/congresses")).text();
    expect(page).toContain('lang="en"');
    expect(page).toContain("Congress schedule");
  });

  it("refuses writes that come from another site", async () => {
    const { cookie } = await server().client("administrator");
    const body = new URLSearchParams({ intent: "remove" });
    for (const origin of ["https://evil.example", "null"]) {
      const response = await fetch(`${server().address}/sample`, {
        method: "POST",
        redirect: "manual",
        headers: { Cookie: cookie, Origin: origin },
        body,
      });
      expect(response.status).toBe(403);
    }
    expect(await server().services.db("congresses").where({ slug: "mau" }).first("id")).toBeTruthy();
  });

  it("does not send people to other sites after signing in", async () => {
    const visitor = server().visitor();
    const page = await visitor.get("/sign-in?to=https://evil.example/");
    expect(await page.text()).not.toContain('action="https://evil.example');
  });
});

describe("the schedule", () => {
  const server = useTestServer({ sample: false });

  it("shows the four congresses of the Conclusion with their states and sources", async () => {
    const page = await (await server().visitor().get("/congresses")).text();
    for (const name of ["Krông Pắc", "Cư Kuin", "Quân sự tỉnh", "Đắk Lắk lần thứ XVII"]) {
      expect(page).toContain(name);
    }
    expect(
      page.split("Đã tổ chức trước ngày 03/7/2020, nguồn không nêu ngày").length - 1,
    ).toBeGreaterThanOrEqual(3);
    expect(page).toContain("Chưa định ngày");
    expect(page).toContain("Kết luận số 1097-KL/TU ngày 03/7/2020, mục II");
  });

  it("filters without scripts, by committee and state", async () => {
    const held = await (await server().visitor().get("/congresses?stage=held-day-unknown")).text();
    expect(held).toContain("3 trong 4 đại hội");
    const none = await (await server().visitor().get("/congresses?stage=cancelled")).text();
    expect(none).toContain("Không có đại hội nào khớp");
  });

  it("takes senseless filters and months as none", async () => {
    for (const search of [
      "?month=9999-99",
      "?month=%00",
      "?committee=%F0%9F%92%A9&stage=x",
      "?month=2999-12",
    ]) {
      expect((await server().visitor().get(`/congresses${search}`)).status).toBe(200);
    }
  });
});

describe("signing in", () => {
  const server = useTestServer({ sample: false });

  it("takes an administrator from the one-time link to a signed-in page and back", async () => {
    const { db, clock } = server().services;
    const { firstAdministratorLink } = await import("~/accounts/first-administrator.server");
    const link = await firstAdministratorLink({ db, clock });
    expect(link).toMatch(/^\/invitations\//);
    expect(await firstAdministratorLink({ db, clock })).toBeNull();
    const visitor = server().visitor();
    expect((await visitor.get(link ?? "")).status).toBe(200);
    const weak = await visitor.post(link ?? "", {
      ...{ name: "Quản trị", email: "quan-tri@example.vn", password: "matkhau12345", again: "matkhau12345" },
    });
    expect(weak.status).toBe(400);
    const text = await weak.text();
    expect(text).toContain("quá quen thuộc");
    expect(text).not.toContain("matkhau12345");
    const password = "mot cau dai de nho 2020";
    const accepted = await visitor.post(link ?? "", {
      ...{ name: "Quản trị", email: "Quan-Tri@example.vn", password, again: password },
    });
    expect(accepted.status).toBe(302);
    expect((await visitor.get("/administration")).status).toBe(200);
    expect(
      (
        await server()
          .visitor()
          .get(link ?? "")
      ).status,
    ).toBe(410);
    await visitor.post("/sign-out", {});
    expect((await visitor.get("/administration")).headers.get("Location")).toContain("/sign-in");
    const wrong = await visitor.post("/sign-in", { email: "quan-tri@example.vn", password: "sai" });
    expect(wrong.status).toBe(400);
    const right = await visitor.post("/sign-in?to=%2Faccount", { email: " quan-tri@example.vn", password });
    expect(right.headers.get("Location")).toBe("/account");
    const cookie = right.headers.getSetCookie().find((each) => each.startsWith("session="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });

  it("slows guessing down", async () => {
    const visitor = server().visitor();
    const statuses = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await visitor.post("/sign-in", { email: "ai-do@example.vn", password: "doan" })).status);
    }
    expect(statuses[0]).toBe(400);
    expect(statuses.at(-1)).toBe(429);
  });
});
