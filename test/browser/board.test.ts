import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findAgenda } from "~/agenda/agendas.server";
import { findSlot } from "~/agenda/edits/find";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

const base = "/congresses/mau/agenda/edit";

describe("the board", () => {
  const server = useTestServer();
  const browser = useBrowser();

  const latest = async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const found = await findAgenda(db, id);
    if (!found) throw new Error("no agenda");
    return found;
  };
  const open = async (width = 1280, cookie?: string) => {
    const own = cookie ?? (await server().client("organiser")).cookie;
    const context = await openWindow(browser(), server().address, { cookie: own, width });
    const page = await context.newPage();
    await page.goto(base);
    await page.locator("[data-slot]").first().waitFor();
    return page;
  };
  const block = (page: Page, title: string): Locator =>
    page.locator("[data-slot]", { hasText: title }).first();
  const idOf = async (locator: Locator) => (await locator.getAttribute("data-slot")) ?? "";
  const saved = (page: Page) => page.getByText("Đã lưu", { exact: true }).waitFor();
  const stored = async (id: string) => findSlot((await latest()).agenda, id);

  const drag = async (page: Page, from: Locator, x: number, y: number) => {
    await from.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const box = await from.boundingBox();
    if (!box) throw new Error("not to be seen");
    const start = { x: box.x + box.width / 2, y: box.y + Math.min(8, box.height / 2) };
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + x / 2, start.y + y / 2, { steps: 4 });
    await page.mouse.move(start.x + x, start.y + y, { steps: 4 });
    await page.mouse.up();
  };

  it("moves and resizes by mouse, shows it at once, and undoes it after a reload", async () => {
    const page = await open();
    const slot = block(page, "Báo cáo kết quả thảo luận tổ");
    const id = await idOf(slot);
    // Two pixels a minute: half an hour is sixty.
    await drag(page, slot, 0, 30);
    await slot.getByText("16:00–16:45").waitFor();
    await saved(page);
    expect(await stored(id)).toMatchObject({ slot: { start: "16:00", minutes: 45 } });
    const edge = slot.locator("[data-edge]");
    await drag(page, edge, 0, 30);
    await slot.getByText("16:00–17:00").waitFor();
    await saved(page);
    expect(await stored(id)).toMatchObject({ slot: { start: "16:00", minutes: 60 } });
    await page.reload();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await block(page, "Báo cáo kết quả thảo luận tổ").getByText("16:00–16:45").waitFor();
    await page.keyboard.press("Control+z");
    await block(page, "Báo cáo kết quả thảo luận tổ").getByText("15:45–16:30").waitFor();
    await page.getByRole("button", { name: "Làm lại" }).click();
    await block(page, "Báo cáo kết quả thảo luận tổ").getByText("16:00–16:45").waitFor();
    await page.context().close();
  });

  it("does the same by keyboard alone, and says what it did", async () => {
    const page = await open();
    const slot = block(page, "Phát biểu của đại biểu cấp trên");
    const id = await idOf(slot);
    await slot.getByRole("link").focus();
    await page.keyboard.press("ArrowDown");
    await page
      .getByRole("status")
      .filter({ hasText: "Chuyển “Phát biểu của đại biểu cấp trên” sang 09:45" })
      .waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await saved(page);
    expect(await stored(id)).toMatchObject({ slot: { start: "09:45", minutes: 45 } });
    await page.keyboard.press("t");
    await page.locator("[data-tray]", { hasText: "Phát biểu của đại biểu cấp trên" }).waitFor();
    await saved(page);
    expect(await stored(id)).toMatchObject({ session: null });
    await page.getByRole("button", { name: "Hoàn tác" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await slot.getByText("09:30–10:00").waitFor();
    await page.context().close();
  });

  it("judges as one edits: an overlap shows at both slots and goes by one click", async () => {
    const page = await open();
    const slot = block(page, "Phát biểu của đại biểu cấp trên");
    await slot.getByRole("link").focus();
    await page.keyboard.press("ArrowUp");
    await page.getByText("Các mục không chồng giờ").waitFor();
    await page.getByRole("button", { name: /^Lùi “Phát biểu của đại biểu cấp trên”/ }).click();
    await page.getByText("Các mục không chồng giờ").waitFor({ state: "detached" });
    await saved(page);
    await page.context().close();
  });

  it("shows two editors each other's presence and saved changes, and loses neither's", async () => {
    const [one, two] = [await open(), await open()];
    await one.getByText(/Cùng đang soạn: Người Thử/).waitFor();
    await two.getByText(/Cùng đang soạn: Người Thử/).waitFor();
    const title = "Thông qua quy chế làm việc của đại hội";
    await block(one, title).getByRole("link").focus();
    await one.keyboard.press("Shift+ArrowDown");
    await block(two, "Thông qua chương trình làm việc của đại hội").getByRole("link").focus();
    await two.keyboard.press("t");
    await saved(one);
    await saved(two);
    await block(two, title).getByText("08:30–09:00").waitFor();
    await one.locator("[data-tray]", { hasText: "Thông qua chương trình làm việc của đại hội" }).waitFor();
    await Promise.all([one, two].map((page) => page.context().close()));
  });

  it("keeps what was done while the server was away", async () => {
    const page = await open();
    const slot = block(page, "Bế mạc đại hội");
    const id = await idOf(slot);
    const before = await stored(id);
    await page.context().setOffline(true);
    await slot.getByRole("link").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText(/Mất kết nối/).waitFor();
    await page.context().setOffline(false);
    await saved(page);
    expect(await stored(id)).toMatchObject({ slot: { minutes: (before?.slot.minutes ?? 0) + 15 } });
    await page.context().close();
  });

  it("keeps it also when the page is loaded anew before the server is back, and stores it once", async () => {
    const page = await open();
    page.on("dialog", (dialog) => void dialog.accept());
    const slot = block(page, "Bế mạc đại hội");
    const id = await idOf(slot);
    const before = await stored(id);
    const { number } = await latest();
    // The server takes the first edit, its answer never comes; the second does not get out at all.
    await page.route("**/agenda/commands", async (route) => {
      if (route.request().method() === "POST" && (await latest()).number === number) await route.fetch();
      await route.abort();
    });
    await slot.getByRole("link").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText(/Mất kết nối/).waitFor();
    expect((await latest()).number).toBe(number + 1);
    await page.reload();
    await page.getByText(/Mất kết nối/).waitFor();
    await page.unroute("**/agenda/commands");
    await saved(page);
    expect(await stored(id)).toMatchObject({ slot: { minutes: (before?.slot.minutes ?? 0) + 30 } });
    expect((await latest()).number).toBe(number + 2);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.context().close();
  });

  it("can be used with a finger on a phone: pages scroll, the grip drags", async () => {
    const page = await open(390);
    await expectNoOverflow(page);
    await expectAccessible(page);
    const grip = block(page, "Đón tiếp đại biểu").locator("[data-grip]");
    expect(await grip.evaluate((element) => getComputedStyle(element).touchAction)).toBe("none");
    const label = block(page, "Đón tiếp đại biểu").getByRole("link");
    expect(await label.evaluate((element) => getComputedStyle(element).touchAction)).not.toBe("none");
    await page.context().close();
  });
});
