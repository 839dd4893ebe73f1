import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  day,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalWhole,
  paragraph,
  tick,
  time,
  whole,
} from "~/platform/fields";
import { judgeFileName } from "~/platform/files/upload-name";
import { judgeForm, readBytes, readForm } from "~/platform/forms.server";
import { createTranslator } from "~/wording";

const megabyte = 1024 * 1024;
const vi = createTranslator("vi").t;

function post(body: BodyInit | null, type?: string): Request {
  return new Request("http://here.invalid/", {
    method: "POST",
    body,
    ...(type !== undefined && { headers: { "Content-Type": type } }),
    // Streams are sent half by half.
    ...({ duplex: "half" } as object),
  });
}

/** The status with which a promise was refused. */
async function refusal(attempt: Promise<unknown>): Promise<number> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Response) return error.status;
    throw error;
  }
  return 200;
}

describe("marks upon a letter", () => {
  // Composing them would take minutes.
  const flood = `a${"\u0301\u0323".repeat(400_000)}`;

  it("are taken as any writing has them, and refused as a flood, before anything is composed", () => {
    expect(line(20).parse("Vie\u0323\u0302t")).toBe("Việt");
    expect(line(50).safeParse(`a${"\u0301".repeat(30)}`).success).toBe(true);
    for (const field of [line(20), paragraph(50), optionalLine(1_000_000)]) {
      const issue = field.safeParse(flood).error?.issues[0];
      expect(issue).toMatchObject({ params: { key: "form:harmful" } });
    }
    expect(judgeFileName(`${flood}.pdf`, "application/pdf")).toEqual({ ok: false, reason: "name-harmful" });
  });

  it("looks at each sign of a file's name once: a megabyte of spaces or points holds nobody up", () => {
    for (const sign of [" ", ".", "\u3000", "😀"]) {
      const name = judgeFileName(`a${sign.repeat(megabyte)}b.pdf`, "application/pdf");
      expect(name).toEqual({ ok: true, name: `a${sign.repeat(179)}.pdf` });
    }
    expect(judgeFileName(`. a${" .".repeat(megabyte)}`, "application/pdf")).toEqual({
      ok: true,
      name: "a.pdf",
    });
    expect(judgeFileName(" .".repeat(megabyte), "application/pdf")).toEqual({
      ok: false,
      reason: "name-missing",
    });
  });
});

describe("reading a form", () => {
  it("reads both encodings, repeated fields and files", async () => {
    const coded = await readForm(
      post(
        new URLSearchParams([
          ["a", "Đắk Lắk"],
          ["a", "2"],
        ]),
      ),
    );
    expect(coded.getAll("a")).toEqual(["Đắk Lắk", "2"]);
    const multi = new FormData();
    multi.append("a", "Đắk Lắk");
    multi.append("file", new File(["nội dung"], "tệp.txt"));
    const read = await readForm(post(multi));
    expect(read.get("a")).toBe("Đắk Lắk");
    expect(await (read.get("file") as File).text()).toBe("nội dung");
  });

  it("refuses more fields or files than any page sends before it reads them", async () => {
    const files = (count: number) => {
      const form = new FormData();
      for (let number = 0; number < count; number += 1) form.append("a", new File([""], "a"));
      return form;
    };
    expect(await refusal(readForm(post(files(5000))))).toBe(200);
    expect(await refusal(readForm(post(files(5001)), 2 * megabyte))).toBe(413);
    const type = "application/x-www-form-urlencoded";
    expect(await refusal(readForm(post("a&".repeat(5000), type)))).toBe(200);
    expect(await refusal(readForm(post("a&".repeat(6000), type)))).toBe(413);
  });

  it("takes one megabyte and refuses one byte more, whatever length is claimed", async () => {
    const type = "application/x-www-form-urlencoded";
    const full = `a=${"x".repeat(megabyte - 2)}`;
    expect((await readForm(post(full, type))).get("a")).toHaveLength(megabyte - 2);
    expect(await refusal(readForm(post(`${full}x`, type)))).toBe(413);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(megabyte)),
    });
    expect(await refusal(readForm(post(endless, type)))).toBe(413);
    expect(await refusal(readForm(post("a=12345", type), 6))).toBe(413);
  });

  it("answers 415 to what is no form, and 400 to what is none although it says so", async () => {
    for (const type of ["application/json", "text/plain", "", "application/xml", "x"]) {
      expect(await refusal(readForm(post('{"a":1}', type)))).toBe(415);
    }
    const multipart = "multipart/form-data";
    expect(await refusal(readForm(post("a=1", multipart)))).toBe(400);
    expect(await refusal(readForm(post("--x\r\nhalf", `${multipart}; boundary=x`)))).toBe(400);
    expect(await refusal(readForm(post("", `${multipart}; boundary=`)))).toBe(400);
  });

  it("keeps malformed percent signs and bytes from breaking anything", async () => {
    const type = "application/x-www-form-urlencoded";
    for (const body of ["a=%", "a=%zz", "a=%ff%fe", "%=1", "&&&=", "a=%00", "a"]) {
      expect(await refusal(readForm(post(body, type)))).toBe(200);
    }
    expect(await refusal(readForm(post(Buffer.from([0x61, 0x3d, 0xff, 0xfe]), type)))).toBe(200);
  });

  it("counts bytes as they come", async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 0, max: 400 }), async (chunks, limit) => {
        const whole = Buffer.concat(chunks);
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const chunk of chunks) controller.enqueue(chunk);
            controller.close();
          },
        });
        const attempt = readBytes(post(stream), limit);
        if (whole.length > limit) expect(await refusal(attempt)).toBe(413);
        else expect(Buffer.compare(await attempt, whole)).toBe(0);
      }),
    );
  });
});

const Everything = z.object({
  name: line(20),
  note: paragraph(50),
  short: optionalLine(5),
  first: day(),
  last: optionalDay(),
  start: time(),
  count: whole(0, 100),
  seats: optionalWhole(1, 5),
  agreed: tick(),
  record: id(),
  rows: z
    .array(z.object({ title: line(10) }))
    .max(3)
    .default([]),
});
const good = { name: "Đại hội", first: "2020-07-03", start: "08:30", count: "12", record: "abc" };

function judge(values: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, all] of Object.entries(values))
    for (const value of [all].flat()) form.append(name, value);
  const submission = judgeForm(form, Everything, vi);
  return { submission, errors: submission.reply().error ?? {} };
}

describe("judging a form", () => {
  it("takes what is right, trimmed and composed", () => {
    const { submission } = judge({ ...good, name: "  Đại hội ", agreed: "on", "rows[0].title": "Một" });
    expect(submission.status === "success" && submission.value).toEqual({
      ...{ name: "Đại hội", note: "", short: "", first: "2020-07-03", last: null, start: "08:30" },
      ...{ count: 12, seats: null, agreed: true, record: "abc", rows: [{ title: "Một" }] },
    });
  });

  it("names the field and the way out, in the user's language", () => {
    const cases: [Record<string, string>, string, RegExp][] = [
      [{ name: "" }, "name", /Chưa nhập/],
      [{ name: "   " }, "name", /Chưa nhập|ít nhất/],
      [{ name: "x".repeat(21) }, "name", /20 ký tự/],
      [{ name: "a\u0007b" }, "name", /ký tự điều khiển/],
      [{ name: "a\u202Eb" }, "name", /ký tự điều khiển/],
      [{ name: "hai\ndòng" }, "name", /một dòng/],
      [{ note: "x".repeat(51) }, "note", /50 ký tự/],
      [{ first: "31/02/2020" }, "first", /Ngày không đúng/],
      [{ first: "2021-02-29" }, "first", /Ngày không đúng/],
      [{ start: "24:00" }, "start", /Giờ không đúng/],
      [{ start: "8:30" }, "start", /Giờ không đúng/],
      [{ count: "mười" }, "count", /số nguyên/],
      [{ count: "1.5" }, "count", /số nguyên/],
      [{ count: "-1" }, "count", /từ 0/],
      [{ count: "101" }, "count", /quá 100/],
      [{ record: "../etc" }, "record", /Không đọc được/],
    ];
    for (const [wrong, field, message] of cases) {
      const { submission, errors } = judge({ ...good, ...wrong });
      expect(submission.status, JSON.stringify(wrong)).toBe("error");
      expect(Object.keys(errors), JSON.stringify(wrong)).toEqual([field]);
      expect(errors[field]?.join(" "), JSON.stringify(wrong)).toMatch(message);
    }
  });

  it("keeps what was typed", () => {
    const { submission } = judge({ ...good, name: "x".repeat(30), note: "  giữ nguyên " });
    expect(submission.reply().initialValue).toMatchObject({ name: "x".repeat(30), note: "  giữ nguyên " });
  });

  it("is not moved by keys that reach into objects, nor by indexes that make endless lists", () => {
    const keys = [
      "__proto__",
      "__proto__.polluted",
      "constructor.prototype.polluted",
      "a[__proto__].polluted",
    ];
    const lists = ["rows[4294967295].title", "rows[99999999].title", "rows[-1].title", "rows[1e9].title"];
    for (const key of [...keys, ...lists, "rows[].title", "[", "]", ".", "..", "rows[0", "x".repeat(5000)]) {
      const { submission } = judge({ ...good, [key]: "polluted" });
      expect(["success", "error"]).toContain(submission.status);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });

  it("refuses more fields than a page has", () => {
    const form = new FormData();
    for (let count = 0; count <= 5000; count += 1) form.append("a", "1");
    expect(() => judgeForm(form, Everything, vi)).toThrow(Response);
  });

  it("never fails, whatever is sent", () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(Everything.shape)), fc.string({ unit: "binary" }));
    const pairs = fc.array(fc.tuple(names, fc.string({ unit: "binary" })), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, (fields) => {
        const form = new FormData();
        for (const [name, value] of fields) form.append(name, value);
        const submission = judgeForm(form, Everything, vi);
        expect(["success", "error"]).toContain(submission.status);
        for (const messages of Object.values(submission.reply().error ?? {})) {
          for (const message of messages ?? [])
            expect(message).not.toMatch(/^[a-z-]+:|\{\{|Invalid|expected/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a line of text", () => {
  it("comes out composed, trimmed, of one line and without hidden marks, or not at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = line(30).safeParse(text);
        if (!read.success) return;
        expect(read.data).toBe(read.data.normalize("NFC").trim());
        expect(read.data.length).toBeLessThanOrEqual(30);
        expect(read.data).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(line(30).parse(read.data)).toBe(read.data);
      }),
      { numRuns: 1000 },
    );
  });
});
