import { beforeAll, describe, expect, it } from "vitest";
import { paperFileNames } from "~/groups/papers/papers";
import { textOf, unzip } from "../harness/office";
import { useTestServer } from "../harness/server";
import { dealtOut, storeDivision } from "./division-examples";

describe("the papers of a division", () => {
  const server = useTestServer();
  let base = "";
  let draft = "";
  beforeAll(async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const ids: string[] = await db("delegates").where({ congress_id: id }).orderBy("code").pluck("id");
    const pathOf = (division: string) => `/congresses/mau/groups/${division}/papers`;
    base = pathOf(await storeDivision(db, id, dealtOut(ids)));
    draft = pathOf(await storeDivision(db, id, dealtOut(ids), { name: "Phương án B", isChosen: false }));
  });

  it("are listed with a line and a file each, which is there", async () => {
    const client = await server().client("committee-editor", "dang-bo-mau");
    const page = await (await client.get(base)).text();
    expect(page).toContain("286 đại biểu, 6 tổ");
    for (const name of Object.values(paperFileNames)) expect(page).toContain(`${base}/${name}.`);
    const answer = await client.get(`${base}/${paperFileNames["leader-sheets"]}.docx`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    const text = textOf(unzip(await answer.bytes()).get("word/document.xml") ?? "");
    expect(text).toContain("PHIẾU TỔ TRƯỞNG TỔ 6");
    expect(text).toMatch(/–\s+Thứ Tư, ngày 12\/8\/2020, \d\d:\d\d – \d\d:\d\d/);
    const csv = await (await client.get(`${base}/${paperFileNames.seating}.csv`)).text();
    expect(csv.trim().split("\r\n")).toHaveLength(287);
    const sheet = unzip(await (await client.get(`${base}/${paperFileNames.seating}.xlsx`)).bytes());
    expect(sheet.has("xl/workbook.xml")).toBe(true);
  });

  it("hold no formula in their tables", async () => {
    const { db } = server().services;
    await db("delegates").where({ code: "M001" }).update({ name: "=HYPERLINK(1)", unit: '@x, "y"' });
    const client = await server().client("organiser");
    const csv = await (await client.get(`${base}/${paperFileNames.seating}.csv`)).text();
    expect(csv).toContain(`M001,'=HYPERLINK(1),"'@x, ""y""",Tổ 1,Phòng họp A,Tổ trưởng\r\n`);
  });

  it("of a draft say that it is one", async () => {
    const client = await server().client("organiser");
    expect(await (await client.get(draft)).text()).toContain("DỰ THẢO");
    const file = await client.get(`${draft}/${paperFileNames["door-signs"]}.docx`);
    expect(textOf(unzip(await file.bytes()).get("word/document.xml") ?? "")).toContain("DỰ THẢO");
  });

  it("are for those who may see groups", async () => {
    for (const path of [
      base,
      `${base}/${paperFileNames.all}.docx`,
      `${base}/${paperFileNames.seating}.csv`,
    ]) {
      expect((await server().visitor().get(path)).status, path).toBe(302);
      for (const [role, committee] of [
        ["viewer", undefined],
        ["personnel-officer", undefined],
        ["committee-editor", "krong-pac"],
      ] as const) {
        const client = await server().client(role, committee);
        expect([403, 404], `${role} ${path}`).toContain((await client.get(path)).status);
      }
    }
    const client = await server().client("administrator");
    for (const path of [
      `${base}/khac.docx`,
      `${base}/..%2f`,
      `${base}/%00`,
      base.replace(/groups.*papers/, "groups/khong-co/papers"),
    ])
      expect((await client.get(path)).status, path).toBe(404);
    const other = base.replace("mau", "dak-lak-xvii");
    expect((await client.get(other)).status).toBe(404);
  });
});
