import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/id.server";
import { createDraft } from "~/documents/drafts.server";
import { faultOfXml, textOf, unzip } from "../harness/office";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";
import { dealtOut, storeDivision } from "./division-examples";

describe("what groups report", () => {
  const server = useTestServer();
  let congressId = "";
  let base = "";
  let documentId = "";
  let organiser: Client;
  const opinion = (changes: Record<string, string> = {}) => ({
    ...{ intent: "opinion", id: newId(), key: newId(), basedOn: "0", documentId, kind: "change" },
    ...{ section: "III. Nhiệm vụ", text: "Đề nghị bổ sung chỉ tiêu.", speakers: "2" },
    ...changes,
  });
  const makeLink = async (group: string, until = "2020-08-20") => {
    const page = await (await organiser.post(base, { intent: "make", for: group, until })).text();
    return /\/group-report\/[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(page)?.[0] ?? "";
  };

  beforeAll(async () => {
    const { db } = server().services;
    congressId = (await db("congresses").where({ slug: "mau" }).first("id")).id;
    const ids: string[] = await db("delegates")
      .where({ congress_id: congressId })
      .orderBy("code")
      .pluck("id");
    const division = await storeDivision(db, congressId, dealtOut(ids, { groups: 3 }));
    base = `/congresses/mau/groups/${division}/reports`;
    const documents = db("congress_documents").where({ congress_id: congressId, kind: "political-report" });
    documentId = (await documents.first("id")).id;
    organiser = await server().client("organiser");
  });

  it("is written by the secretary through a secret address that opens nothing else", async () => {
    const link = await makeLink("1/g3");
    expect(await (await organiser.get(base)).text()).toContain("Đến hết 20/8/2020, chưa dùng");
    const secretary = server().visitor();
    const page = await secretary.get(link);
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    expect(text).toContain("Ý kiến thảo luận Tổ 3");
    expect(text).not.toContain("Ngô Mỹ Phương");
    expect((await secretary.post(`${link}/save`, opinion())).status).toBe(200);
    // Without scripts: the page itself takes the form.
    const plain = await secretary.post(link, opinion({ text: "Gửi bằng nút Lưu." }));
    expect(plain.headers.get("Location")).toBe(link);
    expect(await (await secretary.get(link)).text()).toContain("Gửi bằng nút Lưu.");
    // The code can be typed without hyphens and in capitals.
    const typed = link.replace(/[^/]+$/, (code) => code.replaceAll("-", "").toUpperCase());
    expect((await secretary.get(typed)).status).toBe(200);
    for (const path of [base, base.replace("reports", "papers"), "/congresses/mau/delegates"])
      expect((await secretary.get(path)).status).toBe(302);
  });

  it("is refused by addresses that expired, were revoked or replaced, or never were", async () => {
    const { db } = server().services;
    const replaced = await makeLink("1/g1");
    const expired = await makeLink("1/g1");
    await db("group_report_links")
      .whereNull("revoked_at")
      .where({ report_id: (await db("group_reports").where({ group_id: "g1" }).first("id")).id })
      .update({ expires_at: testInstant.toISOString() });
    const revoked = await makeLink("1/g2");
    const [id] = /name="link" value="([^"]+)"/.exec(await (await organiser.get(base)).text())?.slice(1) ?? [];
    const links = await db("group_report_links").where({ id }).first("report_id");
    const own = await db("group_reports").where({ id: links.report_id }).first("group_id");
    expect(own.group_id).toBe("g2");
    await organiser.post(base, { intent: "revoke", link: id ?? "" });
    for (const link of [replaced, expired, revoked, "/group-report/khong-co", "/group-report/%00"]) {
      const visitor = server().visitor();
      expect((await visitor.get(link)).status, link).toBe(410);
      expect((await visitor.post(`${link}/save`, opinion())).status, link).toBe(410);
      expect(await (await visitor.get(link)).text()).toContain("Liên kết không còn dùng được");
    }
    for (const until of ["2020-07-02", "2021-08-01", "2020-02-31", ""])
      expect((await organiser.post(base, { intent: "make", until })).status, until).toBe(400);
  });

  it("tells what another device stored, and keeps what was typed", async () => {
    const link = await makeLink("1/g3");
    const secretary = server().visitor();
    const first = opinion({ text: "Máy một." });
    await secretary.post(`${link}/save`, first);
    await secretary.post(`${link}/save`, { ...first, basedOn: "1", key: newId(), text: "Máy hai." });
    const late = { ...first, basedOn: "1", key: newId(), text: "Máy một nữa." };
    const answer = await secretary.post(`${link}/save`, late);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ kind: "outdated", stored: { text: "Máy hai." } });
    const page = await secretary.post(link, late);
    const text = await page.text();
    expect(page.status).toBe(409);
    for (const words of ["Máy hai.", "Máy một nữa.", 'name="basedOn" value="2"'])
      expect(text).toContain(words);
  });

  it("judges hostile forms: a message, never a fault, nothing of it stored", async () => {
    const link = await makeLink("1/g3");
    const secretary = server().visitor();
    const count = async () => (await server().services.db("group_opinion_versions")).length;
    const before = await count();
    const wrong: Record<string, string>[] = [
      { text: "" },
      { text: "a\u0000b" },
      { text: "ữ".repeat(10_001) },
      { section: "x".repeat(301) },
      { kind: "khac" },
      { speakers: "-1" },
      { speakers: "1e309" },
      { speakers: "99999999999999999999" },
      { documentId: "khong-co" },
      { id: "../../x" },
      { id: "__proto__" },
      { key: "" },
      { basedOn: "99999999999" },
      { basedOn: "x" },
    ];
    for (const changes of wrong)
      for (const path of [link, `${link}/save`]) {
        const answer = await secretary.post(path, opinion(changes));
        expect(answer.status, `${path} ${JSON.stringify(changes).slice(0, 60)}`).toBe(400);
      }
    for (const form of [{ intent: "khac" }, { intent: "__proto__" }, {}] as Record<string, string>[])
      expect((await secretary.post(`${link}/save`, form)).status).toBe(400);
    const twice = await secretary.post(`${link}/save`, { ...opinion(), text: ["một", "hai"] } as never);
    expect(twice.status).toBeLessThan(500);
    expect(
      (await secretary.post(`${link}/save`, { intent: "attendance", attendance: "x", basedOn: "0" })).status,
    ).toBe(400);
    expect(await count()).toBeLessThanOrEqual(before + 1);
    const hostile = await secretary.post(
      link,
      opinion({ speakers: "x", text: '"><script>alert(1)</script>' }),
    );
    expect(await hostile.text()).not.toContain("<script>alert(1)</script>");
  });

  it("takes no more opinions than a group can have", async () => {
    const { db } = server().services;
    const link = await makeLink("1/g2");
    await server().visitor().post(`${link}/save`, opinion());
    const [one] = await db("group_opinions")
      .join("group_reports", "group_reports.id", "report_id")
      .where({ group_id: "g2" })
      .select("group_opinions.*");
    const removed_at = testInstant.toISOString();
    for (let at = 0; at < 10; at++) {
      const rows = Array.from({ length: 50 }, () => ({ ...one, id: newId(), removed_at }));
      await db("group_opinions").insert(rows);
    }
    const answer = await server().visitor().post(`${link}/save`, opinion());
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("500 ý kiến");
    await db("group_opinions").where({ removed_at }).delete();
    await db("group_opinions").where({ id: one.id }).delete();
  });

  it("is merged by the organiser, printed, and handed to the register once", async () => {
    const { db } = server().services;
    const { viewer } = await makePerson(db, "organiser");
    const draft = await createDraft(db, viewer, testInstant, {
      ...{ congressId, kind: "political-report", title: "Dự thảo Báo cáo chính trị" },
      text: "Mở đầu.\nIII. Nhiệm vụ\nNội dung.",
    });
    const secretary = server().visitor();
    for (const group of ["g1", "g2", "g3"]) {
      const link = await makeLink(`1/${group}`);
      if (group === "g1")
        expect(await (await secretary.get(link)).text()).toContain('<option value="III. Nhiệm vụ">');
      await secretary.post(`${link}/save`, opinion({ text: "Nêu rõ chỉ tiêu trồng rừng." }));
      await secretary.post(`${link}/save`, { intent: "attendance", attendance: "90", basedOn: "1" });
      if (group !== "g3") await secretary.post(link, { intent: "hand-in" });
    }
    // More present than the group has is stored, for somebody may have come late, and shown to the organiser.
    const late = await makeLink("1/g3");
    await secretary.post(`${late}/save`, { intent: "attendance", attendance: "900", basedOn: "2" });
    expect(await (await organiser.get(base)).text()).toContain("(nhiều hơn số đại biểu của tổ)");
    const merging = `${base}/consolidated`;
    expect(await (await organiser.get(base)).text()).toContain("2/3 tổ đã nộp");
    expect((await organiser.post(merging, { intent: "merge", basedOn: "0" })).status).toBe(409);
    expect((await organiser.post(merging, { intent: "take-all", basedOn: "0" })).status).toBe(302);
    expect((await organiser.post(merging, { intent: "take-all", basedOn: "0" })).status).toBe(409);
    const page = await (await organiser.get(merging)).text();
    const point = /name="point" value="([a-z2-9]{16})"/.exec(page)?.[1] ?? "";
    const words = { point, documentId, section: "III. Nhiệm vụ", kind: "change", text: "Ghi 1.000 ha rừng." };
    const stale = await organiser.post(merging, { intent: "word", basedOn: "0", ...words, text: "Bản cũ." });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Bản cũ.");
    expect((await organiser.post(merging, { intent: "word", basedOn: "1", ...words })).status).toBe(302);

    const file = unzip(await (await organiser.get(`${merging}.docx`)).bytes());
    const xml = file.get("word/document.xml") ?? "";
    expect(faultOfXml(xml)).toBeNull();
    const text = textOf(xml);
    for (const part of ["BÁO CÁO", "2/3 tổ đã nộp", "Chưa nộp: Tổ 3.", "DỰ THẢO", "T/M ĐOÀN THƯ KÝ"])
      expect(text).toContain(part);
    // The signatures never stand alone on a page.
    expect(xml).toMatch(/<w:p><w:pPr><w:keepNext\/>(?:(?!<w:p>).)*Ghi 1\.000 ha/s);
    expect(text).toContain("- III. Nhiệm vụ: Ghi 1.000 ha rừng. (Tổ 1, Tổ 2; 4 lượt phát biểu)");

    for (const said of ["Đã thêm 1, sửa 0, giữ nguyên 0.", "Đã thêm 0, sửa 0, giữ nguyên 1."])
      expect(await (await organiser.post(`${base}/register`, { document: documentId })).text()).toContain(
        said,
      );
    const comments = await db("draft_comments").where({ origin_key: `group-point:${point}` });
    expect(comments).toMatchObject([{ unit: "Tổ 1, Tổ 2", text: "Ghi 1.000 ha rừng." }]);
    expect(comments[0].paragraph_id).not.toBeNull();
    expect(await (await organiser.get(`/documents/${draft}`)).text()).toContain("Thảo luận tổ tại đại hội");

    // Answered like any other comment, it stands beside what it changed in the next version, with the groups it is from.
    const round = `/documents/${draft}/rounds/${comments[0].round_id}`;
    const answer = { intent: "answer", comment: comments[0].id, basedOn: "1", answer: "accepted" };
    expect((await organiser.post(round, answer)).status).toBe(302);
    const version = await (await organiser.get(`/documents/${draft}/version`)).text();
    const old = /<textarea[^>]*name="text"[^>]*>([^<]*)<\/textarea>/.exec(version)?.[1] ?? "";
    const next = old.replace("III. Nhiệm vụ", "III. Nhiệm vụ, giải pháp");
    expect(next).not.toBe(old);
    await organiser.post(`/documents/${draft}/version`, { basedOn: "1", text: next });
    const changes =
      (await (await organiser.get(`/documents/${draft}`)).text()).split('id="changes"')[1] ?? "";
    for (const words of ["Tổ 1, Tổ 2", "Tiếp thu", "Ghi 1.000 ha rừng.", ", giải pháp</ins>"])
      expect(changes).toContain(words);
  });

  it("is restored from an earlier revision, unless somebody edits it meanwhile", async () => {
    const merging = `${base}/consolidated`;
    const history = `${merging}/history`;
    const list = await (await organiser.get(history)).text();
    expect([list.includes("Bản 2"), list.includes("Bản hiện nay")]).toEqual([true, true]);
    const earlier = await (await organiser.get(`${history}?look=1`)).text();
    expect([earlier.includes("Hiện đã khác"), earlier.includes("Nêu rõ chỉ tiêu trồng rừng.")]).toEqual([
      true,
      true,
    ]);
    expect((await organiser.get(`${history}?look=9`)).status).toBe(404);
    expect((await organiser.get(`${history}?look=x`)).status).toBe(404);
    const restore = (basedOn: string, revision: string) => organiser.post(history, { basedOn, revision });
    expect((await restore("1", "1")).status).toBe(409);
    expect((await restore("2", "9")).status).toBe(404);
    expect((await restore("2", "x")).status).toBe(400);
    expect((await restore("2", "1")).headers.get("Location")).toBe(merging);
    expect(await (await organiser.get(merging)).text()).toContain("Nêu rõ chỉ tiêu trồng rừng.");
    expect(await (await organiser.get(`${history}?look=3`)).text()).toContain("Giống bản hiện nay.");
  });

  it("is for those who may see groups of this congress", async () => {
    const ends = ["", "/consolidated", "/consolidated.docx", "/consolidated/history", "/register", "/1/g1"];
    const paths = ends.map((end) => base + end);
    for (const path of paths) {
      expect((await server().visitor().get(path)).status, path).toBe(302);
      expect((await organiser.get(path)).status, path).toBe(200);
      for (const [role, committee] of [
        ["viewer", undefined],
        ["personnel-officer", undefined],
        ["committee-editor", "krong-pac"],
      ] as const) {
        const client = await server().client(role, committee);
        expect([403, 404], `${role} ${path}`).toContain((await client.get(path)).status);
        expect([403, 404, 405], `${role} ${path}`).toContain(
          (await client.post(path, { intent: "take-all", basedOn: "2" })).status,
        );
      }
    }
    for (const end of ["/1/g9", "/0/g1", "/2/g1", "/x/g1", "/1/__proto__"])
      expect((await organiser.get(base + end)).status, end).toBe(404);
  });
});
