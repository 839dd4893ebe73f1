import { beforeAll, describe, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { createAgenda } from "~/agenda/agendas.server";
import { publish } from "~/agenda/publications.server";
import type { Database } from "~/platform/database.server";
import { goodAgenda } from "../agenda/examples";
import { fillWorkspace } from "../bench/pages/dataset";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

describe("long lists", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();
  beforeAll(async () => {
    const { db } = server().services;
    await fillWorkspace(db, { ...{ provinces: 2, districts: 3, communes: 20, items: 1, auditRows: 1 } });
    await publishAll(db);
  });
  const cookieOf = async () => (await server().client("organiser")).cookie;

  it.each([
    ["/congresses", 1280],
    ["/congresses", 390],
    ["/committees", 1280],
    ["/committees", 390],
    ["/calendar", 390],
  ] as const)("of %s are sound at %i pixels, and turn by keyboard", async (path, width) => {
    const window = await openWindow(browser(), server().address, { cookie: await cookieOf(), width });
    const page = await window.newPage();
    await page.goto(path);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole("link", { name: "Trang sau" }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByText(/^Trang 2 \/ \d+$/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await window.close();
  });

  it("are searched, turned and printed whole without scripts", async () => {
    const opening = { cookie: await cookieOf(), javaScript: false };
    const window = await openWindow(browser(), server().address, opening);
    const page = await window.newPage();
    await page.goto("/congresses");
    await page.getByLabel("Tên", { exact: true }).fill("dang bo xa so 1-");
    await page.getByRole("button", { name: "Lọc" }).click();
    await page.getByText("60 trong 132 đại hội").waitFor();
    await page.getByRole("link", { name: "Trang sau" }).click();
    await page.getByText("Trang 2 / 2").first().waitFor();
    expect(await page.getByLabel("Tên", { exact: true }).inputValue()).toBe("dang bo xa so 1-");
    await page.getByRole("link", { name: "Tất cả trên một trang, để in" }).click();
    await page.getByRole("link", { name: "Chia thành nhiều trang" }).waitFor();
    await expect.poll(() => page.getByRole("heading", { level: 3 }).count()).toBe(60);
    await page.goto("/committees");
    await page.getByLabel("Tên đảng bộ").fill("xã số 0-1-1");
    await page.getByRole("button", { name: "Tìm" }).click();
    await page.getByText(/^11 trong \d+ đảng bộ$/).waitFor();
    await page.goto("/calendar");
    const published = page.getByRole("navigation", { name: "Chọn lịch" });
    expect(await published.getByRole("listitem").count()).toBe(1 + 8);
    await page.getByLabel("Tìm chương trình").fill("dang bo xa so 1-2-1");
    await page.keyboard.press("Enter");
    await page.getByText("11 chương trình có “dang bo xa so 1-2-1”").waitFor();
    await page.getByRole("link", { name: "Trang sau" }).click();
    await page.getByText("Trang 2 / 2").first().waitFor();
    const choice = published.getByRole("link", { name: "xã số 1-2-1" }).first();
    const title = await choice.textContent();
    await choice.click();
    await published.locator("[aria-current]", { hasText: title ?? "" }).waitFor();
    expect(new URL(page.url()).searchParams.get("page")).toBe("2");
    await page.getByLabel("Tìm chương trình").fill("không có đâu");
    await page.keyboard.press("Enter");
    await page.getByText("Không có chương trình đã ban hành nào có “không có đâu”").waitFor();
    await page.getByRole("link", { name: "Bỏ tìm kiếm" }).click();
    await expect.poll(() => published.getByRole("listitem").count()).toBe(1 + 8);
    await window.close();
  });
});

/** The same agenda for every public congress. */
async function publishAll(db: Database): Promise<void> {
  const now = new Date("2020-07-03T03:00:00Z");
  const ids: string[] = await db("congresses").where({ is_public: true }).pluck("id");
  for (const id of ids) {
    await createAgenda(db, program, now, id, goodAgenda(), { code: "replaced-template", params: {} });
    await publish(db, program, now, id, {
      ...{ basedOn: 1, name: "", current: (agenda) => agenda, judge: () => [] },
    });
  }
}
