import { describe, expect, test } from "vitest";
import { stoppedClock } from "~/platform/clock";
import { readReferenceDay, writeSetting } from "~/platform/settings.server";
import { linesOfDocument, unzip } from "../harness/office";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";

describe("the pages of documents", () => {
  const server = useTestServer({ sample: false });
  const seeded = async () => {
    const { id } = await server().services.db("drafts").first("id");
    const round = await server().services.db("comment_rounds").where({ draft_id: id }).first("id");
    return { draft: `/documents/${id}`, round: `/documents/${id}/rounds/${round.id}` };
  };
  const comment = (client: Client, to: string, text: string) =>
    client.post(to, { intent: "comment", unit: "Huyện ủy Krông Pắc", text });

  const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
  const attach = async (client: Client, commentId: string, files: [content: string, name: string][]) => {
    const form = new FormData();
    form.set("intent", "attach");
    form.set("comment", commentId);
    for (const [content, name] of files) form.append("files", new File([content], name));
    return client.post((await seeded()).round, form);
  };

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
    for (const text of ["constructor", "_x0041_ giữ nguyên"])
      expect((await comment(district, round, text)).status).toBe(302);
    const sheet = unzip(await (await organiser.get(`${round}/comments.xlsx`)).bytes());
    const words = sheet.get("xl/sharedStrings.xml") ?? "";
    for (const text of ["_x0063_onstructor", "_x005F_x0041_ giữ nguyên", "=HYPERLINK"])
      expect(words).toContain(text);
    expect(sheet.get("xl/worksheets/sheet1.xml")).toContain('orientation="landscape"');
    const lines = linesOfDocument(await (await organiser.get(`${round}/comments.docx`)).bytes());
    for (const line of ["DỰ THẢO", "Đắk Lắk, ngày 03 tháng 7 năm 2020", "Không phù hợp", "NGƯỜI TỔNG HỢP"])
      expect(lines).toContain(line);
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
    // That it was there, who took it off and when stays beside the comment.
    const page = await (await organiser.get(round)).text();
    expect(page).toMatch(/<del[^>]*>Số liệu\.exe\.pdf<\/del>/);
    expect(page).toMatch(/\(Người Thử \d+ gỡ /);
    // Sent again, it is back.
    const again = await attach(district, rows[0].comment_id, [[pdf, "Số liệu.pdf"]]);
    expect(again.status).toBe(302);
    expect((await district.get(address)).status).toBe(200);
    expect(await (await district.get(round)).text()).not.toContain("<del");
  });

  test("take files after a comment was sent, from its author while the round is open", async () => {
    const { round } = await seeded();
    const { db } = server().services;
    const district = await server().client("committee-editor", "krong-pac");
    const organiser = await server().client("organiser");
    expect((await comment(district, round, "Gửi trước, kèm sau")).status).toBe(302);
    const { id } = await db("draft_comments").where({ text: "Gửi trước, kèm sau" }).first("id");
    expect((await attach(district, id, [])).status).toBe(400);
    const wrong = await attach(district, id, [["<script>", "a.pdf"]]);
    expect([wrong.status, (await wrong.text()).includes("không phải PDF")]).toEqual([400, true]);
    expect((await attach(organiser, id, [[pdf, "a.pdf"]])).status).toBe(403);
    expect((await attach(district, "none", [[pdf, "a.pdf"]])).status).toBe(403);
    expect((await attach(district, id, [[pdf, "a.pdf"]])).status).toBe(302);
    const many = Array.from({ length: 5 }, (_, at): [string, string] => [`${pdf}${at}`, "a.pdf"]);
    expect((await attach(district, id, many)).status).toBe(409);
    const files = await db("comment_files").where({ comment_id: id });
    expect(files.map(({ file_name }) => file_name)).toEqual(["a.pdf"]);
  });

  test("close with the end of 7 July where the congress meets, to the second", async () => {
    const { services } = server();
    const { draft, round } = await seeded();
    const district = server().visitor();
    const signedIn = new Date("2020-07-07T14:00:00Z");
    const person = { committee: "krong-pac", now: signedIn };
    district.cookie = (await makePerson(services.db, "committee-editor", person)).cookie;
    const sendAt = async (instant: string) => {
      Object.assign(services.clock, stoppedClock(instant));
      return (await comment(district, round, `Gửi lúc ${instant}`)).status;
    };
    const zone = (timezone: string) =>
      services.db("congresses").where({ slug: "dak-lak-xvii" }).update({ timezone });
    const congress = await services.db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    await services
      .db("drafts")
      .where({ id: draft.split("/").at(-1) })
      .update({ congress_id: congress.id });
    const day = await readReferenceDay(services.db);
    await writeSetting(services.db, "reference-day", null);
    try {
      expect(await sendAt("2020-07-07T16:59:59.999Z")).toBe(302);
      expect(await sendAt("2020-07-07T17:00:00.000Z")).toBe(409);
      // In Tokyo the day ends two hours earlier.
      await zone("Asia/Tokyo");
      expect(await sendAt("2020-07-07T14:59:59.999Z")).toBe(302);
      expect(await sendAt("2020-07-07T15:00:00.000Z")).toBe(409);
      const taken: string[] = await services
        .db("draft_comments")
        .where("text", "like", "Gửi lúc %")
        .pluck("text");
      expect(taken.sort()).toEqual(["Gửi lúc 2020-07-07T14:59:59.999Z", "Gửi lúc 2020-07-07T16:59:59.999Z"]);
    } finally {
      await zone("Asia/Ho_Chi_Minh");
      await writeSetting(services.db, "reference-day", day);
      Object.assign(services.clock, stoppedClock(testInstant));
    }
  });

  test("prolong a round by the name of what prolongs it, and the calendar's deadline with it", async () => {
    const { draft, round } = await seeded();
    const organiser = await server().client("organiser");
    const district = await server().client("committee-editor", "krong-pac");
    expect((await district.get(`${round}/edit`)).status).toBe(403);
    expect(await (await district.get(round)).text()).not.toContain(`${round}/edit`);
    expect(await (await organiser.get(round)).text()).toContain(`${round}/edit`);
    const name = "Góp ý dự thảo lần 1";
    const values = { name, opensOn: "2020-07-03", closesBefore: "2020-07-11", instructions: "", basis: "" };
    const change = (over: Record<string, string>) =>
      organiser.post(`${round}/edit`, { ...values, basedOn: "1", ...over });
    const unnamed = await change({});
    expect(unnamed.status).toBe(409);
    expect(await unnamed.text()).toContain("Hãy ghi văn bản đổi ngày");
    expect((await change({ closesBefore: "2020-06-01" })).status).toBe(400);
    expect((await change({ opensOn: "2020-07-02", basis: "Công văn (mẫu)" })).status).toBe(409);
    expect((await change({ basis: "Công văn (mẫu)" })).headers.get("Location")).toBe(
      `${round}?saved=changed`,
    );
    expect(await (await organiser.get(draft)).text()).toContain("đến hết 10/7/2020");
    const entry = `/calendar/entries/comment/${round.split("/").at(-1)}.ics`;
    expect(await (await district.get(entry)).text()).toContain("DTSTART;VALUE=DATE:20200710");

    // Who saw the older state keeps what was typed, beside what is stored.
    const late = await change({ name: "Tên khác", basis: "Công văn (mẫu)" });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('value="Tên khác"');
    expect(page).toContain('name="basedOn" value="2"');
    expect(page).toContain(name);
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
