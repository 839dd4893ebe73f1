import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { quicklyHashed } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

const password = "một câu dài để nhớ mãi";

/** What is typed can be looked at, and is measured. */
async function typeNewPassword(page: Page): Promise<void> {
  const field = page.getByLabel("Mật khẩu mới", { exact: true });
  const meter = page.getByRole("meter");
  await field.fill("matkhau123456");
  await page.getByText("Độ khó đoán: yếu").waitFor();
  await expectAccessible(page);
  await field.fill("hoa cà phê nở trắng Buôn Hồ");
  await page.getByText("Độ khó đoán: mạnh").waitFor();
  expect(await meter.getAttribute("value")).toBe("4");
  const show = page.locator("form", { has: field }).getByRole("button", { name: "Hiện mật khẩu" }).nth(1);
  await show.click();
  expect([await field.getAttribute("type"), await field.getAttribute("spellcheck")]).toEqual([
    "text",
    "false",
  ]);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("button", { name: "Ẩn mật khẩu" }).click();
  expect(await field.getAttribute("type")).toBe("password");
  expect(await field.inputValue()).toBe("hoa cà phê nở trắng Buôn Hồ");
}

describe("two-step sign-in", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();

  it.each([
    [1280, true],
    [390, false],
  ])("is set up and used at %i pixels, scripts: %s", async (width, javaScript) => {
    const { cookie } = await server().client("administrator");
    const { db } = server().services;
    const { email } = await db("users").orderBy("id").whereNull("password_hash").first("email");
    await db("users")
      .where({ email })
      .update({ password_hash: quicklyHashed(password) });
    const context = await openWindow(browser(), server().address, { cookie, width, javaScript });
    const page = await context.newPage();
    // Axe is a script itself.
    const judge = async () => {
      if (!javaScript) return;
      await expectAccessible(page);
      await expectNoOverflow(page);
    };
    await page.goto("/congresses");
    await page.getByRole("link", { name: "Thiết lập ngay" }).click();
    await page.getByLabel("Mật khẩu hiện tại").waitFor();
    await judge();
    await page.getByLabel("Mật khẩu hiện tại").fill(password);
    await page.getByRole("button", { name: "Thiết lập" }).click();
    await page.getByRole("img", { name: /Mã QR/ }).waitFor();
    await judge();
    const secret = ((await page.locator("main code").textContent()) ?? "").replaceAll(" ", "");
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await page.getByLabel("Mã 6 chữ số").fill("000000");
    await page.getByRole("button", { name: "Xác nhận" }).click();
    await page.getByText("Mã không đúng").waitFor();
    await page.getByLabel("Mã 6 chữ số").fill(totp.generate({ timestamp: testInstant.getTime() }));
    await page.getByRole("button", { name: "Xác nhận" }).click();
    await page.getByRole("heading", { name: "Mã khôi phục" }).waitFor();
    expect(await page.locator("ol.list-decimal li").count()).toBe(10);
    const recovery = (await page.locator("ol.list-decimal li").first().textContent()) ?? "";
    await judge();
    await page.getByRole("link", { name: "Tôi đã cất các mã" }).click();
    await page.getByText("Còn 10 mã khôi phục").waitFor();
    await judge();
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByRole("link", { name: "Đăng nhập" }).first().waitFor();
    await page.goto("/sign-in?to=%2Faccount");
    await page.getByLabel("Thư điện tử").fill(email);
    await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
    await page.locator("main").getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByLabel(/Mã từ ứng dụng/).waitFor();
    await judge();
    await page.getByLabel(/Mã từ ứng dụng/).fill(recovery);
    await page.locator("main").getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByRole("heading", { name: "Tài khoản", level: 1 }).waitFor();
    await judge();
    if (javaScript) await typeNewPassword(page);
    await context.close();
  });
});
