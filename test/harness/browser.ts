import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** A Chromium out of the registry, for the tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return () => browser;
}

async function launch(): Promise<Browser> {
  const { executablePath, args, environment } = inject("chromium");
  return chromium.launch({ executablePath, args, headless: true, env: { ...process.env, ...environment } });
}

export interface Opening {
  /** The value of a `Cookie` header. */
  cookie?: string;
  width?: number;
  language?: "vi" | "en";
  javaScript?: boolean;
}

/** Opens a window of its own on a site. */
export async function openWindow(
  browser: Browser,
  address: string,
  { cookie = "", width = 1280, language = "vi", javaScript = true }: Opening = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    baseURL: address,
    javaScriptEnabled: javaScript,
    locale: language === "vi" ? "vi-VN" : "en-GB",
  });
  const pairs = [...cookie.split("; ").filter(Boolean), `language=${language}`];
  await context.addCookies(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
    }),
  );
  return context;
}

/** No serious or critical finding of axe on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe;
    const result = await axe.run({
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    });
    return result.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
  expect(violations, page.url()).toEqual([]);
}

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

/** Nothing sticks out of the window sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
