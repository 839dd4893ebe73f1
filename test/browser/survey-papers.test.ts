import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { linesOfDocument } from "../harness/office";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";
import { makePlan, secretNames, stepsOf } from "../survey/journey";

describe("a personnel officer in the browser", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();
  let cookie: string;
  let step: string;

  beforeAll(async () => {
    const { db } = server().services;
    const officer = await makePerson(db, "personnel-officer", { now: testInstant });
    cookie = officer.cookie;
    const planId = await makePlan(db, officer.viewer);
    step = `/surveys/${planId}/steps/${(await stepsOf(db, planId))[0]?.id}`;
  });

  test.each([
    { width: 1280, language: "vi" as const, link: "Phiếu, biểu kiểm phiếu, biên bản" },
    { width: 390, language: "en" as const, link: "Ballots, tally sheets, minutes" },
  ])("comes from a step to its papers at $width px in $language", async ({ width, language, link }) => {
    const window = await openWindow(browser(), server().address, { cookie, width, language });
    const page = await window.newPage();
    await page.goto(step);
    await page.getByRole("link", { name: link }).click();
    await page.waitForURL(`**${step}/papers`);
    await expectAccessible(page);
    await expectNoOverflow(page);
    await window.close();
  });

  test("downloads the ballot with names without JavaScript", async () => {
    const window = await openWindow(browser(), server().address, { cookie, javaScript: false });
    const page = await window.newPage();
    await page.goto(`${step}/papers`);
    const arriving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Phiếu lấy ý kiến: Tải bản có họ tên" }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe("phieu-lay-y-kien-day-du-buoc-1.docx");
    const lines = linesOfDocument(readFileSync(await download.path()));
    for (const name of secretNames) expect(lines.filter((line) => line === name)).toHaveLength(2);
    await window.close();
  });
});
