import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findAgenda } from "~/agenda/agendas.server";
import { check } from "~/agenda/check";
import { openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

const slug = "dak-lak-xvii";
const desk = `/congresses/${slug}/agenda/edit`;

describe("the XVII congress of 13 to 15 October 2020", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();

  const prepare = async (days: { first: string; last: string }) => {
    const { db } = server().services;
    const changes = {
      first_day: days.first,
      last_day: days.last,
      expected_delegates: 350,
      place: "Buôn Ma Thuột",
    };
    await db("congresses").where({ slug }).update(changes);
    await db("agendas").delete();
    const { cookie } = await server().client("organiser");
    const context = await openWindow(browser(), server().address, { cookie });
    return context.newPage();
  };
  const stored = async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug }).first("id");
    const found = await findAgenda(db, id);
    if (!found) throw new Error("no agenda");
    return found.agenda;
  };
  const block = (page: Page, title: string): Locator =>
    page.locator("[data-slot]", { hasText: title }).first();
  const saved = (page: Page) => page.getByText("Đã lưu", { exact: true }).waitFor();

  it("is built by mouse: the morning of the 13th, the preparatory session until 16:30, six centres", async () => {
    const page = await prepare({ first: "2020-10-13", last: "2020-10-15" });
    await page.goto(desk);
    await page.getByRole("button", { name: "Lập chương trình" }).click();
    await page.locator("[data-slot]").first().waitFor();

    await page.getByRole("link", { name: "Thêm phiên" }).click();
    await page.getByLabel("Loại phiên").selectOption("preparatory");
    await page.getByLabel(/Tên phiên/).fill("Sáng ngày 13");
    await page.getByLabel("Ngày", { exact: true }).fill("2020-10-13");
    await page.getByLabel("Bắt đầu").fill("07:00");
    await page.getByLabel("Kết thúc").fill("11:30");
    await page.getByRole("button", { name: "Thêm phiên" }).click();
    await page.getByRole("heading", { name: "Sáng ngày 13" }).waitFor();

    for (const title of ["Viếng nghĩa trang liệt sĩ", "Họp Ban Chấp hành với các trưởng đoàn"]) {
      await page.getByLabel("Tên mục").fill(title);
      await page.getByRole("button", { name: "Thêm mục" }).click();
      await page.locator("[data-tray]", { hasText: title }).waitFor();
      const grid = page.getByRole("region", { name: "Sáng ngày 13" }).locator("[data-session]");
      await drag(page, block(page, title), grid, title.startsWith("Viếng") ? 0 : 180);
      await grid.locator("[data-slot]", { hasText: title }).waitFor();
    }
    await saved(page);

    // The preparatory session ended at 16:30: its last item goes, and the session is cut.
    await block(page, "Phổ biến công tác tổ chức").getByRole("link").click();
    await page.getByRole("button", { name: "Xóa mục" }).click();
    await page.locator("[data-slot]").first().waitFor();
    await page.getByRole("link", { name: "Phiên trù bị" }).click();
    await page.getByLabel("Kết thúc").fill("16:30");
    await page.getByRole("button", { name: "Lưu phiên" }).click();
    await page.locator("[data-slot]").first().waitFor();

    const agenda = await stored();
    const first = agenda.sessions.filter(({ date }) => date === "2020-10-13");
    expect(first.map(({ start, end }) => `${start}-${end}`).sort()).toEqual(["07:00-11:30", "13:30-16:30"]);
    const morning = first.find(({ start }) => start === "07:00");
    expect(morning?.slots.map(({ title, start }) => [title, start])).toEqual([
      ["Viếng nghĩa trang liệt sĩ", "07:00"],
      ["Họp Ban Chấp hành với các trưởng đoàn", "08:30"],
    ]);
    expect(agenda.groups).toHaveLength(6);
    const left = new Set(check(agenda).map(({ code }) => code));
    expect([...left].sort()).toEqual([
      "group-leader-missing",
      "group-room-missing",
      "group-secretary-missing",
    ]);
    await page.context().close();
  });

  it("is built by keyboard alone as well", async () => {
    const page = await prepare({ first: "2020-10-13", last: "2020-10-15" });
    await page.goto(desk);
    await tabTo(page, "Lập chương trình");
    await page.keyboard.press("Enter");
    await page.locator("[data-slot]").first().waitFor();
    await tabTo(page, "Tên mục");
    await page.keyboard.type("Viếng nghĩa trang liệt sĩ");
    await page.keyboard.press("Enter");
    await page.locator("[data-tray]", { hasText: "Viếng nghĩa trang liệt sĩ" }).waitFor();
    await tabTo(page, "Viếng nghĩa trang liệt sĩ");
    // From the tray into the first session, after its last item; then it is moved and lengthened.
    await page.keyboard.press("ArrowRight");
    await page.getByRole("region", { name: "Phiên trù bị" }).getByText("17:00–17:30").waitFor();
    await tabTo(page, "Phổ biến công tác tổ chức");
    await page.keyboard.press("Delete");
    await tabTo(page, "Viếng nghĩa trang liệt sĩ");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.getByRole("region", { name: "Phiên trù bị" }).getByText("16:30–17:00").waitFor();
    await saved(page);
    const agenda = await stored();
    const slot = agenda.sessions.flatMap(({ slots }) => slots).find(({ title }) => title.startsWith("Viếng"));
    expect(slot).toMatchObject({ start: "16:30", minutes: 30 });
    const left = new Set(check(agenda).map(({ code }) => code));
    expect([...left].sort()).toEqual([
      "group-leader-missing",
      "group-room-missing",
      "group-secretary-missing",
    ]);
    await page.context().close();
  });
});

/** Drags something to so many pixels below the top of a grid. */
async function drag(page: Page, from: Locator, to: Locator, below: number): Promise<void> {
  const session = await page.viewportSize();
  await page.setViewportSize({ width: session?.width ?? 1280, height: 3200 });
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("not to be seen");
  await page.mouse.move(start.x + 20, start.y + 6);
  await page.mouse.down();
  await page.mouse.move(end.x + 40, end.y + below + 40, { steps: 6 });
  await page.mouse.move(end.x + 40, end.y + below + 8, { steps: 3 });
  await page.mouse.up();
  await page.setViewportSize({ width: session?.width ?? 1280, height: session?.height ?? 900 });
}

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent ?? "";
      return `${element?.textContent ?? ""} ${label}`;
    });
    const tag = await page.evaluate(() => document.activeElement?.tagName ?? "");
    if (tag !== "BODY" && tag !== "MAIN" && focused.includes(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Nothing called ${name} can be reached by Tab`);
}
