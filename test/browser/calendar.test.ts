import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

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
