import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

/** Enough for every kind of page once. */
const mostPages = 60;
/** Two addresses that differ only in these show the same kind of page. */
const kindOf = (path: string): string =>
  path
    .replace(/[?#].*$/, "")
    .replace(
      /\/(congresses|committees|people|slots|sessions|items|surveys|documents|delegates|groups)\/[^/]+/g,
      (match, room) => (/\/(new|levels|compare)$/.test(match) ? match : `/${room}/*`),
    )
    .replace(/\/reports\/\d+\/[^/]+/, "/reports/*")
    .replace(/\/v\/\d+/, "/v/*");

describe("every page", () => {
  const server = useTestServer();
  const browser = useBrowser();

  it.each([
    ["visitor", "vi", 1280],
    ["visitor", "en", 390],
    ["administrator", "vi", 390],
    ["administrator", "en", 1280],
  ] as const)("is sound for a %s in %s at %i pixels", async (who, language, width) => {
    const cookie = who === "visitor" ? "" : (await server().client(who)).cookie;
    const context = await openWindow(browser(), server().address, { cookie, language, width });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    const seen = new Set<string>();
    const waiting = ["/", "/congresses/mau", "/congresses/mau/agenda", "/khong-co"];
    while (waiting.length > 0 && seen.size < mostPages) {
      const path = waiting.shift() as string;
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      const response = await page.goto(path, { waitUntil: "load" });
      const expected = path === "/khong-co" ? 404 : 200;
      expect(response?.status(), path).toBe(expected);
      await expectAccessible(page);
      await expectNoOverflow(page);
      expect(await page.locator("h1").count(), `${path}: one heading of the first level`).toBe(1);
      expect(await page.title(), path).not.toBe("");
      const links = await page
        .locator("a[href^='/']")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      waiting.push(...links.filter((link) => !/\.(ics|csv|docx|xlsx|json|xml)(\?|$)/.test(link)));
    }
    await context.close();
    // The page that does not exist is meant to be missing.
    expect(complaints.filter((complaint) => !/khong-co.*404|404 \(Not Found\)/.test(complaint))).toEqual([]);
    expect(seen.size).toBeGreaterThan(who === "visitor" ? 6 : 20);
  });
});
