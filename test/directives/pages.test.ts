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
    for (const words of ["BÁO CÁO TIẾN ĐỘ", "Đắk Lắk, ngày 03 tháng 7 năm 2020", "Phải có thảo luận tổ"])
      expect(text).toContain(words);
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

  test("reword and take out what was entered, keep what was typed, and ask where progress was reported", async () => {
    const organiser = await server().client("organiser");
    const form = {
      number: "40-CT/TW",
      title: "Thử",
      issuer: "Bộ Chính trị",
      issuedOn: "2019-05-30",
      slug: "40-ct-tw",
    };
    await organiser.post("/directives/new", form);
    const [up, edit] = ["/directives/40-ct-tw", "/directives/40-ct-tw/edit"];
    const read = async (path: string) => (await organiser.get(path)).text();
    await organiser.post(edit, { intent: "clause", number: "1", title: "Nhân sự" });
    const clause = /clauses\/\w+/.exec(await read(edit))?.[0] ?? "";
    const key = clause.split("/").at(-1) ?? "";
    await organiser.post(edit, { intent: "duty", clause: key, words: "Lập đề án" });
    const duty = /duties\/\w+/.exec(await read(edit))?.[0] ?? "";

    expect(await read(edit)).toContain(`${up}/head`);
    const head = { number: "40-CT/TW", title: "Thử lại", issuer: "Bộ Chính trị", issuedOn: "2019-05-31" };
    const headed = await organiser.post(`${up}/head`, { ...head, basedOn: "1" });
    expect([headed.status, headed.headers.get("Location")]).toEqual([302, edit]);
    const overtaken = await organiser.post(`${up}/head`, { ...head, title: "Gõ chậm", basedOn: "1" });
    const overtakenPage = await overtaken.text();
    expect([overtaken.status, overtakenPage.includes('value="Gõ chậm"')]).toEqual([409, true]);
    expect(overtakenPage).toContain("Đang lưu: Thử lại");
    expect(await read(up)).toContain("31/5/2019");

    const reword = (path: string, fields: Record<string, string>) => organiser.post(`${up}/${path}`, fields);
    const words = { basedOn: "1", number: "1", title: "Công tác nhân sự", text: "Nguyên văn" };
    expect((await reword(clause, words)).status).toBe(302);
    const late = await reword(clause, { ...words, title: "Gõ lâu lắm" });
    const latePage = await late.text();
    expect([
      late.status,
      latePage.includes("Gõ lâu lắm"),
      latePage.includes("Đang lưu: Công tác nhân sự"),
    ]).toEqual([...[409, true, true]]);
    const empty = await reword(clause, { ...words, basedOn: "2", title: "", text: "Giữ lại" });
    expect([empty.status, (await empty.text()).includes("Giữ lại</textarea>")]).toEqual([400, true]);
    await organiser.post(edit, { intent: "clause", number: "2", title: "Khác" });
    expect((await reword(clause, { ...words, basedOn: "2", number: "2" })).status).toBe(409);
    expect(await read(`${up}/${clause}`)).toContain("sửa 03/7/2020 09:00. Trước đó:");

    await reword(duty, { basedOn: "1", state: "in-progress", note: "Đã họp một lần" });
    const asked = await read(`${up}/${duty}/words`);
    expect(asked).toContain("Đã có 1 ghi nhận tiến độ");
    const ids = [...asked.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size, "each id names one element").toBe(ids.length);
    const remove = (over: Record<string, string>) =>
      reword(`${duty}/words`, {
        intent: "remove",
        basedOn: "2",
        notes: "1",
        reason: "Giao nơi khác",
        ...over,
      });
    const refused = await remove({});
    expect([refused.status, (await refused.text()).includes("Giao nơi khác")]).toEqual([409, true]);
    expect((await remove({ isAgreed: "on", basedOn: "x" })).status).toBe(400);
    expect((await remove({ isAgreed: "on" })).status).toBe(302);
    expect(await read(up)).not.toContain("Lập đề án");
    const record = await read(edit);
    for (const kept of ["Lập đề án", "Giao nơi khác", "Đã họp một lần"]) expect(record).toContain(kept);
    expect((await organiser.get(`${up}/${duty}/words`)).status).toBe(404);
    expect((await reword(clause, { intent: "remove", basedOn: "2", notes: "0" })).status).toBe(302);
    expect((await organiser.get(`${up}/${clause}`)).status).toBe(404);
  });

  test("leave what the Conclusion says as it is", async () => {
    const organiser = await server().client("organiser");
    const edit = await (await organiser.get(`${page}/edit`)).text();
    expect(edit).toContain("trích nguyên văn văn bản nguồn");
    expect(/\/clauses\/\w+/.test(edit)).toBe(false);
    const { id } = await server().services.db("directive_clauses").where({ number: "II.1" }).first("id");
    const duty = await server().services.db("directive_duties").where({ clause_id: id }).first("id");
    for (const path of [`${page}/head`, `${page}/clauses/${id}`, `${page}/duties/${duty.id}/words`]) {
      expect((await organiser.get(path)).status, path).toBe(404);
      expect((await organiser.post(path, { intent: "remove", basedOn: "1", notes: "0" })).status, path).toBe(
        404,
      );
    }
    expect((await organiser.post(`${page}/edit`, { intent: "clause", number: "X", title: "x" })).status).toBe(
      403,
    );
  });
});
