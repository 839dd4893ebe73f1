import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

describe("a personnel survey", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();

  const windowFor = async (role: "personnel-officer" | "viewer", width: number) => {
    const { cookie, viewer } = await makePerson(server().services.db, role, { now: testInstant });
    const context = await openWindow(browser(), server().address, { cookie, width });
    return { page: await context.newPage(), viewer };
  };
  const look = async (page: Page) => {
    await expectAccessible(page);
    await expectNoOverflow(page);
  };
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  const enterCount = async (page: Page, approvals: Record<string, string>) => {
    for (const [label, value] of [
      ["Phát ra", "30"],
      ["Thu về", "30"],
      ["Hợp lệ", "29"],
      ["Không hợp lệ", "1"],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    for (const [code, value] of Object.entries(approvals)) await page.getByLabel(code).fill(value);
    await page.getByRole("button", { name: /^Lưu (lần nhập|số nhập lại)/ }).click();
  };

  it("goes from a new plan to its last minutes with two counters and two correctors", async () => {
    const { page: officer } = await windowFor("personnel-officer", 1280);
    const { page: first, viewer: firstCounter } = await windowFor("viewer", 390);
    const { page: second, viewer: secondCounter } = await windowFor("viewer", 390);
    const { page: mate, viewer: approver } = await windowFor("personnel-officer", 390);

    // The plan, filled in with what the Conclusion states; names are off unless somebody asks for them.
    await officer.goto("/");
    await officer.getByRole("link", { name: "Khảo sát nhân sự" }).first().click();
    await officer.getByRole("link", { name: "Lập kế hoạch" }).click();
    await officer.getByLabel("Số kế hoạch").waitFor();
    await look(officer);
    expect(await officer.getByLabel("Số kế hoạch").inputValue()).toBe("178-KH/TU");
    expect(await officer.getByLabel("Cho phép ghi họ tên").isChecked()).toBe(false);
    await officer.getByLabel("Cho phép ghi họ tên").check();
    await officer.getByLabel(/Số vị trí cần bầu/).fill("2");
    await press(officer, "Lập kế hoạch");
    await officer.getByRole("heading", { name: "Kế hoạch 178-KH/TU" }).waitFor();
    await officer.getByText("toàn văn Kế hoạch 178-KH/TU không có trong nguồn").waitFor();
    await officer.getByText("2 vị trí cần bầu. Số dư tính được khi có danh sách.").waitFor();
    await look(officer);
    const plan = new URL(officer.url()).pathname;

    // The office keeps the first two steps of one track.
    const steps: string[] = await server().services.db("survey_steps").orderBy("position").pluck("id");
    for (const id of steps.slice(2)) {
      await officer.goto(`${plan}/steps/${id}/edit`);
      await press(officer, "Bỏ bước này");
      await officer.getByRole("heading", { name: "Các bước" }).waitFor();
    }
    await officer.goto(`${plan}/steps/${steps[0]}/edit`);
    await look(officer);
    await officer.getByLabel(/^Ngày/).fill("2020-07-10");
    await officer.getByLabel(/Giờ bắt đầu/).fill("08:00");
    await officer.getByLabel(/Nhiều nhất bao nhiêu người/).fill("2");
    await officer.getByLabel(/Số người triệu tập/).fill("40");
    await press(officer, "Lưu");
    await officer.getByText("Đã lưu.").waitFor();

    await officer.getByRole("link", { name: "Thêm người mới" }).first().click();
    await officer.getByLabel("Mỗi dòng một người").fill("Người Mẫu Một; Nữ; 1985\nNgười Mẫu Hai; Khác");
    await press(officer, "Thêm vào danh sách");
    await officer.getByText("Dòng 2: giới tính phải là Nam hoặc Nữ.").waitFor();
    await officer
      .getByLabel("Mỗi dòng một người")
      .fill("Người Mẫu Một; Nữ; 1985\nNgười Mẫu Hai; Nam; 1970; có\nNgười Mẫu Ba; Nam; 1975");
    await press(officer, "Thêm vào danh sách");
    await officer.getByText("Đã lưu.").waitFor();
    await look(officer);

    // Access by name: two who count, one who approves corrections.
    await officer.goto(`${plan}/access`);
    for (const [person, capability] of [
      [firstCounter, "Nhập kết quả kiểm phiếu"],
      [secondCounter, "Nhập kết quả kiểm phiếu"],
      [approver, "Duyệt đính chính"],
    ] as const) {
      await officer.getByLabel("Thư điện tử của người được cấp").fill(person.email);
      await officer.getByLabel(capability).check();
      await press(officer, "Cấp quyền");
      await officer.getByText(person.email).waitFor();
    }
    await look(officer);

    // The second step waits for the first.
    await officer.goto(`${plan}/steps/${steps[1]}`);
    await officer.getByText("Chờ kết thúc: Bước 1.").waitFor();
    const step = `${plan}/steps/${steps[0]}`;
    await officer.goto(step);
    await press(officer, "Mở bước này");
    await officer.getByLabel("Có mặt").fill("41");
    await press(officer, "Ghi số người có mặt");
    await officer.getByText("lớn hơn số triệu tập 40").waitFor();
    await officer.getByLabel("Có mặt").fill("30");
    await press(officer, "Ghi số người có mặt");
    await officer.getByText("Đủ số người: có mặt 30/40, cần ít nhất 27.").waitFor();
    await look(officer);

    // Two counters, each alone with the ballots; the second is not shown what the first entered.
    await first.goto("/");
    await first.getByRole("link", { name: "Khảo sát nhân sự" }).first().click();
    await first.getByRole("link", { name: "Kế hoạch 178-KH/TU" }).click();
    await first.getByRole("link", { name: "Nhập kết quả kiểm phiếu" }).click();
    await enterCount(first, { A01: "20", A02: "30", A03: "20" });
    await first.getByText("A02 có 30 phiếu đồng ý, lớn hơn số phiếu hợp lệ 29.").first().waitFor();
    await look(first);
    await enterCount(first, { A01: "20", A02: "25", A03: "20" });
    await first.getByText("Bạn đã nhập. Chờ người kiểm phiếu thứ hai.").waitFor();
    await second.goto(step);
    await second.getByText("Số lần nhập đã có: 1/2").waitFor();
    expect(await second.getByLabel("A02").inputValue()).toBe("");
    expect(await second.content()).not.toContain('"A02":25');
    await enterCount(second, { A01: "20", A02: "24", A03: "20" });
    await second.getByText("Hai lần nhập khác nhau ở 1 con số").waitFor();
    expect(await second.getByRole("button", { name: "Chốt kết quả kiểm phiếu" }).count()).toBe(0);
    await look(second);
    await enterCount(second, { A02: "25" });
    await second.getByText("Hai lần nhập khớp nhau ở mọi con số").waitFor();
    await press(second, "Chốt kết quả kiểm phiếu");
    await second.getByText("Đã kiểm phiếu").waitFor();

    // A tie at the last place is named; people decide, and say on what grounds.
    await officer.goto(step);
    await officer.getByText("Bằng phiếu ở vị trí cuối: A01, A03.").first().waitFor();
    await look(officer);
    await officer.getByLabel("Số biên bản").fill("01-BB/TU");
    await press(officer, "Kết thúc bước bằng biên bản");
    await officer.getByText("Ghi ai được chuyển tiếp và căn cứ quyết định.").waitFor();
    await officer.getByLabel("A03 Người Mẫu Ba").check();
    await officer.getByLabel("Căn cứ quyết định").fill("Hội nghị biểu quyết");
    await press(officer, "Kết thúc bước bằng biên bản");
    await officer.getByText("Biên bản số 01-BB/TU ngày 03/7/2020").waitFor();
    await officer.getByText("Chuyển sang bước sau (2)").waitFor();
    await look(officer);

    // The second step has its list; then the first is corrected, by two people.
    await officer.goto(`${plan}/steps/${steps[1]}`);
    await officer.getByRole("heading", { name: "Danh sách (2)" }).waitFor();
    await officer.goto(step);
    await officer.getByText("Đề nghị đính chính").first().click();
    await officer.getByLabel("Lý do đính chính").fill("Cộng sót một phiếu");
    await officer.getByLabel("A01 Người Mẫu Một").first().fill("21");
    await press(officer, "Gửi đề nghị đính chính");
    await officer.getByText("Bạn đề nghị nên người khác phải duyệt.").waitFor();
    await mate.goto(step);
    await mate.getByText("Cộng sót một phiếu").waitFor();
    await look(mate);
    await press(mate, "Duyệt đính chính");
    await mate.getByText(/duyệt lúc/).waitFor();

    await officer.goto(`${plan}/steps/${steps[1]}`);
    await officer.getByText("Một bước đứng trước đã được đính chính.").waitFor();
    await officer.getByText("Thiếu: A01.").waitFor();
    await press(officer, "Lấy lại danh sách từ bước trước");
    await officer.getByText("Thiếu: A01.").waitFor({ state: "detached" });
    await press(officer, "Đã xem lại, bước này vẫn giữ");
    await officer.getByText("Một bước đứng trước đã được đính chính.").waitFor({ state: "detached" });
    await press(officer, "Mở bước này");
    await officer.getByLabel("Số triệu tập").fill("40");
    await officer.getByLabel("Có mặt").fill("30");
    await press(officer, "Ghi số người có mặt");
    await officer
      .getByText("Chờ hai người kiểm phiếu nhập kết quả.")
      .or(officer.getByText("Bạn nhập lần thứ nhất"))
      .first()
      .waitFor();
    for (const counter of [first, second]) {
      await counter.goto(`${plan}/steps/${steps[1]}`);
      await enterCount(counter, { A01: "21", A02: "25" });
      await counter.getByText("Nhập lại số của bạn").waitFor();
    }
    await press(second, "Chốt kết quả kiểm phiếu");
    await second.getByText("Đã kiểm phiếu").waitFor();
    await officer.goto(`${plan}/steps/${steps[1]}`);
    await officer.getByLabel("Số biên bản").fill("02-BB/TU");
    await press(officer, "Kết thúc bước bằng biên bản");
    await officer.getByText("Biên bản số 02-BB/TU").waitFor();
    await officer.goto(plan);
    await officer.getByText("Không còn việc nào").waitFor();
    await look(officer);

    // The end of the term: the names go with their key, the figures stay.
    await officer.goto(`${plan}/settings`);
    await look(officer);
    const archive = officer.getByLabel("Gõ lại số kế hoạch để xác nhận: 178-KH/TU").first();
    await archive.fill("179-KH/TU");
    await press(officer, "Lưu trữ và xóa tên");
    await officer.getByText("Chưa làm gì cả.").first().waitFor();
    await archive.fill("178-KH/TU");
    await press(officer, "Lưu trữ và xóa tên");
    await officer.getByText("Khóa mã hóa đã bị hủy").waitFor();
    await officer.goto(`${plan}/people`);
    expect(await officer.content()).not.toContain("Người Mẫu");
    expect((await first.goto(plan))?.status()).toBe(404);
  });
});
