import { beforeAll, describe, expect, it } from "vitest";
import { fillWorkspace } from "../bench/pages/dataset";
import { expectAccessible, expectNoOverflow, openWindow, useBrowser } from "../harness/browser";
import { useTestServer } from "../harness/server";

describe("choosing one of many committees", () => {
  const server = useTestServer({ sample: false });
  const browser = useBrowser();
  beforeAll(() =>
    fillWorkspace(server().services.db, {
      ...{ provinces: 2, districts: 3, communes: 20, items: 1, auditRows: 1 },
    }),
  );
  const ownerOf = async (title: string): Promise<string | undefined> =>
    (
      await server()
        .services.db("congresses")
        .join("committees", "committees.id", "congresses.committee_id")
        .where({ title_vi: title })
        .first("committees.slug")
    )?.slug;

  it.each([1280, 390])("is suggested as one types at %i pixels, by keyboard", async (width) => {
    const { cookie } = await server().client("organiser");
    const window = await openWindow(browser(), server().address, { cookie, width });
    const page = await window.newPage();
    await page.goto("/congresses/new");
    const field = page.getByRole("combobox", { name: "Đảng bộ" });
    await field.pressSequentially("xa so 1-2-1");
    await page.getByRole("option", { name: "Đảng bộ xã số 1-2-11" }).waitFor();
    // Of what was typed so far it may have been among the matches; this one is not any more.
    await page.getByRole("option", { name: "Đảng bộ xã số 1-2-0" }).waitFor({ state: "detached" });
    await expectAccessible(page);
    await expectNoOverflow(page);
    await field.press("ArrowDown");
    await field.press("ArrowDown");
    expect(await page.getByRole("listbox").getByRole("option", { selected: true }).innerText()).toContain(
      "1-2-10",
    );
    await field.press("Enter");
    expect(await field.inputValue()).toBe("Đảng bộ xã số 1-2-10");
    expect(await page.getByRole("listbox").isVisible()).toBe(false);
    const title = `Đại hội chọn bằng bàn phím ${width}`;
    await page.getByLabel("Tên đại hội", { exact: true }).fill(title);
    await page.getByRole("button", { name: "Lưu" }).last().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await ownerOf(title)).toBe("bench-1-2-10");
    // What is stored stands there, and another one is chosen with the pointer.
    await page.goto(`${page.url()}/edit`);
    expect(await field.inputValue()).toBe("Đảng bộ xã số 1-2-10");
    await field.fill("huyen so 0-1");
    await page.getByRole("option", { name: "Đảng bộ huyện số 0-1" }).click();
    await page.getByRole("button", { name: "Lưu" }).last().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await ownerOf(title)).toBe("bench-0-1");
    await window.close();
  });

  it("is asked back without scripts, and nothing that was typed is lost", async () => {
    const { cookie } = await server().client("organiser");
    const window = await openWindow(browser(), server().address, { cookie, javaScript: false, width: 390 });
    const page = await window.newPage();
    await page.goto("/congresses/new");
    const title = "Đại hội chọn không có mã lệnh";
    const field = page.getByLabel("Đảng bộ", { exact: true });
    await field.fill("xã số 1-2-1");
    await page.getByLabel("Tên đại hội", { exact: true }).fill(title);
    await page.getByRole("button", { name: "Lưu" }).last().click();
    await page.getByText("Hãy chọn một mục, hoặc gõ đúng cả tên.").waitFor();
    expect(await page.getByLabel("Tên đại hội", { exact: true }).inputValue()).toBe(title);
    // "… 1-2-1" is a part of eleven names.
    expect(await page.getByRole("radio").count()).toBe(11);
    await expectNoOverflow(page);
    await page.getByRole("radio", { name: "Đảng bộ xã số 1-2-15" }).check();
    await page.getByRole("button", { name: "Lưu" }).last().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await ownerOf(title)).toBe("bench-1-2-15");
    await window.close();
  });

  it("never makes a role for everything out of a name that is none", async () => {
    const administrator = await server().client("administrator");
    const form = { name: "Người Thử", email: "thu-chon@example.vn", role: "organiser" };
    const posted = { ...form, committee: "", "committee-typed": "xã số 1-2", "committee-for": "" };
    const answer = await administrator.post("/administration/people", posted);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain("Hãy chọn một mục");
    expect(page).toContain('value="Người Thử"');
    expect(page).toContain("Đảng bộ xã số 1-2-7");
    const { db } = server().services;
    expect(await db("users").where({ email: form.email }).first("id")).toBeUndefined();
    const whole = { ...posted, "committee-typed": "đảng bộ xã số 1-2-7" };
    expect((await administrator.post("/administration/people", whole)).status).toBe(200);
    const held = await db("user_roles")
      .join("users", "users.id", "user_roles.user_id")
      .join("committees", "committees.id", "user_roles.committee_id")
      .where({ email: form.email })
      .first("slug");
    expect(held?.slug).toBe("bench-1-2-7");
    // Nor an error out of what no page of ours sends.
    for (const strange of ["\0", "\ud800", "x".repeat(5000), "%_\\"]) {
      const sent = { ...posted, "committee-typed": strange, "committee-for": strange, committee: strange };
      expect((await administrator.post("/administration/people", sent)).status).toBeLessThan(500);
    }
    expect((await administrator.get("/choices/committees?for=x&except=%00&q=%ED%A0%80%00")).status).toBe(200);
  });

  it("searches drafts' and plans' congresses by title", async () => {
    const organiser = await server().client("organiser");
    const page = await (await organiser.get("/documents/new")).text();
    expect(page).not.toContain("Đảng bộ xã số 1-2-7");
    const found = await organiser.get("/choices/congresses?for=document:edit&q=xa%20so%201-2-7");
    expect(await found.json()).toMatchObject({
      matches: [{ label: "Đại hội Đảng bộ xã số 1-2-7" }],
      isCut: false,
    });
    expect((await organiser.get("/choices/congresses?for=survey:open-plan&q=x")).status).toBe(403);
    const draft = {
      congressId: "",
      "congressId-typed": "xa so 1-2-7",
      "congressId-for": "",
      kind: "political-report",
    };
    const answer = await organiser.post("/documents/new", {
      ...draft,
      title: "Dự thảo giữ lại",
      text: "Nội dung",
    });
    expect(answer.status).toBe(400);
    const again = await answer.text();
    expect(again).toContain("Đại hội Đảng bộ xã số 1-2-7");
    expect(again).toContain("Dự thảo giữ lại");
  });
});
