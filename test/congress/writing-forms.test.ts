import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { congressForm, congressValues } from "~/congress/forms/congress-form";
import { rowIntent, withRows } from "~/congress/forms/congress-rows";
import { CommitteeForm } from "~/congress/forms/committee-form";
import { judgeForm } from "~/platform/forms.server";
import { createTranslator } from "~/wording";

const { t } = createTranslator("vi");
const latest = "2020-07-03";

const typical = {
  basedOn: "3",
  committeeId: "abc",
  titleVi: "Đại hội đại biểu Đảng bộ huyện Krông Pắc",
  kind: "delegates",
  state: "preparing",
  timezone: "Asia/Ho_Chi_Minh",
};

function posted(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries({ ...typical, ...fields })) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return form;
}

const judge = (fields: Record<string, string | string[]>) =>
  judgeForm(posted(fields), congressForm(latest, "03/7/2020"), t);

/** The messages at one field. */
const messages = (fields: Record<string, string | string[]>, name: string) =>
  judge(fields).reply().error?.[name];

describe("the form of a congress", () => {
  it("reads a typical one", () => {
    const submission = judge({
      ordinal: "xvii",
      term: "2020 – 2025",
      firstDay: "2020-10-14",
      coordinates: "12.6797,108.0447000",
      expectedDelegates: "450",
      isPublic: "on",
      "halls[0].id": "new",
      "halls[0].name": "Hội trường lớn",
      "halls[0].capacity": "500",
      "halls[1].id": "new",
      "halls[1].name": "",
      "documents[0].id": "kept",
      "documents[0].kind": "political-report",
      "documents[0].title": "Báo cáo chính trị",
      "documents[0].circulated": "2020-06-30",
    });
    if (submission.status !== "success") throw new Error(JSON.stringify(submission.reply().error));
    expect(congressValues(submission.value)).toEqual({
      committeeId: "abc",
      title: { vi: "Đại hội đại biểu Đảng bộ huyện Krông Pắc", en: "" },
      kind: "delegates",
      ordinal: "XVII",
      term: "2020-2025",
      state: "preparing",
      firstDay: "2020-10-14",
      lastDay: "2020-10-14",
      heldBy: null,
      timezone: "Asia/Ho_Chi_Minh",
      place: "",
      coordinates: { latitude: 12.6797, longitude: 108.0447 },
      expectedDelegates: 450,
      isPublic: true,
      halls: [{ id: null, name: "Hội trường lớn", capacity: 500 }],
      documents: [
        { id: "kept", kind: "political-report", title: "Báo cáo chính trị", circulated: "2020-06-30" },
      ],
    });
  });

  it("keeps a congress as 'held, day unknown' by the day of the paper", () => {
    const submission = judge({ state: "held-day-unknown", heldBy: "2020-07-03" });
    if (submission.status !== "success") throw new Error(JSON.stringify(submission.reply().error));
    const { state, firstDay, heldBy } = congressValues(submission.value);
    expect({ state, firstDay, heldBy }).toEqual({ state: "held", firstDay: null, heldBy: "2020-07-03" });
  });

  it.each([
    [{ state: "held" }, "firstDay", "held-needs-day"],
    [{ state: "held", firstDay: "2020-07-04" }, "firstDay", "held-in-future"],
    [{ state: "held", firstDay: "2020-07-02", lastDay: "2020-07-05" }, "lastDay", "held-in-future"],
    [{ lastDay: "2020-10-15" }, "firstDay", "first-missing"],
    [{ firstDay: "2020-10-15", lastDay: "2020-10-14" }, "lastDay", "last-before-first"],
    [{ firstDay: "2020-10-14", lastDay: "2021-10-16" }, "lastDay", "too-long"],
    [{ heldBy: "2020-07-01" }, "heldBy", "held-by-not-wanted"],
    [{ state: "held-day-unknown" }, "heldBy", "held-by-missing"],
    [{ state: "held-day-unknown", heldBy: "2020-07-04" }, "heldBy", "held-in-future"],
    [
      { state: "held-day-unknown", heldBy: "2020-07-01", firstDay: "2020-06-30" },
      "firstDay",
      "days-not-wanted",
    ],
    [{ ordinal: "IIII" }, "ordinal", "ordinal"],
    [{ ordinal: "17" }, "ordinal", "ordinal"],
    [{ term: "2025-2020" }, "term", "term"],
    [{ term: "2020" }, "term", "term"],
    [{ timezone: "Asia/Krong_Pac" }, "timezone", "timezone"],
    [{ timezone: "+07:00" }, "timezone", "timezone"],
    [{ coordinates: "12,6797, 108,0447" }, "coordinates", "coordinates-comma"],
    [{ coordinates: "12,6797; 108,0447" }, "coordinates", "coordinates-comma"],
    [{ coordinates: "12.6797" }, "coordinates", "coordinates"],
    [{ coordinates: "12.6797 E, 108.0447 N" }, "coordinates", "coordinates"],
    [{ coordinates: "1e1, 0x1" }, "coordinates", "coordinates"],
    [{ coordinates: "108.0447, 12.6797" }, "coordinates", "coordinates-range"],
    [{ coordinates: "12.6797, 180.0001" }, "coordinates", "coordinates-range"],
  ] as const)("refuses %j at %s", (fields, field, code) => {
    const words = t(`congress:fault.${code}`, { today: "03/7/2020" });
    expect(messages(fields, field)).toEqual([words]);
    expect(words).not.toMatch(/fault\.|\{\{/);
  });

  it("shows faults of days together with the others", () => {
    const { error } = judge({ titleVi: "", state: "held" }).reply();
    expect(Object.keys(error ?? {}).sort()).toEqual(["firstDay", "titleVi"]);
  });

  it("names the row and field of a fault", () => {
    const rows = { "halls[0].id": "a", "halls[0].name": "A", "halls[1].id": "b", "halls[1].capacity": "0" };
    const { error } = judge(rows).reply();
    expect(error?.["halls[1].name"]).toEqual([t("form:required")]);
    expect(error?.["halls[1].capacity"]).toEqual([t("form:at-least", { minimum: 1 })]);
    expect(
      messages(
        { "halls[0].id": "new", "halls[0].name": "A", "halls[0].capacity": "nhiều" },
        "halls[0].capacity",
      ),
    ).toEqual([t("form:number")]);
  });

  it.each(["titleVi", "titleEn", "place", "coordinates", "note", "ordinal", "term", "timezone"])(
    "refuses 100,000 characters, control characters and repeated fields in %s",
    (name) => {
      expect(messages({ [name]: "ế".repeat(100_000) }, name)?.[0]).toMatch(/^Dài quá \d+ ký tự/);
      expect(messages({ [name]: "Đại\u0000hội" }, name)).toContain(t("form:harmful"));
      expect(messages({ [name]: "Đại\u202Ehội" }, name)).toContain(t("form:harmful"));
      expect(messages({ [name]: ["một", "hai"] }, name)).toEqual([t("form:unreadable")]);
    },
  );

  it("answers files and trees in place of text with a message", () => {
    const form = posted({});
    form.set("titleVi", new File(["x"], "x.txt"));
    form.set("committeeId.deeper", "x");
    form.set("halls", "no rows");
    const submission = judgeForm(form, congressForm(latest, latest), t);
    expect(submission.status).toBe("error");
    expect(Object.keys(submission.reply().error ?? {}).sort()).toEqual([
      "committeeId",
      "halls[0]",
      "titleVi",
    ]);
  });

  it("refuses more rows than any congress has", () => {
    const rows = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [
        [`halls[${index}].id`, "new"],
        [`halls[${index}].name`, "A"],
      ]).flat(),
    );
    expect(messages(rows, "halls")).toEqual([t("form:too-many", { count: 60 })]);
  });

  it("takes what is no version as one long past", () => {
    for (const basedOn of ["", "x", "-1", "1e300", "99999999999"]) {
      const submission = judge({ basedOn });
      expect(submission.status === "success" && submission.value.basedOn).toBe(0);
    }
  });
});

describe("any form", () => {
  it("is judged without an exception, whatever its fields are called and hold", () => {
    const name = fc.oneof(
      fc.constantFrom("titleVi", "halls", "halls[0]", "halls[0].name", "halls[99999999].name", "__intent__"),
      fc.constantFrom(
        "__state__",
        "__proto__",
        "__proto__.x",
        "constructor.prototype",
        "basedOn",
        "isPublic",
      ),
      fc.string(),
      fc.constant(`a${".a".repeat(20_000)}`),
    );
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("{}", '{"type":"insert"}', "[", "on"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), (fields) => {
        const form = new FormData();
        for (const [key, text] of fields) form.append(key, text);
        for (const schema of [congressForm(latest, latest), CommitteeForm]) {
          const submission = judgeForm(form, schema, t);
          expect(submission.status).toBe("error");
          expect(() => JSON.stringify(submission.reply())).not.toThrow();
        }
      }),
    );
  });

  it("refuses more fields than any page has", () => {
    const form = new FormData();
    for (let index = 0; index < 5001; index += 1) form.append("a", "");
    expect(() => judgeForm(form, CommitteeForm, t)).toThrow(expect.objectContaining({ status: 413 }));
  });
});

describe("rows of a form", () => {
  const halls = [{ id: "a", name: "A" }, { id: "new" }, { id: "c", name: "C" }];

  it("adds a row at the end and goes on in it", () => {
    const { values, focus } = withRows({ titleVi: "x", halls }, { list: "halls", remove: null });
    expect(values).toEqual({ titleVi: "x", halls: [...halls, { id: "new" }] });
    expect(focus).toBe("halls[3].name");
  });

  it("removes exactly one row, and keeps everything else", () => {
    const { values, focus } = withRows({ titleVi: "x", halls }, { list: "halls", remove: 1 });
    expect(values).toEqual({ titleVi: "x", halls: [halls[0], halls[2]] });
    expect(focus).toBe("halls[1].name");
    expect(withRows({ halls: [halls[0]] }, { list: "halls", remove: 0 })).toEqual({
      values: { halls: [] },
      focus: "add-halls",
    });
    expect(withRows({ halls }, { list: "halls", remove: 7 }).values.halls).toEqual(halls);
  });

  it("begins a list where nothing or something else was posted", () => {
    for (const documents of [undefined, "text", {}]) {
      const { values, focus } = withRows({ documents }, { list: "documents", remove: null });
      expect(values.documents).toEqual([{ id: "new" }]);
      expect(focus).toBe("documents[0].kind");
    }
  });

  it("knows its own buttons only", () => {
    expect(rowIntent("add-halls")).toEqual({ list: "halls", remove: null });
    expect(rowIntent("remove-documents-12")).toEqual({ list: "documents", remove: 12 });
    for (const other of [
      null,
      "",
      "save",
      "remove-halls",
      "add-halls-1",
      "remove-halls-9999",
      "add-committees",
    ]) {
      expect(rowIntent(other)).toBeNull();
    }
  });
});
