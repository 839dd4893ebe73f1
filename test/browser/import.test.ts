import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser, type Opening } from "../harness/browser";
import { useTestServer } from "../harness/server";

const list = "/congresses/krong-pac-2020/delegates";
const rows = Array.from(
  { length: 1500 },
  (_, index) =>
    `K${index},Nguyễn Thị Hồng Ánh ${index},${index === 3 ? "80" : 1980},Đảng bộ xã ${index % 20},Đại học`,
);
const text = ["DANH SÁCH ĐẠI BIỂU", "Mã số,Họ và tên,Năm sinh,Đơn vị,Trình độ", ...rows].join("\n");

describe("a list of delegates", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();

  async function open(options: Opening): Promise<Page> {
    const { cookie } = await server().client("organiser");
    return (await openWindow(browser(), server().address, { cookie, ...options })).newPage();
  }
  const expectSound = async (page: Page) => {
    await expectAccessible(page);
    await expectNoOverflow(page);
  };
  async function toPreview(page: Page, content: string): Promise<void> {
    await page.goto(`${list}/import`);
    await expectSound(page);
    await page.getByLabel("Tệp danh sách").setInputFiles({
      name: "danh sách.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(content),
    });
    await page.getByRole("button", { name: "Đọc tệp" }).click();
    await page.getByRole("heading", { level: 1, name: "Ghép cột" }).waitFor();
    await expectSound(page);
    expect(await page.getByLabel("Năm sinh", { exact: true }).inputValue()).toBe("birthYear");
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("heading", { level: 1, name: "Xem trước" }).waitFor();
    await expectSound(page);
  }

  it("is imported from the empty list on, with progress, and found again", async () => {
    const page = await open({ width: 1280 });
    await page.goto(list);
    await expectSound(page);
    await page.getByRole("link", { name: "Nhập danh sách" }).click();
    await page.waitForURL(/import$/);
    await toPreview(page, text);
    await page.getByRole("link", { name: "Từ chối: 1" }).click();
    await page.getByText("Năm sinh không rõ: 80").waitFor();
    const bar = page.getByRole("progressbar");
    // However quickly it is done: it begins once the bar is there.
    let isShown = false;
    await page.route("**/store", async (route) => {
      await bar.waitFor();
      isShown = true;
      await route.continue();
    });
    await page.getByRole("button", { name: "Lưu: thêm 1.499" }).click();
    await page.getByRole("heading", { level: 1, name: "Đã nhập danh sách" }).waitFor();
    expect(isShown).toBe(true);
    await expectSound(page);
    expect(await server().services.db("delegates")).toHaveLength(1499);

    await page.getByRole("link", { name: "Xem danh sách đại biểu" }).click();
    await page.getByLabel("Tên hoặc mã số").fill("hong anh 77");
    await page.getByRole("button", { name: "Lọc" }).click();
    await page.getByText("11 đại biểu", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Mã số" }).click();
    await page.locator('th[aria-sort="ascending"]', { hasText: "Mã số" }).waitFor();
    expect(page.url()).toContain("sort=code");
    await expectSound(page);
    await page.context().close();
  });

  it("says that it is changed in between, shows the preview anew and keeps what others stored", async () => {
    const page = await open({ width: 390 });
    await toPreview(page, "Mã số,Họ và tên,Năm sinh\nK1,Nguyễn Thị Hồng Ánh 1,1977\n");
    await server().services.db("delegates").where({ code: "K1" }).update({ birth_year: 1966, version: 2 });
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("alert").filter({ hasText: "Danh sách vừa có thay đổi khác" }).waitFor();
    await page.getByText("1966 → 1977").waitFor();
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("heading", { level: 1, name: "Đã nhập danh sách" }).waitFor();
    await expectSound(page);
    await page.goto(list);
    await expectSound(page);
    expect(await page.getByRole("table").count()).toBe(0);
    await page.context().close();
  });

  it("is imported without scripts, and a twin entered by hand is asked about", async () => {
    const page = await open({ width: 390, javaScript: false });
    await page.goto(`${list}/import`);
    await page.getByLabel("Tệp danh sách").setInputFiles({
      ...{ name: "a.csv", mimeType: "text/csv" },
      buffer: Buffer.from("Họ và tên;Đơn vị\nLê Văn Bốn;Đảng bộ xã 4\n"),
    });
    await page.getByRole("button", { name: "Đọc tệp" }).click();
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("button", { name: "Lưu: thêm 1, đổi 0" }).click();
    await page.getByRole("heading", { level: 1, name: "Đã nhập danh sách" }).waitFor();
    await page.goto(`${list}/new`);
    await page.getByLabel("Họ và tên").fill("LÊ VĂN BỐN");
    await page.getByLabel("Đơn vị cử").fill("Đảng bộ xã 4");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("alert").getByText("Đã có Lê Văn Bốn ở Đảng bộ xã 4").waitFor();
    await page.getByLabel("Đây là hai người khác nhau").check();
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.waitForURL(/delegates$/);
    await page.context().close();
  });
});
