import { describe, expect, test } from "vitest";
import { useTestServer, type Client } from "../harness/server";

describe("the pages of documents", () => {
  const server = useTestServer({ sample: false });
  const seeded = async () => {
    const { id } = await server().services.db("drafts").first("id");
    const round = await server().services.db("comment_rounds").where({ draft_id: id }).first("id");
    return { draft: `/documents/${id}`, round: `/documents/${id}/rounds/${round.id}` };
  };
  const comment = (client: Client, to: string, text: string) =>
    client.post(to, { intent: "comment", unit: "Huyện ủy Krông Pắc", text });

  test("show the draft that the Conclusion asks about, with its last day", async () => {
    const { draft, round } = await seeded();
    const reader = await server().client("viewer");
    expect(await (await reader.get("/documents")).text()).toContain(draft);
    expect(await (await reader.get(draft)).text()).toContain("đến hết 07/7/2020");
    expect((await reader.get(round)).status).toBe(200);
    expect((await comment(reader, round, "x")).status).toBe(403);
    for (const path of [
      "/documents/none",
      `${draft}?version=2`,
      `${draft}?version=x`,
      `${draft}/rounds/none`,
    ]) {
      expect((await reader.get(path)).status, path).toBe(404);
    }
    for (const path of [`${draft}/version`, `${draft}/rounds/new`, "/documents/new"]) {
      expect((await reader.get(path)).status, path).toBe(403);
    }
    expect((await server().visitor().get("/documents")).status).toBe(302);
  });

  test("take comments, answer them, hand over the table", async () => {
    const { round } = await seeded();
    const district = await server().client("committee-editor", "krong-pac");
    const organiser = await server().client("organiser");
    expect((await comment(district, round, "   ")).status).toBe(400);
    expect((await comment(district, round, '=HYPERLINK("http://x")')).status).toBe(302);
    expect(await (await district.get(round)).text()).toContain("HYPERLINK");
    const other = await server().client("committee-editor", "cu-kuin");
    expect(await (await other.get(round)).text()).not.toContain("HYPERLINK");
    const page = await (await organiser.get(round)).text();
    const id = /name="comment" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const answer = (over: Record<string, string>) =>
      organiser.post(round, { intent: "answer", comment: id, basedOn: "1", answer: "not-accepted", ...over });
    const bare = await answer({});
    expect([bare.status, (await bare.text()).includes("Hãy giải trình")]).toEqual([400, true]);
    expect((await answer({ reason: "Không phù hợp" })).status).toBe(302);
    expect((await answer({ reason: "Khác" })).status).toBe(409);
    expect((await organiser.post(round, { intent: "consolidate" })).status).toBe(409);
    for (const format of ["docx", "xlsx"]) {
      const file = await organiser.get(`${round}/comments.${format}`);
      expect(file.headers.get("Content-Disposition")).toContain(`.${format}"`);
      expect(
        Buffer.from(await file.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe("PK");
      expect((await district.get(`${round}/comments.${format}`)).status).toBe(403);
    }
    expect((await organiser.get(`${round}/comments.exe`)).status).toBe(404);
  });

  test("take files with a comment, for its author and those who consolidate", async () => {
    const { round } = await seeded();
    const { db } = server().services;
    const district = await server().client("committee-editor", "krong-pac");
    const organiser = await server().client("organiser");
    const other = await server().client("committee-editor", "cu-kuin");
    const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    const send = (text: string, files: [content: string | Uint8Array<ArrayBuffer>, name: string][]) => {
      const form = new FormData();
      form.set("intent", "comment");
      form.set("text", text);
      for (const [content, name] of files) form.append("files", new File([content], name));
      return district.post(round, form);
    };
    const refusals: [message: string, files: Parameters<typeof send>[1], status?: number][] = [
      [
        "0 byte",
        [
          [pdf, "a.pdf"],
          ["", "rong.pdf"],
        ],
      ],
      ["không phải PDF, DOCX", [["<script>alert(1)</script>", "a.pdf"]]],
      ["không được chứa dấu", [[pdf, "..:a.pdf"]]],
      ["nhiều nhất 5 tệp", Array.from({ length: 6 }, (_, index) => [`${pdf}${index}`, "a.pdf"])],
      ["lớn hơn 20 MB", [[new Uint8Array(21 * 1024 * 1024), "a.pdf"]]],
      ["lớn hơn 40 MB", [[new Uint8Array(42 * 1024 * 1024), "a.pdf"]], 413],
    ];
    for (const [message, files, status = 400] of refusals) {
      const refused = await send("Đã gõ rất lâu", files);
      const page = await refused.text();
      const seen = [refused.status, page.includes(message), page.includes("Đã gõ rất lâu</textarea>")];
      expect(seen, message).toEqual([status, true, true]);
    }
    expect((await send(" ", [[pdf, "a.pdf"]])).status).toBe(400);
    expect(await db("comment_files")).toEqual([]);
    expect(await db("draft_comments").where({ text: "Đã gõ rất lâu" })).toEqual([]);

    for (let time = 0; time < 2; time += 1) {
      expect(
        (
          await send("Kèm tệp", [
            [pdf, "Số liệu.exe"],
            ["", ""],
          ])
        ).status,
      ).toBe(302);
    }
    const rows = await db("comment_files");
    expect(rows.map(({ file_name }) => file_name)).toEqual(["Số liệu.exe.pdf"]);
    const address = `${round}/files/${rows[0].id}`;
    for (const client of [district, organiser]) {
      expect(await (await client.get(round)).text()).toContain(address);
      const file = await client.get(address);
      expect([file.status, await file.text(), file.headers.get("Content-Type")]).toEqual([
        200,
        pdf,
        "application/pdf",
      ]);
      expect(file.headers.get("Content-Disposition")).toBe(
        "attachment; filename*=UTF-8''S%E1%BB%91%20li%E1%BB%87u.exe.pdf",
      );
      expect(file.headers.get("Content-Security-Policy")).toContain("sandbox");
    }
    expect((await other.get(address)).status).toBe(404);
    expect((await server().visitor().get(address)).status).toBe(302);
    const remove = (client: Client) => client.post(round, { intent: "remove-file", file: rows[0].id });
    expect([(await remove(other)).status, (await remove(organiser)).status]).toEqual([403, 403]);
    await db("comment_rounds")
      .where({ id: round.split("/").at(-1) })
      .update({ opens_on: "2020-07-01", closes_before: "2020-07-03" });
    expect((await remove(district)).status).toBe(409);
    await db("comment_rounds")
      .where({ id: round.split("/").at(-1) })
      .update({ opens_on: "2020-07-03", closes_before: "2020-07-08" });
    expect((await remove(district)).status).toBe(302);
    expect((await district.get(address)).status).toBe(404);
    const deeds = await db("audit_log").where("action", "like", "comment-file-%").orderBy("action");
    expect(deeds.map(({ action }) => action)).toEqual(["comment-file-added", "comment-file-removed"]);
  });

  test("ask units, and show who has not answered", async () => {
    const { round } = await seeded();
    const organiser = await server().client("organiser");
    const district = await server().client("committee-editor", "krong-pac");
    expect((await district.post(round, { intent: "invite", names: "Ban Dân vận" })).status).toBe(403);
    expect((await organiser.post(round, { intent: "invite", names: " " })).status).toBe(400);
    expect((await organiser.post(round, { intent: "invite", names: "Ban Dân vận" })).status).toBe(302);
    expect((await organiser.post(round, { intent: "invite-below" })).status).toBe(302);
    expect((await (await organiser.get(round)).text()).includes("Chưa trả lời")).toBe(true);
    expect((await (await district.get(round)).text()).includes("Đơn vị của bạn được mời")).toBe(true);
  });

  test("take the text of a file to be checked before it is saved", async () => {
    const organiser = await server().client("organiser");
    const { id: congressId } = await server().services.db("congresses").first("id");
    const send = (content: string, name: string) => {
      const form = new FormData();
      for (const [key, value] of Object.entries({
        congressId,
        kind: "other",
        title: "Từ tệp",
        text: "Đã gõ",
      })) {
        form.set(key, value);
      }
      form.set("file", new File([content], name));
      return organiser.post("/documents/new", form);
    };
    const read = await send("# Mở đầu\n\nNội dung **chính**", "du-thao.md");
    const page = await read.text();
    expect([read.status, page.includes("Đã đọc 2 đoạn"), page.includes("Nội dung chính")]).toEqual([
      200,
      true,
      true,
    ]);
    for (const name of ["CON.md", "../../etc/passwd", "x.docx"]) {
      const refused = await send("PK\u0003\u0004 không phải zip", name);
      expect([refused.status, (await refused.text()).includes("Đã gõ")], name).toEqual([400, true]);
    }
    expect((await send("", "rong.md")).status).toBe(400);
  });

  test("keep versions, and what was typed when somebody else was quicker", async () => {
    const organiser = await server().client("organiser");
    const { id: congressId } = await server().services.db("congresses").first("id");
    const made = await organiser.post("/documents/new", {
      congressId,
      kind: "resolution",
      title: "Nghị quyết",
      text: "A\nB",
    });
    const draft = made.headers.get("Location") ?? "";
    expect(draft).toMatch(/^\/documents\/[a-z0-9]+$/);
    const save = (text: string, basedOn = "1") => organiser.post(`${draft}/version`, { basedOn, text });
    expect((await save("A\nB sửa")).status).toBe(302);
    const late = await save("C riêng");
    expect([late.status, (await late.text()).includes("C riêng")]).toEqual([409, true]);
    const page = await (await organiser.get(draft)).text();
    expect(page).toMatch(/data-begins=" \[thêm: "[^>]*> sửa<\/ins>/);
    expect((await save("A\nB sửa lại", "2")).status).toBe(302);
    const compared = async (search: string) => (await organiser.get(`${draft}?${search}`)).text();
    expect(await compared("version=3&against=1")).toMatch(/> sửa lại<\/ins>/);
    expect(await compared("version=3")).toMatch(/> lại<\/ins>/);
    expect((await organiser.get(`${draft}?version=3&against=x`)).status).toBe(404);
    expect((await save("x\n".repeat(2001), "3")).status).toBe(400);
    const round = (opensOn: string, closesBefore: string) =>
      organiser.post(`${draft}/rounds/new`, { name: "Lần 1", opensOn, closesBefore });
    expect((await round("2020-07-08", "2020-07-08")).status).toBe(400);
    expect((await round("2020-07-03", "2020-07-08")).status).toBe(302);
    expect(
      (await organiser.post("/documents/new", { congressId: "none", kind: "other", title: "X" })).status,
    ).toBe(403);
  });
});
