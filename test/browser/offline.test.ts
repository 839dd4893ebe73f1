import { describe, expect, it } from "vitest";
import { expectAccessible, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

describe("a published agenda", () => {
  const server = useTestServer();
  const browser = useBrowser();

  it("can be read without a connection once it was opened", async () => {
    const context = await openWindow(browser(), server().address);
    const page = await context.newPage();
    await page.goto("/congresses/mau/agenda");
    await expect
      .poll(() => page.evaluate(async () => (await caches.match(window.location.href)) !== undefined))
      .toBe(true);
    await context.setOffline(true);
    // What was never opened is not there; what stands in its place is ours and tells nothing.
    await page.goto("/congresses/mau/delegates?search=nobody");
    await page.getByText("Trang này chưa có trên máy.").waitFor();
    expect(await page.content()).not.toContain("mau");
    await expectAccessible(page);
    await page.goto("/congresses/mau/agenda");
    await page.getByText("Thảo luận tổ về văn kiện đại hội").first().waitFor();
    expect(await page.locator("h1").count()).toBe(1);
    await context.close();
  });

  it("is not kept for somebody who is signed in", async () => {
    const { cookie } = await server().client("organiser");
    const signedIn = await fetch(`${server().address}/congresses/mau/agenda`, { headers: { cookie } });
    expect(signedIn.headers.get("X-Offline")).toBeNull();
    const visitor = await server().visitor().get("/congresses/mau/agenda");
    expect(visitor.headers.get("X-Offline")).toBe("keep");
  });
});
