import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findPublication } from "~/agenda/publications.server";
import { latestRevisionNumber } from "~/groups/desk/division-revisions.server";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

const groups = "/congresses/mau/groups";

describe("dividing delegates", () => {
  const server = useTestServer();
  const browser = useBrowser();
  const db = () => server().services.db;
  const congressId = async () => (await db()("congresses").where({ slug: "mau" }).first("id")).id as string;

  const open = async (width = 1280, javaScript = true) => {
    const { cookie } = await server().client("organiser");
    const context = await openWindow(browser(), server().address, { cookie, width, javaScript });
    return context.newPage();
  };
  const saved = (page: Page) => page.getByText("Đã lưu", { exact: true }).waitFor();
  const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
  const said = (page: Page, text: RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
  const nameIn = async (row: Locator) => (await row.locator(".font-medium").first().textContent()) ?? "";

  const drag = async (page: Page, from: Locator, to: Locator) => {
    await from.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error("not to be seen");
    await page.mouse.move(start.x + 40, start.y + 12);
    await page.mouse.down();
    await page.mouse.move(start.x + 60, start.y + 14, { steps: 3 });
    await page.mouse.move(end.x + 40, Math.max(end.y, 200) + 12, { steps: 5 });
    await page.mouse.up();
  };

  it("goes from setup to a published programme, by mouse and by keyboard, with a late change on the way", async () => {
    const page = await open();
    await page.goto(groups);
    await expectAccessible(page);
    await page.getByLabel("Tên phương án").fill("Phương án thử");
    await page.getByLabel("Số tổ").fill("4");
    await page.getByRole("button", { name: "Lập phương án" }).click();
    await page.getByRole("heading", { name: "Thiết lập chia tổ: Phương án thử" }).waitFor();
    await page.getByLabel("Những người này ngồi cùng tổ").fill("M001\nM002");
    await page.locator("#together").getByRole("button", { name: "Thêm" }).click();
    await page.locator("#together").getByText("M001 ·").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Chọn người" }).click();
    await page.getByRole("button", { name: "Cả 286 người làm được tổ trưởng" }).click();
    await page.getByText("286 người có thể làm tổ trưởng, 0 người").waitFor();
    await page.getByRole("button", { name: "Cả 286 người làm được thư ký" }).click();
    await page.getByText("286 người có thể làm tổ trưởng, 286 người").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Thiết lập", exact: true }).click();
    await page.getByRole("button", { name: "Chia tổ", exact: true }).click();
    await column(page, "Tổ 1").waitFor();
    await page.getByText("thấp nhất có thể").waitFor();
    const base = new URL(page.url()).pathname;

    // By mouse: it shows at once, is saved, and is undone.
    const first = column(page, "Tổ 1").locator("[data-person]").first();
    const name = await nameIn(first);
    await drag(page, first, column(page, "Tổ 2"));
    await said(page, new RegExp(`Chuyển ${name} sang Tổ 2\\. Độ lệch 0 → \\d+`));
    await column(page, "Tổ 2").getByText(name, { exact: true }).waitFor();
    await column(page, "Tổ 2").getByText("73 người").waitFor();
    await saved(page);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await column(page, "Tổ 1").getByText(name, { exact: true }).waitFor();
    await saved(page);

    // By keyboard alone: the focus goes along, a duty and a rule are given.
    const link = column(page, "Tổ 2").locator("[data-person] a").first();
    const mover = await nameIn(link);
    await link.focus();
    await page.keyboard.press("ArrowRight");
    await said(page, new RegExp(`Chuyển ${mover} sang Tổ 3`));
    await page.keyboard.press("l");
    await said(page, new RegExp(`${mover} làm tổ trưởng Tổ 3`));
    await page.keyboard.press("p");
    await said(page, new RegExp(`Xếp cố định ${mover} vào Tổ 3`));
    await saved(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(mover);
    await page.keyboard.press("Enter");
    await page.getByText("Vì sao ở đây?").waitFor();
    await page.getByText("Luôn ở Tổ 3.").waitFor();
    await expectAccessible(page);

    // A late change: one falls out, only who must moves, and the rule holds.
    const gone = await db()("delegates").where({ code: "M100" }).first("id", "name");
    await db()("delegates").where({ id: gone.id }).update({ status: "excused" });
    await page.goto(base);
    await page.getByText("1 người thôi tham dự.").waitFor();
    await page.getByRole("link", { name: "Xem cách xếp lại" }).click();
    await page.getByRole("heading", { name: "Xếp lại sau thay đổi" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Lưu cách xếp này" }).click();
    await page.getByText(/^Ai đổi chỗ từ bản/).waitFor();
    await page
      .getByRole("cell", { name: new RegExp(gone.name) })
      .first()
      .waitFor();

    // The same person comes after all: the seat is found again.
    await db()("delegates").where({ id: gone.id }).update({ status: "elected" });
    await page.goto(base);
    await page.getByText("1 người chưa có tổ.").waitFor();
    await page.getByRole("link", { name: "Xem cách xếp lại" }).click();
    await page.getByRole("button", { name: "Lưu cách xếp này" }).click();
    await page.getByText(/^Ai đổi chỗ từ bản/).waitFor();

    // Chosen, attached and published.
    await page.goto(base);
    await page.getByRole("button", { name: "Chọn phương án này" }).click();
    await page.getByRole("heading", { name: "Phương án được chọn: Phương án thử" }).waitFor();
    await page.goto("/congresses/mau/agenda/edit/divisions");
    await expectAccessible(page);
    await page.getByLabel("Phương án").selectOption({ label: "Phương án thử · được chọn" });
    await page.getByRole("button", { name: "Gắn", exact: true }).click();
    await page.getByRole("link", { name: "Phương án thử" }).waitFor();
    await page.goto("/congresses/mau/agenda/publish");
    await page.getByRole("button", { name: "Ban hành bản 2" }).click();
    await page.waitForURL(/\/agenda$/);
    await page.getByText(`Tổ trưởng: ${mover}`).first().waitFor();
    const published = await findPublication(db(), await congressId());
    expect(published?.agenda.groups.map(({ name: each }) => each)).toEqual(["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"]);
    expect(published?.agenda.groups.reduce((sum, { size }) => sum + size, 0)).toBe(286);
    expect(JSON.stringify(published?.agenda.sessions)).toContain(base.split("/").at(-1));
    await page.context().close();
  });

  it("swaps by dropping one person on another", async () => {
    const page = await open();
    await page.goto(groups);
    await page.getByRole("link", { name: "Phương án 1 (mẫu)", exact: true }).click();
    await page.getByLabel("Đổi chỗ").check();
    const one = column(page, "Tổ 1").locator("[data-person]").first();
    const other = column(page, "Tổ 2").locator("[data-person]").first();
    const names = [await nameIn(one), await nameIn(other)];
    await drag(page, one, other);
    await said(page, new RegExp(`Đổi chỗ ${names[0]} và ${names[1]}`));
    await column(page, "Tổ 1")
      .getByText(names[1] ?? "", { exact: true })
      .waitFor();
    await saved(page);
    await page.keyboard.press("Control+z");
    await column(page, "Tổ 1")
      .getByText(names[0] ?? "", { exact: true })
      .waitFor();
    await saved(page);
    await page.context().close();
  });

  it("keeps moves over a lost connection and a reload, and stores them once beside those of others", async () => {
    const [page, other] = [await open(), await open()];
    page.on("dialog", (dialog) => void dialog.accept());
    for (const each of [page, other]) {
      await each.goto(groups);
      await each.getByRole("link", { name: "Phương án 1 (mẫu)", exact: true }).click();
      await column(each, "Tổ 1").waitFor();
    }
    await page.getByText(/Cùng đang soạn: Người Thử/).waitFor();
    await other.getByText(/Cùng đang soạn: Người Thử/).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const revision = async () => latestRevisionNumber(db(), id);
    const before = await revision();
    const memberOf = (each: Page, name: string) => column(each, name).locator("[data-person] a").first();

    // Two moves of one person while nothing gets out.
    const name = await nameIn(memberOf(page, "Tổ 1"));
    await page.route("**/commands", (route) => route.abort());
    await memberOf(page, "Tổ 1").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByText(/Mất kết nối/).waitFor();
    await page.reload();
    await column(page, "Tổ 3").getByText(name, { exact: true }).waitFor();
    expect(await revision()).toBe(before);

    // Another moves somebody else meanwhile, and both hold.
    const otherName = await nameIn(memberOf(other, "Tổ 4"));
    await memberOf(other, "Tổ 4").focus();
    await other.keyboard.press("ArrowRight");
    await saved(other);
    await page.unroute("**/commands");
    await saved(page);
    await column(page, "Tổ 5").getByText(otherName, { exact: true }).waitFor();
    await column(other, "Tổ 3").getByText(name, { exact: true }).waitFor();
    expect(await revision()).toBe(before + 3);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);

    // Both move the same person: the second is told, and nothing is overwritten.
    await page.route("**/commands", (route) => route.abort());
    await page.locator("[data-person]", { hasText: name }).getByRole("link").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText(/Mất kết nối/).waitFor();
    await other.locator("[data-person]", { hasText: name }).getByRole("link").focus();
    await other.keyboard.press("ArrowLeft");
    await saved(other);
    await page.unroute("**/commands");
    await page.getByText(/đã thay đổi trong lúc bạn soạn/).waitFor();
    await column(page, "Tổ 2").getByText(name, { exact: true }).waitFor();
    expect(await revision()).toBe(before + 4);
    await Promise.all([page, other].map((each) => each.context().close()));
  });

  it("can be used with a finger on a phone, and without scripts by forms", async () => {
    const phone = await open(390);
    const complaints: string[] = [];
    phone.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await phone.goto(groups);
    await expectNoOverflow(phone);
    await expectAccessible(phone);
    await phone.getByRole("link", { name: "Phương án 1 (mẫu)", exact: true }).click();
    await column(phone, "Tổ 1").waitFor();
    await saved(phone);
    await expectNoOverflow(phone);
    await expectAccessible(phone);
    expect(complaints).toEqual([]);
    const grip = phone.locator("[data-grip]").first();
    expect(await grip.evaluate((element) => getComputedStyle(element).touchAction)).toBe("none");
    for (const path of ["setup", "eligible", "history"]) {
      await phone.goto(`${new URL(phone.url()).pathname.replace(/\/(setup|eligible|history)$/, "")}/${path}`);
      await expectNoOverflow(phone);
      await expectAccessible(phone);
    }
    await phone.context().close();

    const plain = await open(1280, false);
    await plain.goto(groups);
    await plain.getByRole("link", { name: "Phương án 1 (mẫu)", exact: true }).click();
    const person = column(plain, "Tổ 4").locator("[data-person] a").first();
    const name = await nameIn(person);
    await person.click();
    await plain.getByLabel("Chuyển sang").selectOption({ index: 0 });
    await plain.getByRole("button", { name: "Chuyển", exact: true }).click();
    await plain.getByText("Tổ 1", { exact: true }).first().waitFor();
    await plain.getByRole("link", { name: "Phương án 1 (mẫu)", exact: true }).click();
    await column(plain, "Tổ 1").getByText(name, { exact: true }).waitFor();
    await plain.getByRole("button", { name: "Hoàn tác" }).click();
    await column(plain, "Tổ 4").getByText(name, { exact: true }).waitFor();
    await plain.context().close();
  });
});
