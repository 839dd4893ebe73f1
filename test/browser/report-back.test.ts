import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { textOf, unzip } from "../harness/office";
import { useTestServer } from "../harness/server";
import { dealtOut, storeDivision } from "../groups/division-examples";

describe("reporting back from a group", () => {
  const server = useTestServer();
  const browser = useBrowser();
  let reports = "";
  beforeAll(async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const ids: string[] = await db("delegates").where({ congress_id: id }).orderBy("code").pluck("id");
    reports = `/congresses/mau/groups/${await storeDivision(db, id, dealtOut(ids))}/reports`;
  });

  const openAs = async (cookie: string, options: { width?: number; javaScript?: boolean } = {}) => {
    const context = await openWindow(browser(), server().address, { cookie, ...options });
    return { context, page: await context.newPage() };
  };
  const makeLink = async (page: Page, group: string) => {
    await page.goto(reports);
    await page.getByLabel("Cho tổ").selectOption({ label: group });
    await page.getByRole("button", { name: "Tạo liên kết" }).click();
    const address = await page.locator("[data-address]").first().getAttribute("data-address");
    return new URL(address ?? "").pathname;
  };
  const isSaved = (page: Page) => page.getByText("Mọi thứ đã lưu.").waitFor();
  const isSound = async (page: Page) => {
    await expectAccessible(page);
    await expectNoOverflow(page);
  };

  it("leaves nothing of what was not sent behind for whoever signs out", async () => {
    const { cookie } = await server().client("organiser");
    const { page } = await openAs(cookie);
    await page.goto(reports);
    await page.goto((await page.locator('a[href*="/reports/1/"]').first().getAttribute("href")) ?? "");
    await page.route("**/save", (route) => route.abort());
    await page.getByLabel("Nội dung").first().fill("Ý kiến chưa gửi.");
    await page.getByText("Mất kết nối.").waitFor();
    const kept = () => page.evaluate(() => Object.keys(localStorage));
    await expect.poll(kept).toHaveLength(1);
    await page.reload();
    await expect.poll(() => page.getByLabel("Nội dung").first().inputValue()).toBe("Ý kiến chưa gửi.");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByRole("link", { name: "Đăng nhập" }).first().waitFor();
    await expect.poll(kept).toEqual([]);
  });

  it("goes from the secretary's phone, without a connection for a while, to the organiser's report", async () => {
    const { cookie } = await server().client("organiser");
    const organiser = await openAs(cookie);
    const link = await makeLink(organiser.page, "Tổ 2");
    await isSound(organiser.page);

    const phone = await openAs("", { width: 390 });
    const { page } = phone;
    await page.goto(link);
    await isSound(page);
    await page.getByLabel("Số đại biểu có mặt").fill("45");
    const card = page.locator("section").filter({ hasText: "Ý kiến 1" });
    await card.getByLabel("Văn kiện").selectOption({ label: "Báo cáo chính trị (mẫu)" });
    await card.getByLabel("Phần, mục").fill("Phần thứ hai");
    await card.getByLabel("Nội dung").fill("Đề nghị nêu rõ chỉ tiêu.");
    await card.getByText("Đã lưu").waitFor();
    await isSaved(page);

    await phone.context.setOffline(true);
    await page.getByRole("button", { name: "Thêm ý kiến" }).click();
    const second = page.locator("section").filter({ hasText: "Ý kiến 2" });
    await second.getByLabel("Nội dung").fill("Ý kiến gõ khi mất mạng.");
    await page.getByText("Mất kết nối.").waitFor();
    await page.getByRole("button", { name: "Nộp cho Đoàn Thư ký" }).click();
    await page.getByText("Sẽ nộp ngay khi gửi xong.").waitFor();
    await expectAccessible(page);
    await phone.context.setOffline(false);
    await page.getByText("Đã nộp lúc").waitFor();
    await page.getByText("Ý kiến gõ khi mất mạng.").waitFor();
    await isSound(page);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);

    await organiser.page.goto(reports);
    await organiser.page.getByText("1/6 tổ đã nộp, 2 ý kiến").waitFor();
    await organiser.page.getByRole("link", { name: "Tổng hợp ý kiến" }).click();
    await organiser.page.getByText("0 điểm, 2 ý kiến chưa tổng hợp").waitFor();
    for (const box of await organiser.page.getByRole("checkbox").all()) await box.check();
    await organiser.page.getByRole("button", { name: "Gộp", exact: true }).click();
    await organiser.page.getByText("1 điểm, 0 ý kiến chưa tổng hợp").waitFor();
    await isSound(organiser.page);
    await organiser.page.getByText("Sửa câu chữ").click();
    await organiser.page.getByLabel("Nội dung").fill("Nêu rõ chỉ tiêu của nhiệm kỳ.");
    await organiser.page.getByRole("button", { name: "Lưu", exact: true }).click();
    await organiser.page.getByText("Nêu rõ chỉ tiêu của nhiệm kỳ.").first().waitFor();
    const [file] = await Promise.all([
      organiser.page.waitForEvent("download"),
      organiser.page.getByRole("link", { name: "Báo cáo tổng hợp (DOCX)" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const text = textOf(unzip(Buffer.concat(chunks)).get("word/document.xml") ?? "");
    expect(text).toContain("- Phần thứ hai: Nêu rõ chỉ tiêu của nhiệm kỳ. (Tổ 2)");
    await organiser.page.goto(`${reports}/register`);
    await isSound(organiser.page);
    await organiser.page.goto(reports.replace("reports", "papers"));
    await isSound(organiser.page);
    await Promise.all([organiser.context.close(), phone.context.close()]);
  });

  it("keeps typing over a reload, and shows what another phone wrote before anything is overwritten", async () => {
    const { cookie } = await server().client("organiser");
    const organiser = await openAs(cookie, { width: 390 });
    const link = await makeLink(organiser.page, "Tổ 3");
    await isSound(organiser.page);
    await organiser.context.close();
    const [one, two] = [await openAs("", { width: 390 }), await openAs("", { width: 390 })];
    await one.page.goto(link);
    await one.page.getByLabel("Nội dung").fill("Bản đầu.");
    await isSaved(one.page);
    await two.page.goto(link);
    // The way to the server is gone, the page is not: as with a phone that sends nothing through.
    await one.page.route("**/save", (route) => route.abort());
    await one.page.getByLabel("Nội dung").first().fill("Bản của máy một.");
    await one.page.getByText("Mất kết nối.").waitFor();
    await two.page.getByLabel("Nội dung").first().fill("Bản của máy hai.");
    await isSaved(two.page);
    one.page.on("dialog", (dialog) => void dialog.accept());
    await one.page.reload();
    await one.page.unroute("**/save");
    await one.page.getByText("Máy khác vừa lưu ý kiến này").first().waitFor();
    await one.page.getByText("Bản của máy hai.").waitFor();
    expect(await one.page.getByLabel("Nội dung").first().inputValue()).toBe("Bản của máy một.");
    await isSound(one.page);
    await one.page.getByRole("button", { name: "Dùng bản của tôi" }).click();
    await isSaved(one.page);
    const texts = await server()
      .services.db("group_opinion_versions")
      .join("group_opinions", "group_opinions.id", "opinion_id")
      .join("group_reports", "group_reports.id", "report_id")
      .where({ group_id: "g3" })
      .orderBy("group_opinion_versions.version")
      .pluck("group_opinion_versions.content");
    expect(texts.map((text: string) => (JSON.parse(text) as { text: string }).text)).toEqual([
      "Bản đầu.",
      "Bản của máy hai.",
      "Bản của máy một.",
    ]);
    await Promise.all([one.context.close(), two.context.close()]);
  });

  it("works without scripts", async () => {
    const { cookie } = await server().client("organiser");
    const organiser = await openAs(cookie);
    const link = await makeLink(organiser.page, "Tổ 4");
    await organiser.context.close();
    const { context, page } = await openAs("", { width: 390, javaScript: false });
    await page.goto(link);
    await page.getByLabel("Nội dung").fill("Không cần kịch bản.");
    await page.getByRole("button", { name: "Lưu ý kiến này" }).click();
    await page.getByText("Ý kiến 2").waitFor();
    await page.getByRole("button", { name: "Nộp cho Đoàn Thư ký" }).click();
    await page.getByText("Đã nộp lúc").waitFor();
    await context.close();
  });
});
