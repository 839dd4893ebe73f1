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
    expect(await (await organiser.get(draft)).text()).toContain("B sửa</ins>");
    expect((await save("x\n".repeat(2001), "2")).status).toBe(400);
    const round = (opensOn: string, closesBefore: string) =>
      organiser.post(`${draft}/rounds/new`, { name: "Lần 1", opensOn, closesBefore });
    expect((await round("2020-07-08", "2020-07-08")).status).toBe(400);
    expect((await round("2020-07-03", "2020-07-08")).status).toBe(302);
    expect(
      (await organiser.post("/documents/new", { congressId: "none", kind: "other", title: "X" })).status,
    ).toBe(403);
  });
});
