import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";
import type { Page } from "playwright-core";

describe("drafts and directives", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();

  const openAs = async (cookie: string, options: { width?: number; javaScript?: boolean } = {}) => {
    const context = await openWindow(browser(), server().address, { cookie, ...options });
    return { context, page: await context.newPage() };
  };
  const isSound = async (page: Page) => {
    await expectAccessible(page);
    await expectNoOverflow(page);
  };

  it("a draft goes from a comment with files on a phone to what it changed, word by word", async () => {
    const { db } = server().services;
    const organiser = await server().client("organiser");
    const district = await server().client("committee-editor", "krong-pac");
    const { id: congressId } = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    const text = "BÁO CÁO\nThu ngân sách đạt 36,81%; công tác xúc tiến đầu tư được quan tâm.";
    const made = await organiser.post("/documents/new", {
      ...{ congressId, kind: "political-report", title: "Báo cáo chính trị", text },
    });
    const draft = made.headers.get("Location") ?? "";
    const days = { opensOn: "2020-07-03", closesBefore: "2020-07-08" };
    await organiser.post(`${draft}/rounds/new`, { name: "Góp ý lần 1", ...days });

    const phone = await openAs(district.cookie, { width: 390 });
    await phone.page.goto(draft);
    await phone.page.getByRole("link", { name: /Góp ý lần 1/ }).click();
    await phone.page.getByLabel("Góp ý về").selectOption({ index: 2 });
    await phone.page.getByLabel("Nội dung góp ý").fill("Cập nhật số liệu thu ngân sách.");
    await phone.page.getByRole("button", { name: "Gửi ý kiến" }).click();
    await phone.page.getByText("Đã nhận ý kiến.").waitFor();
    const round = new URL(phone.page.url()).pathname;

    // Files come and go afterwards, without scripts as well.
    const plain = await openAs(district.cookie, { width: 390, javaScript: false });
    await plain.page.goto(round);
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
    const comment = plain.page.getByRole("group", { name: "Tệp kèm theo" });
    await comment.getByText("Đính kèm tệp").first().click();
    const name = "Số liệu kinh tế - xã hội sáu tháng đầu năm 2020 của huyện Krông Pắc.pdf";
    await comment.getByLabel("Chọn tệp").setInputFiles({ name, mimeType: "application/pdf", buffer: pdf });
    await comment.getByRole("button", { name: "Đính kèm tệp" }).click();
    await plain.page.getByText("Đã đính kèm tệp.").waitFor();
    await plain.page.getByRole("button", { name: /^Gỡ/ }).click();
    await plain.page.getByText("Đã gỡ tệp.").waitFor();
    await plain.context.close();

    await phone.page.goto(round);
    expect(await phone.page.locator("del").textContent()).toBe(name);
    await isSound(phone.page);
    await phone.context.close();

    const desk = await openAs(organiser.cookie);
    await desk.page.goto(round);
    await desk.page.locator("summary", { hasText: "Trả lời" }).click();
    await desk.page.getByRole("button", { name: "Lưu trả lời" }).click();
    await desk.page.getByText("Tiếp thu", { exact: true }).first().waitFor();
    await desk.page.goto(`${draft}/version`);
    await desk.page.getByRole("textbox", { name: /^Nội dung/ }).fill(text.replace("36,81%", "42,5%"));
    await desk.page.getByRole("button", { name: "Lưu phiên bản mới" }).click();
    await desk.page.waitForURL(`**${draft}`);
    const changes = desk.page.locator("#changes");
    await changes.locator("del").first().waitFor();
    expect(await changes.locator("del").allTextContents()).toEqual(["36,81"]);
    expect(await changes.locator("ins").allTextContents()).toEqual(["42,5"]);
    // Not by colour alone: struck through and underlined, and said to those who listen.
    const look = (selector: string) =>
      changes.locator(selector).evaluate((element) => ({
        line: getComputedStyle(element).textDecorationLine,
        spoken: getComputedStyle(element, "::before").content,
      }));
    expect([await look("del"), await look("ins")]).toEqual([
      { line: "line-through", spoken: expect.stringContaining("bỏ") },
      { line: "underline", spoken: expect.stringContaining("thêm") },
    ]);
    await changes.getByText("Cập nhật số liệu thu ngân sách.").waitFor();
    await isSound(desk.page);
    await desk.context.close();
  });

  it("a duty that was entered is reworded and taken out, and stays on record", async () => {
    const organiser = await server().client("organiser");
    const up = "/directives/35-ct-tw";
    const head = { number: "35-CT/TW", title: "Về đại hội đảng bộ các cấp", issuer: "Bộ Chính trị" };
    await organiser.post("/directives/new", { ...head, issuedOn: "2019-05-30", slug: "35-ct-tw" });
    const { context, page } = await openAs(organiser.cookie, { width: 390 });
    await page.goto(`${up}/edit`);
    await page.getByLabel("Số mục").fill("1");
    await page.getByLabel("Tiêu đề mục").fill("Nhân sự cấp ủy");
    await page.getByRole("button", { name: "Thêm mục" }).click();
    await page.getByText("Mục 1. Nhân sự cấp ủy").first().waitFor();
    await page.locator("summary", { hasText: "Thêm nhiệm vụ" }).click();
    await page.getByLabel("Nhiệm vụ").fill("Lập đề án");
    await page.getByRole("button", { name: "Thêm nhiệm vụ" }).click();
    await page.getByRole("link", { name: "Sửa, bỏ: Lập đề án" }).click();
    await page.getByLabel("Nhiệm vụ", { exact: true }).fill("Lập đề án nhân sự trình Ban Thường vụ");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("link", { name: /^Sửa, bỏ: Lập đề án nhân sự/ }).click();
    await page.getByText("Trước đó:").waitFor();
    await isSound(page);
    await page.getByLabel("Lý do bỏ").fill("Đã giao trong kế hoạch riêng");
    await page.getByRole("button", { name: "Bỏ nhiệm vụ này" }).click();
    await page.getByText("Lý do: Đã giao trong kế hoạch riêng").waitFor();
    await isSound(page);
    await page.goto(up);
    expect(await page.getByText("Lập đề án").count()).toBe(0);
    await context.close();
  });
});
