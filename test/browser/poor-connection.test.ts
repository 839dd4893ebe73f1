import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { startChecklist } from "~/readiness/checklists.server";
import { listTemplates } from "~/readiness/templates.server";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

const checklist = "/congresses/mau/readiness";

describe("the committee's checklist on a poor connection", () => {
  const server = useTestServer();
  const browser = useBrowser();
  const db = () => server().services.db;

  beforeAll(async () => {
    const { viewer } = await makePerson(db(), "organiser");
    const { id } = await db()("congresses").where({ slug: "mau" }).first("id");
    const [template] = await listTemplates(db());
    // One of which nothing is done yet, in the place of the sample's own.
    await db()("checklists").delete();
    expect(await startChecklist(db(), viewer, testInstant, id, template?.id ?? "")).toMatchObject({
      kind: "started",
    });
  });

  const open = async (code: string, cookie?: string) => {
    const own = cookie ?? (await server().client("organiser")).cookie;
    const context = await openWindow(browser(), server().address, { cookie: own, width: 390 });
    const page = await context.newPage();
    await page.goto(`${checklist}/items/${code}`);
    await page.getByLabel("Ghi chú").waitFor();
    return page;
  };
  const codes = async (count: number): Promise<string[]> =>
    db()("checklist_items")
      .join("checklists", "checklists.id", "checklist_items.checklist_id")
      .join("congresses", "congresses.id", "checklists.congress_id")
      .where({ "congresses.slug": "mau", "checklist_items.state": "open", "checklist_items.notes": "" })
      .limit(count)
      .pluck("checklist_items.code");
  const stored = async (code: string) =>
    db()("checklist_items")
      .join("checklists", "checklists.id", "checklist_items.checklist_id")
      .join("congresses", "congresses.id", "checklists.congress_id")
      .where({ "congresses.slug": "mau", "checklist_items.code": code })
      .first("checklist_items.id", "notes", "checklist_items.version", "checklist_items.state");
  const savesOf = async (code: string): Promise<number> => {
    const rows = await db()("audit_log").where({ action: "checklist-item-edited" }).pluck("detail");
    return rows.filter((detail: string) => detail.includes(`"${code}"`)).length;
  };
  const save = (page: Page) => page.getByRole("button", { name: "Lưu", exact: true }).click();
  const keptHere = (page: Page) => page.evaluate(() => Object.keys(localStorage));

  it("keeps what was typed without a connection over a reload, and stores it once", async () => {
    const [code = ""] = await codes(1);
    const page = await open(code);
    const before = await stored(code);
    await page.context().setOffline(true);
    await page.getByLabel("Ghi chú").fill("Đã liên hệ bệnh viện huyện");
    await save(page);
    const told = page.getByText("Chưa gửi được: không tới được máy chủ.");
    await told.waitFor();
    await expect.poll(async () => (await told.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    expect(await page.getByLabel("Ghi chú").inputValue()).toBe("Đã liên hệ bệnh viện huyện");
    await expectNoOverflow(page);
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("Đã khôi phục nội dung bạn gõ mà chưa gửi được.").waitFor();
    expect(await page.getByLabel("Ghi chú").inputValue()).toBe("Đã liên hệ bệnh viện huyện");
    await save(page);
    await page.waitForURL(/saved=details/);
    expect(await stored(code)).toMatchObject({
      notes: "Đã liên hệ bệnh viện huyện",
      version: before.version + 1,
    });
    await expect.poll(() => keptHere(page)).toEqual([]);
    await page.context().close();
  });

  it("stores a note once whose answer was lost, and goes on from it when more was typed", async () => {
    const [code = ""] = await codes(1);
    const page = await open(code);
    const { version } = await stored(code);
    await page.route(`**/items/${code}.data**`, async (route) => {
      if (route.request().method() === "POST") await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await page.getByLabel("Ghi chú").fill("Một");
    await save(page);
    await page.getByText("Chưa gửi được: không tới được máy chủ.").waitFor();
    expect(await stored(code)).toMatchObject({ notes: "Một", version: version + 1 });
    await Promise.all([page.waitForEvent("requestfailed"), save(page)]);
    await page.getByText("Chưa gửi được: không tới được máy chủ.").waitFor();
    await page.getByLabel("Ghi chú").fill("Một, hai");
    await page.unroute(`**/items/${code}.data**`);
    await save(page);
    await page.waitForURL(/saved=details/);
    expect(await stored(code)).toMatchObject({ notes: "Một, hai", version: version + 2 });
    expect(await savesOf(code)).toBe(2);
    await page.context().close();
  });

  it("shows what another saved meanwhile instead of going over it, and keeps the typing", async () => {
    const [code = ""] = await codes(1);
    const page = await open(code);
    await page.context().setOffline(true);
    await page.getByLabel("Ghi chú").fill("Của người gõ không có mạng");
    const other = await open(code);
    await other.getByLabel("Ghi chú").fill("Của người khác");
    await save(other);
    await other.waitForURL(/saved=details/);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("Đã khôi phục nội dung bạn gõ mà chưa gửi được.").waitFor();
    await save(page);
    await page.getByText("Đang lưu: Của người khác").waitFor();
    expect((await stored(code)).notes).toBe("Của người khác");
    expect(await page.getByLabel("Ghi chú").inputValue()).toBe("Của người gõ không có mạng");
    await save(page);
    await page.waitForURL(/saved=details/);
    expect((await stored(code)).notes).toBe("Của người gõ không có mạng");
    await expect.poll(() => keptHere(page)).toEqual([]);
    await Promise.all([page, other].map((each) => each.context().close()));
  });

  it("takes a step once whose answer was lost; typed reasons come back; signing out leaves nothing behind", async () => {
    const [code = ""] = await codes(1);
    const page = await open(code);
    await page.route(`**/items/${code}.data**`, async (route) => {
      if (route.request().method() === "POST") await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    await page.getByRole("button", { name: "Bắt đầu làm" }).click();
    await page.getByText("Chưa gửi được: không tới được máy chủ.").waitFor();
    await page.unroute(`**/items/${code}.data**`);
    await page.getByRole("button", { name: "Bắt đầu làm" }).click();
    await page.waitForURL(/saved=step/);
    const item = await stored(code);
    expect(item.state).toBe("in-progress");
    expect(await db()("checklist_item_steps").where({ item_id: item.id })).toHaveLength(1);

    const reason = page.getByLabel(/^Lý do/).first();
    await page.locator("summary", { hasText: "Đề nghị không áp dụng" }).click();
    await reason.fill("Đảng bộ không có cơ sở này");
    await expect.poll(() => keptHere(page)).toHaveLength(1);
    await page.reload();
    await page.locator("summary", { hasText: "Đề nghị không áp dụng" }).click();
    await expect.poll(() => reason.inputValue()).toBe("Đảng bộ không có cơ sở này");
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByRole("link", { name: "Đăng nhập" }).first().waitFor();
    await expect.poll(() => keptHere(page)).toEqual([]);
    await page.context().close();
  });
});
