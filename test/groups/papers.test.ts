import { describe, expect, it } from "vitest";
import type { PaperEdition } from "~/groups/papers/edition";
import { paperKinds } from "~/groups/papers/papers";
import { byLetter, byUnit, placedPeople, seatingOf, signsOf } from "~/groups/papers/seating";
import { seatingTable } from "~/groups/papers/seating-table";
import { writePaper } from "~/groups/papers/write-paper.server";
import { letterOf } from "~/platform/vietnamese";
import { createTranslator } from "~/wording";
import { faultOfXml, textOf, unzip } from "../harness/office";
import { dealtOut, delegateNamed } from "./division-examples";

const t = createTranslator("vi").t;
const names = [
  ...["Trần Thị Ấm", "Lê Văn An", "Nguyễn Thị Ánh", "Đỗ Văn Đức", "Phạm Thị Dung", "Bùi Văn Ân"],
  ...["Hoàng Thị Ăn", "Vũ Thị Yến", "Y Bliă Niê", "Ngô Thị Út", "Lý Văn Ưng", "Mai Thị Oanh"],
];
const delegates = names.map((name, index) =>
  delegateNamed(name, { code: `M${index}`, unit: index % 2 ? "Đảng bộ 10" : "Đảng bộ 2" }),
);
const ids = delegates.map(({ id }) => id);
const edition = (changes: Partial<PaperEdition> = {}): Omit<PaperEdition, "t"> => ({
  ...{ bodies: ["Đảng bộ Mẫu", "Đại hội"], placeAndDay: "Mẫu, ngày 03", congressTitle: "Đại hội Mẫu" },
  seating: seatingOf(dealtOut(ids, { groups: 3 }), delegates),
  ...{ isDraft: false, label: "Phương án A", documents: ["Báo cáo chính trị"] },
  discussions: [{ round: null, when: "Thứ Tư, 15:00 – 17:00", documents: ["Chương trình hành động"] }],
  ...changes,
});

describe("people in Vietnamese order", () => {
  it("stand under the letter of their given name, tones left out", () => {
    const letters = ["Lê Ấm", "Lê Ăn", "Lê An", "Lê Đào", "lê ưng", "Y Êban", "Lê ‘Oanh", "Lê 3", ""];
    expect(letters.map(letterOf)).toEqual(["Â", "Ă", "A", "Đ", "Ư", "Ê", "O", "#", "#"]);
    expect(letterOf("Lê Ấm".normalize("NFD"))).toBe("Â");
  });

  it("follow the alphabet: A Ă Â, D Đ, O, U Ư", () => {
    const found = byLetter(placedPeople(edition().seating));
    expect(found.map(({ letter }) => letter)).toEqual(["A", "Ă", "Â", "D", "Đ", "N", "O", "U", "Ư", "Y"]);
    expect(found[0]?.people.map(({ name }) => name)).toEqual(["Lê Văn An", "Nguyễn Thị Ánh"]);
  });

  it("stand by their unit, units by number, those without one last", () => {
    const stray = delegateNamed("Lê Văn Không", { unit: "" });
    const all = [stray, ...delegates];
    const seating = seatingOf(
      dealtOut(
        all.map(({ id }) => id),
        { groups: 2 },
      ),
      all,
    );
    expect(byUnit(placedPeople(seating)).map(({ unit, people }) => [unit, people.length])).toEqual([
      ["Đảng bộ 2", 6],
      ["Đảng bộ 10", 6],
      ["", 1],
    ]);
  });
});

describe("seats", () => {
  it("leave out who is no longer on the list, and are empty before anything is divided", () => {
    const seating = seatingOf(dealtOut(ids, { groups: 3 }), delegates.slice(1));
    expect(seating[0]?.[0]?.leader).toBeNull();
    expect(placedPeople(seating)).toHaveLength(11);
    expect(seatingOf({ ...dealtOut(ids), rounds: null }, delegates)).toEqual([]);
  });

  it("name a place in each round; a door whose people change has a sign for each round", () => {
    const seating = seatingOf(dealtOut(ids, { groups: 3, rounds: 2 }), delegates);
    for (const { places } of placedPeople(seating)) expect(places.map(({ round }) => round)).toEqual([0, 1]);
    expect(signsOf(edition().seating).map(({ round }) => round)).toEqual([null, null, null]);
    expect(signsOf(seating).filter(({ round }) => round !== null).length).toBeGreaterThan(0);
  });

  it("are a table as well, a row a person", () => {
    const seating = seatingOf(dealtOut(ids, { groups: 3, rounds: 2 }), delegates);
    const { head, rows } = seatingTable(seating, t);
    expect(head.slice(2, 5)).toEqual(["Đơn vị", "Tổ (Lượt 1)", "Phòng (Lượt 1)"]);
    expect(rows).toHaveLength(12);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });
});

describe("papers as DOCX", () => {
  const read = async (kind: (typeof paperKinds)[number] | "all", changes: Partial<PaperEdition> = {}) => {
    const parts = unzip(await writePaper({ kind, edition: edition(changes), language: "vi" }));
    for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) expect(faultOfXml(xml), name).toBeNull();
    const xml = parts.get("word/document.xml") ?? "";
    const feet = [...parts]
      .filter(([name]) => name.startsWith("word/footer"))
      .map(([, each]) => textOf(each));
    return { xml, text: textOf(xml), feet };
  };

  it.each(paperKinds)("%s name every delegate who belongs in it", async (kind) => {
    const { text } = await read(kind);
    if (kind !== "door-signs") for (const name of names) expect(text).toContain(name);
    for (const group of ["Tổ 1", "Tổ 2", "Tổ 3"]) expect(text.toLowerCase()).toContain(group.toLowerCase());
  });

  it("door lists begin a section for each group and repeat their head", async () => {
    const { xml, feet, text } = await read("door-lists");
    expect(xml.match(/<w:sectPr/g)).toHaveLength(3);
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(3);
    expect(feet.some((foot) => foot.startsWith("Tổ 2 · Phương án A"))).toBe(true);
    expect(text).toContain("Phòng họp B · 4 đại biểu");
  });

  it("door signs lie across the page", async () => {
    const { xml, text } = await read("door-signs");
    expect(xml.match(/w:orient="landscape"/g)).toHaveLength(3);
    expect(text).toContain("TỔ 3");
    expect(text).toContain(`Tổ trưởng: ${names[2]}`);
  });

  it("leader's sheets hold times and documents of the agenda, else those of the congress", async () => {
    const { text } = await read("leader-sheets");
    expect(text).toContain("Thứ Tư, 15:00 – 17:00");
    expect(text).toContain("1. Chương trình hành động");
    const bare = await read("leader-sheets", { discussions: [] });
    expect(bare.text).toContain("1. Báo cáo chính trị");
    expect(bare.text).toContain("Chưa có trong chương trình");
  });

  it("signatures stay with the last line of an attendance sheet", async () => {
    const { xml } = await read("attendance");
    const beforeEnd = xml.split("THƯ KÝ TỔ")[0] ?? "";
    expect(beforeEnd.slice(beforeEnd.lastIndexOf("<w:tr>")).includes("<w:keepNext/>")).toBe(true);
  });

  it("all in one go holds each of them; a draft says so on every page", async () => {
    const { text, feet } = await read("all", { isDraft: true });
    for (const part of ["TRA CỨU TỔ THẢO LUẬN", "DANH SÁCH ĐẠI BIỂU THEO ĐOÀN", "ĐIỂM DANH ĐẠI BIỂU TỔ 1"])
      expect(text).toContain(part);
    for (const foot of feet) expect(foot).toContain("DỰ THẢO");
  });

  it("survive whatever a name holds", async () => {
    const odd = delegateNamed("a\u0000b\ud800 <w:p>&amp;", { unit: "\u202e\uffff" });
    await read("all", { seating: seatingOf(dealtOut([odd.id], { groups: 1 }), [odd]) });
  });
});
