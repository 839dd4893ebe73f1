import { beforeAll, describe, expect, it } from "vitest";
import { fillWorkspace } from "../bench/pages/dataset";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

describe("long lists", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();
  beforeAll(() =>
    fillWorkspace(server().services.db, {
      ...{ provinces: 2, districts: 3, communes: 20, items: 1, auditRows: 1 },
    }),
  );
  const cookieOf = async () => (await server().client("organiser")).cookie;

  it.each([
    ["/congresses", 1280],
    ["/congresses", 390],
    ["/committees", 1280],
    ["/committees", 390],
    ["/calendar", 390],
  ] as const)(
    "of %s are sound at %i pixels, and turn by keyboard",
    { timeout: 90_000 },
    async (path, width) => {
      const window = await openWindow(browser(), server().address, { cookie: await cookieOf(), width });
      const page = await window.newPage();
      await page.goto(path);
      await expectAccessible(page);
      await expectNoOverflow(page);
      if (path !== "/calendar") {
        await page.getByRole("link", { name: "Trang sau" }).focus();
        await page.keyboard.press("Enter");
        await page
          .getByText(/^Trang 2 \/ \d+$/)
          .first()
          .waitFor();
        await expectAccessible(page);
        await expectNoOverflow(page);
      }
      await window.close();
    },
  );

  it("are searched, turned and printed whole without scripts", { timeout: 90_000 }, async () => {
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
    expect(await page.getByRole("heading", { level: 3 }).count()).toBe(60);
    await page.goto("/committees");
    await page.getByLabel("Tên đảng bộ").fill("xã số 0-1-1");
    await page.getByRole("button", { name: "Tìm" }).click();
    await page.getByText(/^11 trong \d+ đảng bộ$/).waitFor();
    await window.close();
  });
});
