import jsQR from "jsqr";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

/** What a camera would read in a picture; null when nothing. */
async function readQrCode(page: Page, picture: Buffer): Promise<string | null> {
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height);
    return { data: [...(pixels?.data ?? [])], width: image.width, height: image.height };
  }, picture.toString("base64"));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data ?? null;
}

describe("a delegate's card", () => {
  const server = useTestServer();
  const browser = useBrowser();

  it("is printed by an organiser and opens the delegate's own calendar on a phone, without an account", async () => {
    const { cookie } = await server().client("organiser");
    const desk = await openWindow(browser(), server().address, { cookie, javaScript: false });
    const cards = await desk.newPage();
    await cards.goto("/congresses/mau/delegates/cards");
    await cards.getByRole("button", { name: /Tạo địa chỉ cho 286 đại biểu/ }).click();
    const pictures = cards.getByRole("img", { name: /^Mã QR của / });
    await pictures.nth(95).waitFor();
    expect(await pictures.count()).toBe(96);
    await desk.close();

    const again = await openWindow(browser(), server().address, { cookie, width: 390 });
    const phoneCards = await again.newPage();
    await phoneCards.goto("/congresses/mau/delegates/cards");
    await expectAccessible(phoneCards);
    await expectNoOverflow(phoneCards);
    // Four rows of two on each sheet.
    await phoneCards.setViewportSize({ width: 1280, height: 900 });
    const pdf = (await phoneCards.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(12);
    await again.close();

    const { findDelegateAddresses } = await import("~/calendar/delegate-feeds.server");
    const { db, config } = server().services;
    const congress = await db("congresses").where({ slug: "mau" }).first("id");
    const [address] = [...(await findDelegateAddresses(db, config, congress.id)).values()];
    const phone = await openWindow(browser(), server().address, { width: 390 });
    const own = await phone.newPage();
    await own.goto(`/calendar/f/${address?.token}`);
    expect(await own.getByRole("link", { name: "Đăng ký trên máy này" }).getAttribute("href")).toMatch(
      /^webcal:/,
    );
    expect(await own.getByText(/^Tổ \d+: /).count()).toBeGreaterThan(0);
    await expectAccessible(own);
    await expectNoOverflow(own);
    await phone.close();
  });
});

describe("the place of a congress", () => {
  const server = useTestServer();
  const browser = useBrowser();

  it("is given by its coordinates, which calendars then know, after a mistake is named", async () => {
    const { cookie } = await server().client("organiser");
    const desk = await openWindow(browser(), server().address, { cookie, width: 390 });
    const page = await desk.newPage();
    await page.goto("/congresses/mau/edit");
    const field = page.getByLabel("Tọa độ địa điểm");
    await field.fill("12,6797, 108,0447");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Dùng dấu chấm cho phần thập phân").first().waitFor();
    // What was typed is there to be put right.
    expect(await field.inputValue()).toBe("12,6797, 108,0447");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await expectAccessible(page);
    await field.fill("12.6797, 108.0447");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.waitForURL("**/congresses/mau");
    await page.getByText("12.6797, 108.0447").waitFor();
    await expectNoOverflow(page);
    const feed = await (await server().visitor().get("/calendar/congresses/mau.ics")).text();
    expect(feed).toContain("GEO:12.6797;108.0447\r\n");
    await desk.close();
  });
});

describe("the page about calendars", () => {
  const server = useTestServer();
  const browser = useBrowser();

  it("shows a QR code that a camera reads as the address of the very page, at any width", async () => {
    for (const [path, width] of [
      ["/calendar?congress=mau", 390],
      ["/calendar", 1280],
    ] as const) {
      const window = await openWindow(browser(), server().address, { width });
      const page = await window.newPage();
      await page.goto(path);
      const picture = await page.getByRole("img", { name: /QR/ }).first().screenshot({ scale: "css" });
      const read = await readQrCode(page, picture);
      const { config } = server().services;
      expect(read).toBe(config.baseUrl + path);
      // What is read leads to the same page.
      await page.goto(server().address + path);
      expect(await page.getByRole("link", { name: "Đăng ký trên máy này" }).count()).toBe(1);
      await window.close();
    }
  });

  it("makes a secret calendar, shows its address once, and what it holds", async () => {
    const { cookie } = await server().client("organiser");
    for (const width of [1280, 390]) {
      const window = await openWindow(browser(), server().address, { cookie, width });
      const page = await window.newPage();
      await page.goto("/calendar?congress=mau&all=1");
      await expectAccessible(page);
      await expectNoOverflow(page);
      const form = page.locator("#new-feed");
      await form.getByLabel("Phạm vi").selectOption("workspace");
      await form
        .getByLabel("Tên", { exact: true })
        .fill(`Điện thoại của Phó Chánh Văn phòng Tỉnh ủy ${width}`);
      await page.getByLabel("Phiên họp", { exact: true }).check();
      await page.getByRole("button", { name: "Tạo địa chỉ" }).click();
      const address = await page.locator('input[value*="/calendar/f/"]').inputValue();
      expect(address).toMatch(/\/calendar\/f\/[\w-]{43}\.ics$/);
      await expectAccessible(page);
      await expectNoOverflow(page);
      await page.goto("/calendar");
      expect(await page.content()).not.toContain("/calendar/f/");
      await page
        .getByRole("link", { name: /^Xem trong lịch đang có gì/ })
        .first()
        .click();
      await page
        .getByText(/^Phiên họp · /)
        .first()
        .waitFor();
      await expectAccessible(page);
      await expectNoOverflow(page);
      await window.close();
    }
  });
});
