import { describe, expect, test } from "vitest";
import { useTestServer } from "../harness/server";
import { textOf, unzip } from "../harness/office";

describe("the pages of directives", () => {
  const server = useTestServer();
  const page = "/directives/1097-kl-tu";

  test("are read by anyone, followed up by organisers, with live links for those signed in", async () => {
    const visitor = await (await server().visitor().get(page)).text();
    expect(visitor.includes("không phát tán, trao đổi")).toBe(true);
    expect(visitor.includes("Cập nhật tiến độ")).toBe(false);
    expect(visitor.includes("Đợt góp ý: ")).toBe(false);
    const organiser = await server().client("organiser");
    const own = await (await organiser.get(page)).text();
    expect(own.includes("Đợt góp ý: ")).toBe(true);
    expect(own.includes("Nội dung kế hoạch không có trong nguồn")).toBe(true);
    const viewer = await server().client("viewer");
    expect((await viewer.get(`${page}/edit`)).status).toBe(403);
    expect((await viewer.get(`${page}/progress.docx`)).status).toBe(403);
    expect((await server().visitor().get("/directives/khong-co")).status).toBe(404);
  });

  test("take progress and hand over the report", async () => {
    const organiser = await server().client("organiser");
    const duty =
      /\/directives\/1097-kl-tu\/duties\/\w+/.exec(await (await organiser.get(page)).text())?.[0] ?? "";
    const send = (over: Record<string, string>) =>
      organiser.post(duty, {
        basedOn: "1",
        state: "in-progress",
        note: "Đã gửi văn bản",
        dueBefore: "",
        ...over,
      });
    expect((await send({ state: "x" })).status).toBe(400);
    expect((await send({ dueBefore: "2020-02-31" })).status).toBe(400);
    expect((await send({})).status).toBe(302);
    expect((await send({ note: "Người khác" })).status).toBe(409);
    const file = await organiser.get(`${page}/progress.docx`);
    const text = textOf(unzip(new Uint8Array(await file.arrayBuffer())).get("word/document.xml") ?? "");
    expect(text).toContain("Đã gửi văn bản");
    expect(text).toContain("BÁO CÁO TIẾN ĐỘ");
    expect((await organiser.get(`${page}/duties/khong-co`)).status).toBe(404);
  });

  test("enter a further directive by forms", async () => {
    const organiser = await server().client("organiser");
    const form = {
      number: "35-CT/TW",
      title: "Đại hội các cấp",
      issuer: "Bộ Chính trị",
      issuedOn: "2019-05-30",
    };
    const bad = await organiser.post("/directives/new", { ...form, slug: "Sai Địa Chỉ" });
    expect([bad.status, (await bad.text()).includes("ví dụ 35-ct-tw")]).toEqual([400, true]);
    const made = await organiser.post("/directives/new", { ...form, slug: "35-ct-tw" });
    const edit = made.headers.get("Location") ?? "";
    expect(edit).toBe("/directives/35-ct-tw/edit");
    expect((await organiser.post(edit, { intent: "clause", number: "1", title: "Nhân sự" })).status).toBe(
      302,
    );
    expect((await organiser.post(edit, { intent: "clause", number: "1", title: "Nhân sự" })).status).toBe(
      409,
    );
    const clause = /name="clause" value="(\w+)"/.exec(await (await organiser.get(edit)).text())?.[1] ?? "";
    expect((await organiser.post(edit, { intent: "duty", clause, words: "Lập đề án" })).status).toBe(302);
    expect((await organiser.post(edit, { intent: "duty", clause: "abc", words: "Lập đề án" })).status).toBe(
      404,
    );
    expect((await (await organiser.get("/directives/35-ct-tw")).text()).includes("Lập đề án")).toBe(true);
  });
});
