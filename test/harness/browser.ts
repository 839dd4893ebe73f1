import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page, type Response } from "playwright-core";
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

/** Opens a window of its own on a site. With scripts its pages are to be seen once they have come to life. */
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
  // As with the tests' own limits: what hangs ends some day.
  context.setDefaultTimeout(120_000);
  if (javaScript) {
    await context.addInitScript(hideUntilAlive);
    context.on("page", waitForLife);
  }
  const pairs = [...cookie.split("; ").filter(Boolean), `language=${language}`];
  await context.addCookies(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address };
    }),
  );
  return context;
}

/**
 * Runs in the page before anything of it is there. Playwright acts on what is to be seen: on a busy machine it would
 * press keys on a page whose scripts are still on their way, which a person is too slow for.
 */
function hideUntilAlive(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { visibility: hidden !important; }");
  document.adoptedStyleSheets = [sheet];
  const isHydrated = () => {
    const key = Object.keys(document).find((each) => each.startsWith("__reactContainer$"));
    const root = (document as unknown as Record<string, ReactRoot | undefined>)[key ?? ""];
    return root?.stateNode.current.memoizedState?.isDehydrated === false;
  };
  const look = () => {
    const hasScripts = "__remixContext" in window;
    if (hasScripts && !isHydrated()) return void requestAnimationFrame(look);
    // Effects run after the frame in which the page came to life.
    requestAnimationFrame(() => setTimeout(() => (document.adoptedStyleSheets = []), 0));
  };
  document.addEventListener("DOMContentLoaded", look);
}

interface ReactRoot {
  stateNode: { current: { memoizedState?: { isDehydrated?: boolean } } };
}

/** Also those who only look, without waiting for anything on the page, find it alive. */
function waitForLife(page: Page): void {
  for (const way of ["goto", "reload"] as const) {
    const go = page[way].bind(page) as (...args: unknown[]) => Promise<Response | null>;
    page[way] = async (...args: unknown[]) => {
      const response = await go(...args);
      await page.locator("html").waitFor();
      return response;
    };
  }
}

/** No serious or critical finding of axe on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator("html").waitFor();
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
