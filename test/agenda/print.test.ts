import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agenda, Slot } from "~/agenda/agenda";
import { findAgenda } from "~/agenda/agendas.server";
import { writeCards } from "~/agenda/print/cards-document.server";
import type { Edition } from "~/agenda/print/edition";
import { localityOf } from "~/agenda/print/letterhead";
import { marksOf } from "~/agenda/print/marks";
import { writeProgramme } from "~/agenda/print/programme-document.server";
import { writeScript } from "~/agenda/print/script-document.server";
import { programmeOf } from "~/agenda/programme";
import { createTranslator } from "~/wording";
import { faultOfXml, textOf, unzip } from "../harness/office";
import { useTestServer } from "../harness/server";
import { goodAgenda } from "./examples";

const writers = { programme: writeProgramme, script: writeScript, cards: writeCards };

const edition = (agenda: Agenda, more: Partial<Edition> = {}): Edition => ({
  agenda,
  head: {
    ...{ kind: "delegates", ordinal: "XV", timezone: "Asia/Ho_Chi_Minh", place: "Hội trường huyện" },
    committee: { names: { vi: "Đảng bộ huyện Cư M’gar", en: "" } },
  },
  before: null,
  label: "Bản để thử",
  publishedAt: "2020-07-02T18:00:00Z",
  reading: { t: createTranslator("vi").t as Edition["reading"]["t"], language: "vi" },
  ...more,
});

/** Changes every slot. */
const withSlots = (agenda: Agenda, change: (slot: Slot, index: number) => Slot): Agenda => ({
  ...agenda,
  sessions: agenda.sessions.map((session) => ({ ...session, slots: session.slots.map(change) })),
});

const documentOf = (file: Uint8Array): string => unzip(file).get("word/document.xml") ?? "";

async function textsOf(made: Edition) {
  const text = async (write: typeof writeProgramme) => textOf(documentOf(await write(made)));
  return {
    programme: await text(writeProgramme),
    script: await text(writeScript),
    cards: await text(writeCards),
  };
}

describe("an agenda on paper", () => {
  it("holds the time and the title of every slot in each of the three papers", async () => {
    const agenda = goodAgenda();
    for (const [paper, text] of Object.entries(await textsOf(edition(agenda)))) {
      for (const slot of programmeOf(agenda).flatMap(({ sessions }) =>
        sessions.flatMap(({ slots }) => slots),
      )) {
        expect(text, paper).toContain(`${slot.start} – ${slot.end}`);
        expect(text, paper).toContain(slot.title);
      }
    }
  });

  it("holds what is internal in the script only", async () => {
    const secrets = {
      notes: "GHI-CHÚ-KÍN",
      cue: "HIỆU-LỆNH-KÍN",
      prepares: "NGƯỜI-KÍN",
      onStage: "LỄ-ĐÀI-KÍN",
    };
    const agenda = withSlots(goodAgenda(), (slot) => ({ ...slot, ...secrets }));
    const texts = await textsOf(edition(agenda, { publishedAt: null }));
    for (const secret of Object.values(secrets)) {
      expect(texts.script).toContain(secret);
      expect(texts.programme).not.toContain(secret);
      expect(texts.cards).not.toContain(secret);
    }
    expect(texts.script).toContain("LƯU HÀNH NỘI BỘ");
    expect(texts.programme).not.toContain("LƯU HÀNH NỘI BỘ");
  });

  it("has the head of a Party document: bodies, place and local day, kind and title", async () => {
    const { programme } = await textsOf(edition(goodAgenda()));
    for (const line of [
      "ĐẢNG CỘNG SẢN VIỆT NAM",
      "ĐẢNG BỘ HUYỆN CƯ M’GAR",
      "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XV",
      // 18:00 in UTC is the next day in Vietnam.
      "Cư M’gar, ngày 03 tháng 7 năm 2020",
      "CHƯƠNG TRÌNH",
      "Đại hội để thử",
      "THỨ TƯ, NGÀY 12/8/2020",
    ])
      expect(programme.split("\n")).toContain(line);
    expect(programme).not.toContain("DỰ THẢO");
  });

  it("says of a draft that it is one, and leaves its day open", async () => {
    const { programme } = await textsOf(edition(goodAgenda(), { publishedAt: null }));
    expect(programme.split("\n")).toContain("DỰ THẢO");
    expect(programme).toContain("Cư M’gar, ngày … tháng … năm ……");
  });

  it("lists groups with rooms, leaders and secretaries in an appendix", async () => {
    const { programme } = await textsOf(edition(goodAgenda()));
    const appendix = programme.slice(programme.indexOf("PHỤ LỤC"));
    for (const number of [1, 2, 3, 4]) {
      expect(appendix).toContain(`Phòng họp ${number}`);
      expect(appendix).toContain(`Tổ trưởng ${number}, Ủy viên Ban Thường vụ`);
      expect(appendix).toContain(`Thư ký ${number}`);
    }
  });

  it("marks what changed since the version before, and what was taken out", async () => {
    const agenda = goodAgenda();
    const [first, ...others] = agenda.sessions;
    const [moved, renamed, gone, ...slots] = first?.slots ?? [];
    if (!first || !moved || !renamed || !gone) throw new Error("too short an example");
    const later: Agenda = {
      ...agenda,
      groups: agenda.groups.map((group, index) => (index === 2 ? { ...group, room: "room-1" } : group)),
      sessions: [
        {
          ...first,
          slots: [{ ...moved, start: "06:05" }, { ...renamed, title: "Tên mới" }, ...slots],
        },
        ...others,
      ],
    };
    const before = { agenda, version: 3 };
    const { programme, cards } = await textsOf(edition(later, { before }));
    expect(programme).toContain(`Trước đây: ${moved.start}, 12/8/2020`);
    expect(programme).toContain("(*) Mục mới hoặc thay đổi so với bản 3.");
    expect(programme).toContain(`– ${gone.start}, 12/8/2020: ${gone.title}`);
    expect(programme).toContain(`${later.groups[2]?.name} (*)`);
    expect(programme).not.toContain(`${later.groups[1]?.name} (*)`);
    const changed = marksOf(agenda, later).slots.size;
    expect(cards.match(/\(\*\) Thay đổi so với bản 3/g)).toHaveLength(changed);
    const same = await textsOf(edition(agenda, { before }));
    expect(same.programme).toContain("Không có mục nào thay đổi so với bản 3.");
    expect(same.programme).not.toContain("(*)");
  });

  it("marks a changed note in the script alone", async () => {
    const agenda = goodAgenda();
    const later = withSlots(agenda, (slot, index) => (index === 0 ? { ...slot, notes: "Mới" } : slot));
    const texts = await textsOf(edition(later, { before: { agenda, version: 1 } }));
    expect(texts.script).toContain("(*)");
    expect(texts.programme).not.toContain("(*)");
  });

  it("is made of an agenda without sessions as well", async () => {
    const texts = await textsOf(edition({ ...goodAgenda(), sessions: [] }));
    for (const text of Object.values(texts)) expect(text).toContain("Chương trình chưa có phiên nào.");
  });

  it("is well formed whatever people type", async () => {
    const hostile = [
      `<w:t>&amp;</w:t> ]]> <!-- "${String.fromCharCode(0, 1, 8, 11, 27, 0xfffe)}' --> ${"\ud800"} {{title}} $t(x)`,
      "Dài".repeat(33_334),
      "🎉👩‍👩‍👧‍👦🇻🇳 \u202eđảo\u202c\r\n\tdòng",
    ];
    for (const text of hostile) {
      const agenda = withSlots(goodAgenda(), (slot) => ({
        ...{ ...slot, title: text, notes: text, cue: text, prepares: text, onStage: text },
      }));
      const made = edition(
        {
          ...agenda,
          congress: { ...agenda.congress, title: text },
          groups: agenda.groups.map((group) => ({ ...group, name: text })),
          sessions: agenda.sessions.map((session) => ({ ...session, title: text, date: text.slice(0, 10) })),
        },
        { label: text },
      );
      for (const [paper, write] of Object.entries(writers)) {
        for (const [part, xml] of unzip(await write(made)))
          if (/\.(xml|rels)$/.test(part)) expect(faultOfXml(xml), `${paper} ${part}`).toBeNull();
      }
    }
    const shown = textOf(
      documentOf(
        await writeProgramme(
          edition(withSlots(goodAgenda(), (slot) => ({ ...slot, title: "a<b>&c\u0000🎉" }))),
        ),
      ),
    );
    expect(shown).toContain("a<b>&c🎉");
  });

  it("is well formed for any title and note", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), async (title, notes) => {
        const agenda = withSlots(goodAgenda(), (slot) => ({ ...slot, title, notes }));
        const xml = documentOf(await writeScript(edition(agenda)));
        expect(faultOfXml(xml)).toBeNull();
      }),
      { numRuns: 15 },
    );
  });

  it("names the locality of a committee only where its name has one", () => {
    expect(localityOf("Đảng bộ tỉnh Đắk Lắk")).toBe("Đắk Lắk");
    expect(localityOf("Đảng bộ thành phố Buôn Ma Thuột".normalize("NFD"))).toBe("Buôn Ma Thuột");
    expect(localityOf("Đảng bộ Công an tỉnh")).toBeNull();
    expect(localityOf("Đảng bộ Mẫu (dữ liệu minh họa)")).toBeNull();
  });
});

describe("printed agendas over HTTP", () => {
  const server = useTestServer();
  const base = "/congresses/mau/agenda";
  const drafts = ["programme", "script", "cards"].map((paper) => `${base}/edit/${paper}.docx`);
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  it("gives the published programme to everybody, as a file with an ASCII name", async () => {
    const answer = await server().visitor().get(`${base}/programme.docx`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe(type);
    expect(answer.headers.get("Content-Disposition")).toBe('attachment; filename="chuong-trinh-mau-v1.docx"');
    const parts = unzip(new Uint8Array(await answer.arrayBuffer()));
    expect(textOf(parts.get("word/document.xml") ?? "")).toContain("ĐẢNG CỘNG SẢN VIỆT NAM");
    expect(parts.has("[Content_Types].xml")).toBe(true);
  });

  it("knows the versions that there are and no others", async () => {
    const visitor = server().visitor();
    expect((await visitor.get(`${base}/programme.docx?version=1`)).status).toBe(200);
    for (const version of ["2", "0", "-1", "1e3", "999999999999999999", "", "x"])
      expect((await visitor.get(`${base}/programme.docx?version=${version}`)).status, version).toBe(404);
    expect((await visitor.get("/congresses/khong-co/agenda/programme.docx")).status).toBeOneOf([302, 404]);
  });

  it("hides the published programme of a congress that is not public", async () => {
    const { db } = server().services;
    await db("congresses").where({ slug: "mau" }).update({ is_public: false });
    try {
      expect((await server().visitor().get(`${base}/programme.docx`)).status).toBe(302);
      expect((await (await server().client("viewer")).get(`${base}/programme.docx`)).status).toBe(200);
    } finally {
      await db("congresses").where({ slug: "mau" }).update({ is_public: true });
    }
  });

  it("gives drafts, scripts and cards to those who may edit, and to nobody else", async () => {
    const [organiser, viewer] = [await server().client("organiser"), await server().client("viewer")];
    for (const address of drafts) {
      const answer = await organiser.get(address);
      expect(answer.status, address).toBe(200);
      expect(answer.headers.get("Content-Type")).toBe(type);
      expect(answer.headers.get("Content-Disposition")).toMatch(
        /^attachment; filename="[a-z-]+-mau-r1\.docx"$/,
      );
      expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
      expect((await viewer.get(address)).status, address).toBe(403);
      const visited = await server().visitor().get(address);
      expect(visited.status, address).toBe(302);
      expect(visited.headers.get("Location")).toContain("/sign-in");
    }
  });

  it("answers 404 where no agenda was begun", async () => {
    const { db } = server().services;
    const begun = db("agendas").select("congress_id");
    const bare = await db("congresses").whereNotIn("id", begun).first("slug");
    const organiser = await server().client("organiser");
    expect((await organiser.get(`/congresses/${bare.slug}/agenda/programme.docx`)).status).toBe(404);
    expect((await organiser.get(`/congresses/${bare.slug}/agenda/edit/script.docx`)).status).toBe(404);
  });

  it("leads to the papers from the pages", async () => {
    const published = await (await server().visitor().get(base)).text();
    expect(published).toContain(`href="${base}/programme.docx?version=1"`);
    expect(published).not.toContain("script.docx");
    const desk = await (await (await server().client("organiser")).get(`${base}/edit`)).text();
    for (const address of drafts) expect(desk).toContain(`href="${address}"`);
  });

  it("prints the draft as it is now", async () => {
    const { db } = server().services;
    const { id } = await db("congresses").where({ slug: "mau" }).first("id");
    const slot = (await findAgenda(db, id))?.agenda.sessions[0]?.slots[0];
    const organiser = await server().client("organiser");
    const answer = await organiser.get(`${base}/edit/script.docx`);
    const text = textOf(documentOf(new Uint8Array(await answer.arrayBuffer())));
    expect(text).toContain(slot?.title);
    expect(text).toContain("KỊCH BẢN ĐIỀU HÀNH");
  });
});
