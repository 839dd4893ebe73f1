import { deflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestServer, type Client } from "../harness/server";

const base = "/congresses/dak-lak-xvii/readiness";
const item = `${base}/items/security-plan`;

const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const upload = (client: Client, content: Uint8Array, name: string, type = "application/pdf", to = item) => {
  const form = new FormData();
  form.set("intent", "evidence");
  form.set("file", new File([new Uint8Array(content)], name, { type }));
  return client.post(to, form);
};

const versionOf = async (client: Client, address = item) => {
  const page = await (await client.get(address)).text();
  return /name="basedOn" value="(\d+)"/.exec(page)?.[1] ?? "";
};
describe("the pages of readiness", () => {
  const server = useTestServer();

  /** As somebody who looked at the page a moment ago. */
  const step = async (client: Client, kind: string, address = item, reason = "") => {
    const { version } = await server()
      .services.db("checklist_items")
      .join("checklists", "checklists.id", "checklist_items.checklist_id")
      .join("congresses", "congresses.id", "checklists.congress_id")
      .where({ code: address.split("/").at(-1), slug: address.split("/")[2] })
      .first("checklist_items.version");
    return client.post(address, { intent: "step", step: kind, basedOn: String(version), reason });
  };

  let organiser: Client;
  let editor: Client;
  let reader: Client;
  let stranger: Client;

  beforeAll(async () => {
    organiser = await server().client("organiser");
    editor = await server().client("committee-editor", "dak-lak");
    reader = await server().client("viewer", "dak-lak");
    stranger = await server().client("committee-editor", "krong-pac");
    const { db } = server().services;
    await db("congresses")
      .where({ slug: "dak-lak-xvii" })
      .update({ first_day: "2020-07-20", last_day: "2020-07-22" });
  });

  test("are for those who follow the committee", async () => {
    const visitor = await server().visitor().get(base);
    expect([visitor.status, visitor.headers.get("Location")]).toEqual([
      302,
      `/sign-in?to=${encodeURIComponent(base)}`,
    ]);
    expect((await stranger.get(base)).status).toBe(404);
    expect((await reader.get("/congresses/none/readiness")).status).toBe(404);
    expect((await editor.get("/readiness/templates")).status).toBe(403);
    expect((await reader.get("/readiness")).status).toBe(200);
  });

  test("begin a checklist from the template", async () => {
    const empty = await (await editor.get(base)).text();
    expect(empty).toContain("Chưa có danh mục chuẩn bị");
    const template = /<option value="([^"]+)"/.exec(empty)?.[1] ?? "";
    expect((await reader.post(base, { template })).status).toBe(400);
    expect((await editor.post(base, { template: "x" })).status).toBe(400);
    expect((await editor.post(base, { template })).headers.get("Location")).toBe(base);
    expect((await editor.post(base, { template })).status).toBe(409);
    const page = await (await editor.get(base)).text();
    expect(page).toContain("Quá hạn");
    expect(page).toContain("Chưa sẵn sàng");
    expect((await editor.get(`${base}?category=security`)).status).toBe(200);
    expect((await editor.get(`${base}?category=%00'"`)).status).toBe(200);
  });

  test("take an item from evidence to confirmation", async () => {
    const early = await step(editor, "done");
    expect(early.status).toBe(400);
    expect(await early.text()).toContain("minh chứng");
    const added = await upload(editor, pdf, "Phương án an ninh.pdf");
    expect(added.headers.get("Location")).toBe(`${item}?saved=evidence`);
    expect((await step(reader, "done")).status).toBe(403);
    expect((await step(editor, "done")).status).toBe(302);
    expect((await step(editor, "confirm")).status).toBe(403);
    const bare = await step(organiser, "return");
    expect([bare.status, (await bare.text()).includes("Chưa nhập lý do.")]).toEqual([400, true]);
    expect((await step(organiser, "confirm")).status).toBe(302);
    expect(await (await editor.get(item)).text()).toContain("Đã xác nhận");
  });

  test("hand files over to be saved, and only to those entitled", async () => {
    const link =
      new RegExp(`${item}/evidence/[a-z0-9]+`).exec(await (await editor.get(item)).text())?.[0] ?? "";
    const file = await reader.get(link);
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
    expect(file.headers.get("Content-Type")).toBe("application/pdf");
    expect(file.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(file.headers.get("Content-Security-Policy")).toContain("default-src 'none'; sandbox");
    expect(file.headers.get("Content-Disposition")).toMatch(/^attachment; filename\*=UTF-8''Ph%C6%B0/);
    expect(file.headers.get("Cache-Control")).toBe("private, no-store");
    expect((await stranger.get(link)).status).toBe(404);
    expect((await server().visitor().get(link)).status).toBe(302);
    expect((await editor.get(`${item}/evidence/${"a".repeat(16)}`)).status).toBe(404);
    expect((await editor.get(`${item}/evidence/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  const other = `${base}/items/political-report-draft`;
  const zip = (name: string) => zipOf(name, Buffer.from("x"));
  test.each([
    ["nothing", Buffer.alloc(0), "a.pdf", "rỗng"],
    ["text called PDF", Buffer.from("Xin chào"), "a.pdf", "không phải PDF"],
    ["a page called PNG", Buffer.from("<html><script>alert(1)</script>"), "a.png", "không phải PDF"],
    ["an archive called DOCX", zip("readme.txt"), "a.docx", "không phải PDF"],
    ["a program", Buffer.from("MZ\u0090\u0000\u0003"), "a.exe", "không phải PDF"],
    [
      "a picture that is not allowed",
      Buffer.from("GIF89a\u0001\u0000\u0001\u0000"),
      "a.gif",
      "không phải PDF",
    ],
    ["a path upwards", pdf, "../../etc/passwd.pdf", "không được chứa"],
    ["a path of Windows", pdf, "C:\\fakepath\\a.pdf", "không được chứa"],
    ["a device", pdf, "CON.pdf", "dành riêng"],
    ["a name turned around", pdf, "a\u202Efdp.exe", "ký tự ẩn"],
  ])("refuse %s with a message", async (_what, content, name, words) => {
    const answer = await upload(editor, content, name, "application/pdf", other);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words);
    const { db } = server().services;
    expect(await db("checklist_evidence").where("file_name", "<>", "Phương án an ninh.pdf")).toEqual([]);
  });

  test("refuse what is too large, in words", async () => {
    const answer = await upload(editor, Buffer.alloc(21 * 1024 * 1024), "a.pdf", "application/pdf", other);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("20 MB");
    const slightly = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]);
    expect((await upload(editor, slightly, "a.pdf", "application/pdf", other)).status).toBe(400);
  });

  test("name a file by its content, and attach the same file once", async () => {
    await upload(editor, png, "anh.exe", "application/x-msdownload", other);
    await upload(editor, png, "anh.exe", "application/x-msdownload", other);
    const page = await (await editor.get(other)).text();
    expect(page.match(/anh\.exe\.png/g)?.length).toBeGreaterThan(0);
    const { db } = server().services;
    expect(await db("checklist_evidence").where({ file_name: "anh.exe.png" }).select("id")).toHaveLength(1);
  });

  test("keep a file that is taken off", async () => {
    const { db } = server().services;
    const { id } = await db("checklist_evidence").where({ file_name: "anh.exe.png" }).first("id");
    expect((await editor.post(other, { intent: "withdraw", evidence: id })).status).toBe(302);
    expect((await editor.get(`${other}/evidence/${id}`)).status).toBe(404);
    expect(await db("checklist_evidence").where({ id }).first("sha256")).toBeDefined();
    expect((await editor.post(item, { intent: "withdraw", evidence: id })).status).toBe(409);
  });

  test("keep what was typed when somebody else was quicker", async () => {
    const covid = `${base}/items/covid`;
    const basedOn = await versionOf(editor, covid);
    const save = (responsible: string) =>
      editor.post(covid, { intent: "details", basedOn, responsible, notes: "", pinned: "" });
    expect((await save("Bà A")).status).toBe(302);
    const second = await save("Ông B");
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('value="Ông B"');
    expect(page).toContain("Đang lưu: Bà A");
    const bad = await editor.post(covid, { intent: "details", basedOn, pinned: "2020-02-31" });
    expect(bad.status).toBe(400);
    expect((await editor.post(covid, { intent: "other" })).status).toBe(400);
    expect((await editor.post(covid, { intent: "step", step: "fly", basedOn: "1" })).status).toBe(400);
  });

  test("take a step with several items at once, and say why not with the others", async () => {
    const { db } = server().services;
    const rows = await db("checklist_items").whereIn("code", ["covid", "security-plan", "agenda-published"]);
    const plain = await db("checklist_items")
      .join("checklists", "checklists.id", "checklist_items.checklist_id")
      .whereNull("fact")
      .where("state", "open")
      .limit(2)
      .select("checklist_items.code", "checklist_items.version");
    expect(rows.length).toBeGreaterThan(0);
    const ticked = plain.map(({ code, version }) => `${code}:${version}`);
    const send = (client: Client, items: string[]) => client.post(base, { step: "start", item: items });
    const first = await send(editor, [...ticked, "unknown:1", "__proto__:1", ":::"]);
    expect([first.status, (await first.text()).includes("Đã ghi 2 mục.")]).toEqual([200, true]);
    const again = await send(editor, ticked);
    expect([again.status, (await again.text()).includes("vừa thay đổi")]).toEqual([409, true]);
    expect((await send(reader, ticked)).status).toBe(409);
    expect((await send(stranger, ticked)).status).toBe(404);
    expect(await (await send(editor, [])).text()).toContain("Chưa chọn mục nào.");
  });

  test("say on the congress's page what is missing until it is ready", async () => {
    const page = await (await editor.get("/congresses/dak-lak-xvii")).text();
    expect(page.includes("Xem những việc còn thiếu")).toBe(true);
    const visitor = await (await server().visitor().get("/congresses/dak-lak-xvii")).text();
    expect(visitor.includes("Xem những việc còn thiếu")).toBe(false);
  });

  test("edit templates, a version a save", async () => {
    const address = "/readiness/templates/mac-dinh/items/covid";
    const fields = {
      ...{ basedOn: "1", code: "covid", category: "health", titleVi: "Phòng dịch", from: "first-day" },
      ...{ days: "-12", mandatory: "on" },
    };
    expect((await editor.post(address, fields)).status).toBe(403);
    expect((await organiser.post(address, { ...fields, days: "" })).status).toBe(400);
    expect((await organiser.post(address, { ...fields, code: "medical" })).status).toBe(400);
    expect((await organiser.post(address, { ...fields, from: "item", other: "covid" })).status).toBe(400);
    expect((await organiser.post(address, fields)).status).toBe(302);
    const late = await organiser.post(address, fields);
    expect([late.status, (await late.text()).includes("phiên bản 2")]).toEqual([409, true]);
    expect(await (await organiser.get("/readiness/templates/mac-dinh?version=1")).text()).toContain(
      "COVID-19",
    );
    expect((await organiser.get("/readiness/templates/mac-dinh?version=9")).status).toBe(404);
    expect(await (await editor.get(`${base}/move`)).text()).toContain("Phòng dịch");
    expect((await editor.post(`${base}/move`, { to: "7" })).status).toBe(409);
    expect((await editor.post(`${base}/move`, { to: "2" })).headers.get("Location")).toBe(
      `${base}?saved=moved`,
    );
    expect((await organiser.get("/readiness/templates/mac-dinh/items/new")).status).toBe(200);
    const copied = await organiser.post("/readiness/templates/mac-dinh", {
      name: "Mẫu huyện",
      level: "district",
    });
    expect(copied.headers.get("Location")).toBe("/readiness/templates/mau-huyen?saved=1");
    expect((await organiser.post("/readiness/templates/mac-dinh", { name: "Mẫu huyện" })).status).toBe(409);
  });

  test("show the matrix filtered, sorted and down to the items", async () => {
    const page = await (await organiser.get("/readiness")).text();
    expect(page).toContain(`href="${base}?category=security"`);
    expect(page).toContain("Chưa lập danh mục");
    for (const query of [
      "show=overdue&sort=share",
      "committee=krong-pac",
      "page=99999",
      "sort=x&show=y&page=-1",
    ]) {
      expect((await organiser.get(`/readiness?${query}`)).status, query).toBe(200);
    }
    expect(await (await stranger.get("/readiness")).text()).not.toContain("dak-lak-xvii");
  });
});

/** An archive with one file: no office document, though it begins like one. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
}
