import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutBallot } from "~/survey/print/ballot-layout";
import { ballotWords, type PaperFacts } from "~/survey/print/edition";
import { paperFileName, paperOfFile, stepPapers, tallyBoxes, variants } from "~/survey/print/papers";
import type { Listed, StepPaper, Variant } from "~/survey/print/papers";
import { linesOf } from "~/survey/print/text-size";
import { writePaper } from "~/survey/print/write-papers.server";
import { createTranslator } from "~/wording";
import { faultOfXml, textOf, unzip } from "../harness/office";
import { facts, hardNames, listOf, printedView } from "./paper-examples";

const { t } = createTranslator("vi");
const plainName = (index: number) => `Người Thử Số ${index + 1} Niê`;

interface Asked {
  variant?: Variant;
  over?: Partial<PaperFacts>;
  language?: "vi" | "en";
}

async function read(paper: StepPaper, list: Listed[], asked: Asked = {}) {
  const { variant = "full", over = {}, language = "vi" } = asked;
  const view = printedView(list);
  const parts = unzip(await writePaper({ paper, variant, view, facts: { ...facts, ...over }, language }));
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) expect(faultOfXml(xml), name).toBeNull();
  const xml = parts.get("word/document.xml") ?? "";
  return { parts, xml, lines: textOf(xml).split("\n") };
}

const layOut = (list: Listed[], over: Partial<PaperFacts> = {}) => {
  const all = { ...facts, ...over };
  return layOutBallot(list, ballotWords({ ...all, view: printedView(list), t }), all.ballot);
};

const timesIn = (lines: string[], line: string) => lines.filter((each) => each === line).length;

describe("the layout of a ballot", () => {
  const ballots = [{ kind: "each" }, { kind: "at-most", names: 3 }] as const;
  const names = fc.array(fc.constantFrom("", ...hardNames, "Lê A", "Y Thử Niê"), {
    minLength: 1,
    maxLength: 120,
  });

  test("holds everybody once and in order, on sheets none of which is empty", () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...ballots), (found, ballot) => {
        const list = listOf(found.length, (index) => found[index] ?? "");
        const { perSheet, sheets } = layOut(list, { ballot });
        expect(sheets.flat()).toEqual(list);
        for (const people of sheets) expect(people.length).toBeGreaterThan(0);
        if (perSheet === 2) expect(sheets).toHaveLength(1);
      }),
    );
  });

  test("never needs fewer sheets for more people", () => {
    const counts = Array.from({ length: 120 }, (_, index) => {
      const { perSheet, sheets } = layOut(listOf(index + 1, plainName));
      return sheets.length / perSheet;
    });
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect([counts[0], counts[6], counts[29], counts[119]]).toEqual([0.5, 0.5, 2, 5]);
  });

  test("does not leave a name or two for the last sheet", () => {
    for (let count = 1; count <= 120; count += 1) {
      const lengths = layOut(listOf(count, plainName)).sheets.map((people) => people.length);
      expect(Math.max(...lengths) - Math.min(...lengths), String(count)).toBeLessThan(lengths.length);
    }
  });

  test("leaves high rows where there is room, and never less than a line", () => {
    expect(layOut(listOf(2, plainName)).rowHeight).toBe(11);
    for (let count = 1; count <= 120; count += 1) {
      expect(layOut(listOf(count, plainName)).rowHeight).toBeGreaterThan(7);
    }
  });

  test("counts a long name as more lines, also one without spaces", () => {
    expect(linesOf("Lê A", 80, 13)).toBe(1);
    expect(linesOf("Đ".repeat(200), 80, 13)).toBeGreaterThan(8);
    expect(linesOf(hardNames[2] ?? "", 80, 13)).toBeGreaterThanOrEqual(2);
    expect(linesOf("", 80, 13)).toBe(1);
  });
});

describe("ballots as DOCX", () => {
  test.each([1, 7, 30, 120])("of %i names hold each exactly once, and pages as laid out", async (count) => {
    const list = listOf(count, plainName);
    const { perSheet, sheets } = layOut(list);
    const { xml, lines } = await read("ballots", list);
    for (const { code, name } of list) {
      expect([timesIn(lines, code), timesIn(lines, name)]).toEqual([perSheet, perSheet]);
    }
    expect(xml.match(/<w:br w:type="column"\/>/g) ?? []).toHaveLength(perSheet - 1);
    expect(xml.match(/<w:pageBreakBefore\/>/g) ?? []).toHaveLength(sheets.length - 1);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(sheets.length * perSheet);
    expect(xml.includes('w:orient="landscape"')).toBe(perSheet === 2);
    for (const number of sheets.length > 1 ? sheets.keys() : []) {
      expect(timesIn(lines, `Tờ ${number + 1}/${sheets.length}`)).toBe(1);
    }
  });

  test("are well formed and whole for any number of any names", async () => {
    const anything = fc.oneof(fc.constantFrom(...hardNames), fc.string({ unit: "binary", maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 120 }), async (names) => {
        const list = listOf(names.length, (index) => names[index] ?? "");
        const { lines } = await read("ballots", list);
        const { perSheet } = layOut(list);
        for (const { code } of list) expect(timesIn(lines, code)).toBe(perSheet);
      }),
      { numRuns: 12 },
    );
  });

  test("say how to mark them", async () => {
    const list = listOf(3, plainName);
    const each = await read("ballots", list);
    expect(timesIn(each.lines, "Không đồng ý")).toBe(2);
    expect(each.lines.join()).toContain("Mỗi dòng đánh dấu X vào một ô");
    const most = await read("ballots", list, { over: { ballot: { kind: "at-most", names: 2 } } });
    expect(timesIn(most.lines, "Không đồng ý")).toBe(0);
    expect(most.lines.join()).toContain("của nhiều nhất 2 người");
    const english = await read("ballots", list, {
      language: "en",
      over: { ballot: { kind: "at-most", names: 1 } },
    });
    expect(english.lines.join()).toContain("for at most 1 person");
  });

  test("hold no mark that tells one from another: neither footer, header, number nor hour", async () => {
    const list = listOf(30, plainName);
    const { parts, xml, lines } = await read("ballots", list);
    expect([...parts.keys()].filter((name) => /header|footer/.test(name))).toEqual([]);
    expect(xml).not.toMatch(/w:instrText|w:rsid|PAGE/);
    expect(lines.join()).not.toContain(facts.label);
    expect((await read("ballots", list)).xml).toBe(xml);
    const two = await read("ballots", listOf(3, plainName));
    const [first, second] = [two.lines.slice(0, two.lines.length / 2), two.lines.slice(two.lines.length / 2)];
    expect(second).toEqual(first);
  });

  test("by codes hold no name, though the plan has them", async () => {
    for (const paper of stepPapers) {
      const { parts, lines } = await read(paper, listOf(9, plainName), { variant: "codes" });
      for (const xml of parts.values()) expect(xml).not.toContain("Người Thử Số");
      if (paper !== "minutes") expect(lines).toContain("A09");
    }
  });
});

describe("tally sheets", () => {
  test("hold everybody once, a box for five ballots, the four totals and two signatures", async () => {
    const list = listOf(30, plainName);
    const { lines, xml } = await read("tally", list, { over: { ballots: 41 } });
    for (const { code, name } of list) expect([timesIn(lines, code), timesIn(lines, name)]).toEqual([1, 1]);
    const boxes = lines.filter((line) => line.startsWith("□"));
    expect(boxes).toHaveLength(30);
    for (const line of boxes) expect(line.match(/□/g)).toHaveLength(9);
    for (const total of ["Số phiếu phát ra", "Số phiếu thu về", "Số phiếu hợp lệ", "Số phiếu không hợp lệ"]) {
      expect(timesIn(lines, total)).toBe(1);
    }
    expect(lines.filter((line) => /^(NGƯỜI|TRƯỞNG BAN) KIỂM PHIẾU$/.test(line))).toHaveLength(2);
    expect(xml).not.toContain('w:orient="landscape"');
  });

  test("have boxes for all ballots, or as many sheets as take them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (ballots) => {
        const { boxes, sheets } = tallyBoxes(ballots);
        expect(5 * boxes * sheets).toBeGreaterThanOrEqual(ballots);
        expect(boxes).toBeLessThanOrEqual(40);
      }),
    );
    expect(tallyBoxes(null).sheets).toBe(1);
  });

  test("of many ballots lie across and say into how many bundles to divide", async () => {
    const { lines, xml } = await read("tally", listOf(3, plainName), { over: { ballots: 450 } });
    expect(xml).toContain('w:orient="landscape"');
    expect(lines.join()).toContain("ít nhất 3 tập");
  });
});

describe("files of papers", () => {
  test("are named in ASCII and found by their names only", () => {
    for (const paper of stepPapers) {
      for (const variant of variants) {
        const name = paperFileName(paper, variant);
        expect(name).toMatch(/^[a-z-]+$/);
        expect(paperOfFile(`${name}.docx`)).toEqual({ paper, variant });
      }
    }
    for (const other of [undefined, "", ".docx", "__proto__.docx", "phieu-lay-y-kien", "toString"]) {
      expect(paperOfFile(other)).toBeNull();
    }
  });
});
