import { describe, expect, it } from "vitest";
import { databaseKinds } from "../harness/databases";
import { formsOf } from "../harness/html";
import { useTestServer, type Client } from "../harness/server";
import { workbookParts, zip } from "../harness/workbook";

const list = "/congresses/krong-pac-2020/delegates";
const text = `STT;Mã đại biểu;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ
1;001;Nguyễn Thị Ánh;12/05/1980;Nữ;Đảng bộ A;Đại học
2;002;H’Ánh Niê;1975;Nữ;Đảng bộ B;
3;003;Lê Văn An;80;Nam;Đảng bộ A;
4;;=1+1;1980;Nam;Đảng bộ A;
`;

function formOf(content: string | Uint8Array, name = "danh sách.csv"): FormData {
  const form = new FormData();
  form.append("file", new File([content as BlobPart], name));
  return form;
}
const placeOf = (response: Response): string => response.headers.get("Location") ?? "";

/** Sends a file and takes the columns as they are guessed. Answers the address of the upload. */
async function upload(client: Client, content: string | Uint8Array): Promise<string> {
  const sent = await client.post(`${list}/import`, formOf(content));
  const here = placeOf(sent);
  expect(sent.status, await sent.text()).toBe(302);
  const [form] = formsOf(await (await client.get(here)).text(), here).filter(({ controls }) =>
    controls.some(({ name }) => name === "target-0"),
  );
  const taken = await client.post(
    here,
    Object.fromEntries(form?.controls.map(({ name, value }) => [name, value]) ?? []),
  );
  expect(placeOf(taken)).toBe(`${here}/preview`);
  return here;
}
const markIn = (html: string): string => /name="mark" value="(\w+)"/.exec(html)?.[1] ?? "";
const countIn = (html: string, outcome: string): number =>
  Number(new RegExp(`${outcome}: (\\d+)`).exec(html)?.[1]);

describe.each(databaseKinds)("importing delegates on %s", (kind) => {
  const server = useTestServer({ kind, sample: false });
  const db = () => server().services.db;
  const stored = async () => (await db()("delegates")).length;

  it("stores what it announced, and nothing the second time", async () => {
    const client = await server().client("organiser");
    const here = await upload(client, text);
    const preview = await (await client.get(`${here}/preview`)).text();
    expect(["Thêm mới", "Thay đổi", "Từ chối"].map((outcome) => countIn(preview, outcome))).toEqual([
      2, 0, 2,
    ]);
    expect(preview).toContain("Năm sinh không rõ: 80");
    expect(await stored()).toBe(0);
    const done = await client.post(`${here}/preview`, { mark: markIn(preview) });
    expect(placeOf(done)).toBe(`${here}/result`);
    expect(await stored()).toBe(2);
    const [row] = await db()("delegates").where({ code: "001" });
    expect(row).toMatchObject({ name: "Nguyễn Thị Ánh", birth_year: 1980, sex: "female", unit: "Đảng bộ A" });
    expect(JSON.parse(row.attributes)).toEqual({ "Trình độ": "Đại học" });
    const [audit] = await db()("audit_log").where({ action: "delegates-imported" });
    expect(JSON.parse(audit.detail)).toEqual({ added: 2, changed: 0, unchanged: 0, skipped: 0, refused: 2 });

    const refused = await client.get(`${here}/refused.csv`);
    const csv = await refused.text();
    expect(csv).toContain("Vì sao không nhập");
    expect(csv.trim().split("\r\n")).toHaveLength(3);
    const again = await upload(client, text);
    const second = await (await client.get(`${again}/preview`)).text();
    expect(countIn(second, "Giữ nguyên")).toBe(2);
    expect(second).toContain("Không có gì để lưu");
    // The refused rows, mended, can be sent as they were taken.
    const mended = csv.replace(",80,", ",1981,").replace(/^4,.*$/m, "");
    const third = await (await client.get(`${await upload(client, mended)}/preview`)).text();
    expect(countIn(third, "Thêm mới")).toBe(1);
  });

  it("stores nothing when the list changed in between, and shows the preview anew", async () => {
    const client = await server().client("organiser");
    const here = await upload(
      client,
      "Họ và tên,Đơn vị,Năm sinh\nPhạm Mới,Đảng bộ C,1980\nNguyễn Thị Ánh,Đảng bộ A,1979\n",
    );
    const before = markIn(await (await client.get(`${here}/preview`)).text());
    await db()("delegates").where({ code: "001" }).update({ birth_year: 1978, version: 9 });
    const [count, late] = [await stored(), await client.post(`${here}/preview`, { mark: before })];
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain("1978 → 1979");
    expect(await stored()).toBe(count);
    const streamed = await (await client.post(`${here}/store`, { mark: before })).text();
    expect(streamed).toContain('"end":"outdated"');
    const told = await (await client.post(`${here}/store`, { mark: markIn(page) })).text();
    expect(told).toContain('{"written":2,"all":2}');
    expect(told.trim().endsWith('data: {"end":"stored"}')).toBe(true);
    expect(await stored()).toBe(count + 1);
    // Twice at once, or again later: done is done.
    expect(await (await client.post(`${here}/store`, { mark: markIn(page) })).text()).toContain(
      '"end":"outdated"',
    );
    expect(await (await client.get(`${here}/result`)).text()).toContain("Đã nhập danh sách");
  });

  it("exports what an import takes for nothing new, in both formats and whichever filter", async () => {
    const client = await server().client("organiser");
    await db()("delegates")
      .where({ code: "002" })
      .update({
        sector: "=cmd|' /C calc'!A0",
        attributes: JSON.stringify({ "+Ghi chú": "'@x_x0041_ \u{1F600}", STT: "-1" }),
      });
    for (const format of ["csv", "xlsx"]) {
      const file = await client.get(`${list}/export.${format}`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (format === "csv") expect(Buffer.from(bytes).toString()).toContain(`,'=cmd|`);
      const page = await (await client.get(`${await upload(client, bytes)}/preview`)).text();
      expect(countIn(page, "Giữ nguyên"), format).toBe(await stored());
    }
    const some = await (
      await client.get(`${list}/export.csv?search=${encodeURIComponent("anh nie")}`)
    ).text();
    expect(some.trim().split("\r\n")).toHaveLength(2);
  });

  it("gives a template that can be filled in and imported", async () => {
    const client = await server().client("organiser");
    const bytes = new Uint8Array(await (await client.get(`${list}/template.xlsx`)).arrayBuffer());
    const sent = await client.post(`${list}/import`, formOf(bytes, "mau.xlsx"));
    const page = await (await client.get(placeOf(sent))).text();
    expect(page).toMatch(/<option value="2" selected=""[^>]*>Dòng 3: Mã số/);
  });
});

describe("an upload", () => {
  const server = useTestServer({ sample: false });

  it("that is no list is named and refused, and nothing is kept", async () => {
    const client = await server().client("organiser");
    const bomb = zip(workbookParts({ sheets: [" ".repeat(110 * 1024 * 1024)] }));
    const cases: [string, Uint8Array | string, string][] = [
      ["rỗng", "", "Tệp rỗng"],
      ["a.xlsx", "%PDF-1.7\n", "Nội dung không phải"],
      ["a.xls", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]), "đời cũ"],
      ["bom.xlsx", bomb, "bung ra quá lớn"],
      ["a.csv", "a,b\nx\u0000,y\n", "Dòng 2: Có ký tự không phải văn bản"],
      ["to.csv", "a,b\n".repeat(2_700_000), "lớn quá 10 MB"],
    ];
    for (const [name, content, words] of cases) {
      const response = await client.post(`${list}/import`, formOf(content, name));
      expect([400, 413], name).toContain(response.status);
      expect(await response.text(), name).toContain(words);
    }
    const nothing = await client.post(`${list}/import`, { file: "x" });
    expect(nothing.status).toBe(400);
    expect(await server().services.db("delegate_uploads")).toEqual([]);
  });

  it("of 200 MB is cut off while it arrives", async () => {
    const { cookie } = await server().client("organiser");
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        if (sent > 200 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const headers = {
      Cookie: cookie,
      Origin: server().address,
      "Content-Type": "multipart/form-data; boundary=x",
    };
    const options = { method: "POST", body, headers, duplex: "half" } as RequestInit;
    const status = await fetch(`${server().address}${list}/import`, options).then(
      (response) => response.status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(status);
    expect(sent).toBeLessThan(120 * 1024 * 1024);
  });

  it("is seen by its owner only, waits a day, and is replaced by the next", async () => {
    const [owner, other] = [await server().client("organiser"), await server().client("organiser")];
    const here = await upload(owner, text);
    for (const path of ["", "/preview", "/result", "/refused.csv", "/refused.xlsx"])
      expect((await other.get(here + path)).status, path).toBe(404);
    expect((await other.post(`${here}/store`, { mark: "x" })).status).toBe(404);
    expect((await (await server().client("viewer")).get(`${list}/import`)).status).toBe(403);
    expect(await (await owner.get(`${list}/import`)).text()).toContain("danh sách.csv");
    const next = await upload(owner, text);
    expect((await owner.get(here)).status).toBe(404);
    const { db } = server().services;
    await db("delegate_uploads").update({ expires_at: "2020-07-03T01:59:59.000Z" });
    expect((await owner.get(next)).status).toBe(404);
    const last = await upload(owner, text);
    expect(await db("delegate_uploads")).toHaveLength(1);
    const dropped = await owner.post(`${list}/import`, {
      intent: "drop",
      upload: last.split("/").at(-1) ?? "",
    });
    expect(dropped.status).toBe(302);
    expect(await db("delegate_uploads")).toEqual([]);
  });

  it("keeps what was chosen when the columns contradict each other", async () => {
    const client = await server().client("organiser");
    const here = placeOf(await client.post(`${list}/import`, formOf(text)));
    const wrong = await client.post(here, { "target-1": "name", defaultStatus: "appointed", erases: "on" });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain("Hai cột cùng là “Họ và tên”");
    expect(page).toMatch(/<option value="appointed" selected=""/);
    expect(placeOf(await client.get(`${here}/preview`))).toBe(here);
    expect((await client.post(here, { intent: "header", headerRow: "-1" })).status).toBe(302);
    expect(await (await client.get(here)).text()).toMatch(/<option value="-1" selected=""/);
    for (const headerRow of ["x", "99", "1e99", "-7"])
      expect((await client.post(here, { intent: "header", headerRow })).status).toBe(302);
  });
});
