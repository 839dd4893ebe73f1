import { beforeAll, describe, expect, test } from "vitest";
import { roles, type Role, type SignedIn } from "~/accounts/viewer";
import { grantable } from "~/survey/grants";
import { grant } from "~/survey/grants.server";
import { paperFileName, stepPapers, variants } from "~/survey/print/papers";
import { openPlanKey, sealFor } from "~/survey/plan-keys.server";
import { stepField } from "~/survey/step-rows.server";
import type { AskedAction } from "~/survey/write-progress.server";
import { linesOfDocument } from "../harness/office";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer, type Client } from "../harness/server";
import { rules } from "./examples";
import {
  attendance,
  figuresFor,
  makePlan,
  peopleOf,
  secretNames,
  stepsOf,
  surveyKey,
  take,
  writingOf,
} from "./journey";

const tieReason = "Chọn Tuyệt Mật Họ Nhì vì lý do";
const correctionReason = "Cộng sót phiếu của Tuyệt Mật Họ Nhất";
const secrets = [...secretNames, tieReason, correctionReason, "Tuyệt Mật", "Phụ Trách Kín"];
const files = stepPapers.flatMap((paper) =>
  variants.map((variant) => ({ paper, variant, file: `${paperFileName(paper, variant)}.docx` })),
);

describe("the papers of a step", () => {
  const server = useTestServer({ sample: false });
  let owner: { viewer: SignedIn; client: Client };
  let planId: string;
  let base: string;

  const someone = async (role: Role) => {
    const { viewer, cookie } = await makePerson(server().services.db, role, { now: testInstant });
    const client = server().visitor();
    client.cookie = cookie;
    return { viewer, client };
  };
  const accessOf = async (viewer: SignedIn) => {
    const rows = await server()
      .services.db("audit_log")
      .where({ actor_id: viewer.id })
      .whereIn("action", ["survey-exported", "survey-refused", "survey-read"])
      .orderBy("number");
    return rows.map(({ action, detail }) => `${action} ${JSON.parse(detail).what}`);
  };
  const baseOf = async (plan: string, position: number) =>
    `/surveys/${plan}/steps/${(await stepsOf(server().services.db, plan))[position - 1]?.id}/papers`;
  const download = async (file: string, client = owner.client) => {
    const response = await client.get(`${base}/${file}`);
    expect(response.status, file).toBe(200);
    return { response, bytes: await response.bytes() };
  };

  beforeAll(async () => {
    const { db } = server().services;
    owner = await someone("personnel-officer");
    planId = await makePlan(db, owner.viewer);
    base = await baseOf(planId, 1);
  });

  test("of a planned step are ballots and tally sheets, and say that the list may change", async () => {
    const page = await (await owner.client.get(base)).text();
    expect(page).toContain("Danh sách còn sửa được");
    expect(page).toContain("Hai phiếu trên một tờ A4");
    for (const { file, paper } of files)
      expect(page.includes(`${base}/${file}`), file).toBe(paper !== "minutes");
    expect((await owner.client.get(`${base}/bien-ban-kiem-phieu.docx`)).status).toBe(404);
    const empty = await baseOf(planId, 2);
    expect(await (await owner.client.get(empty)).text()).toContain("Danh sách còn trống");
    expect((await owner.client.get(`${empty}/phieu-lay-y-kien.docx`)).status).toBe(404);
  });

  test("are minutes as well, once the count is settled: a draft, then the minutes on record", async () => {
    await countWithTie();
    const draft = linesOfDocument((await download("bien-ban-kiem-phieu.docx")).bytes);
    expect(draft).toContain("DỰ THẢO");
    expect(draft.join("\n")).not.toContain("Chuyển sang bước sau\n");
    const [, second] = await peopleOf(server().services.db, planId);
    await must(owner.viewer, {
      ...{ kind: "conclude", chosen: [second?.id ?? ""], tieReason },
      minutes: { number: "12-BB/TU", day: "2020-07-03" },
    });
    await correct();
    const text = linesOfDocument((await download("bien-ban-kiem-phieu.docx")).bytes).join("\n");
    expect(text).not.toContain("DỰ THẢO");
    for (const part of [
      "ĐẢNG CỘNG SẢN VIỆT NAM",
      "Số 12-BB/TU",
      "Đắk Lắk, ngày 03 tháng 7 năm 2020",
      // Attendance, quorum, counts.
      "Đủ số người: có mặt 30/40, cần ít nhất 27.",
      "Số phiếu thu về",
      // The corrected count: 27 of 30 is 90.0 %, 16 of 30 is 53.3 %.
      "Cần ít nhất 16 phiếu đồng ý (tính trên số người có mặt 30).",
      ["1", "A01", "27", "90,0 %", "Được giới thiệu; Chuyển tiếp"].join("\n"),
      ["2", "A02", "16", "53,3 %", "Được giới thiệu; Bằng phiếu"]
        .join("\n")
        .replace("Bằng phiếu", "Chuyển tiếp"),
      ["2", "A03", "16", "53,3 %", "Được giới thiệu; Bằng phiếu"].join("\n"),
      "Bằng phiếu ở vị trí cuối: A02, A03. Còn 1 vị trí.",
      "Gồm 2 người: A01, A02.",
      "Số phiếu đồng ý A01: 28 sửa thành 27.",
      "Duyệt lúc 03/7/2020 09:00",
      "CHỦ TRÌ HỘI NGHỊ",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("hold names and reasons only where that was chosen, and leave a row each for the owner", async () => {
    const { client, viewer } = await someone("viewer");
    await grant(writingOf(server().services.db, owner.viewer), planId, viewer.email, ["read"], "2020-07-03");
    for (const { file, paper, variant } of files) {
      const { response, bytes } = await download(file, client);
      expect(response.headers.get("Cache-Control")).toContain("private, no-store");
      expect(response.headers.get("Content-Disposition")).toBe(
        `attachment; filename="${file.replace(".docx", "-buoc-1.docx")}"`,
      );
      const text = linesOfDocument(bytes).join("\n");
      for (const secret of secrets) {
        const isName = secretNames.includes(secret) || secret === "Tuyệt Mật";
        const expected = variant === "full" && (paper === "minutes" || isName);
        expect(text.includes(secret), `${secret} in ${file}`).toBe(expected);
      }
    }
    expect(await accessOf(viewer)).toEqual(
      files.map(({ paper, variant }) => `survey-exported ${paper}${variant === "full" ? "-full" : ""}`),
    );
    const log = await (await owner.client.get(`/surveys/${planId}/access`)).text();
    expect(log).toContain("Xuất: phiếu có họ tên");
    expect(log).toContain("Xuất: biên bản kiểm phiếu theo mã");
  });

  test("are listed on a page without names, whose readers are recorded as well", async () => {
    const { viewer, client } = await someone("viewer");
    await grant(writingOf(server().services.db, owner.viewer), planId, viewer.email, ["read"], "2020-07-03");
    for (const path of [base, `${base}.data`]) {
      const page = await (await client.get(path)).text();
      expect(page).toContain("bien-ban-kiem-phieu-day-du");
      for (const secret of secrets) expect(page).not.toContain(secret);
    }
    expect(await accessOf(viewer)).toEqual(["survey-read papers", "survey-read papers"]);
  });

  test("of a plan by codes are had by codes only; minutes with reasons", async () => {
    const { db } = server().services;
    const plain = await baseOf(await makePlan(db, owner.viewer, { namesAllowed: false }), 1);
    expect(await (await owner.client.get(plain)).text()).toContain("Kế hoạch này không dùng họ tên");
    expect((await owner.client.get(`${plain}/phieu-lay-y-kien.docx`)).status).toBe(200);
    expect((await owner.client.get(`${plain}/phieu-lay-y-kien-day-du.docx`)).status).toBe(404);
  });

  test.each(roles)("do not exist for a %s without a grant, and each attempt is recorded", async (role) => {
    const { client, viewer } = await someone(role);
    for (const path of [base, `${base}.data`, ...files.map(({ file }) => `${base}/${file}`)]) {
      expect((await client.get(path)).status, path).toBe(404);
    }
    const access = await accessOf(viewer);
    expect(access).toHaveLength(2 + files.length);
    for (const line of access) expect(line).toMatch(/^survey-refused /);
  });

  test.each(grantable)("are open to a holder of %s until its last day", async (capability) => {
    const { client, viewer } = await someone("viewer");
    const writing = writingOf(server().services.db, owner.viewer);
    await grant(writing, planId, viewer.email, [capability], "2020-07-03");
    expect((await client.get(base)).status).toBe(200);
    await download("phieu-lay-y-kien-day-du.docx", client);
    await grant(writing, planId, viewer.email, [capability], "2020-07-02");
    for (const path of [base, `${base}/phieu-lay-y-kien-day-du.docx`]) {
      expect((await client.get(path)).status).toBe(404);
    }
  });

  test("are nowhere else: other names, other steps, other plans", async () => {
    const other = await makePlan(server().services.db, owner.viewer);
    for (const path of [
      ...["/khac.docx", "/phieu-lay-y-kien", "/..%2fphieu-lay-y-kien.docx", "/%00"].map((end) => base + end),
      `${base.replace(planId, other)}/phieu-lay-y-kien.docx`,
      `/surveys/${planId}/steps/khong-co/papers/phieu-lay-y-kien.docx`,
      `/surveys/${planId}/steps/khong-co/papers`,
    ]) {
      expect((await owner.client.get(path)).status, path).toBe(404);
    }
  });

  /** Counts the first step: one above, two tied for the last of two places. */
  async function countWithTie() {
    const { db } = server().services;
    const [first] = await stepsOf(db, planId);
    const key = await openPlanKey(db, surveyKey, planId);
    if (!first || key.kind !== "open") throw new Error("No step");
    await db("survey_steps")
      .where({ id: first.id })
      .update({
        rules: JSON.stringify({ ...rules, places: 2 }),
        sealed: sealFor(key, stepField(first.id), { responsible: "Phụ Trách Kín", tieReason: "" }),
      });
    const figures = await figuresFor(db, planId, 1, [28, 16, 16]);
    const [one, two] = [(await someone("viewer")).viewer, (await someone("viewer")).viewer];
    const deeds: [SignedIn, AskedAction][] = [
      [owner.viewer, { kind: "open" }],
      [owner.viewer, { kind: "attend", attendance }],
      [one, { kind: "enter", figures }],
      [two, { kind: "enter", figures }],
    ];
    for (const [viewer, action] of deeds) await must(viewer, action);
    const [step] = await stepsOf(db, planId);
    await must(one, { kind: "agree", entries: (step?.entries ?? []).map(({ id }) => id) });
  }

  /** Proposes one approval fewer for the first person, and has somebody else approve it. */
  async function correct() {
    const { db } = server().services;
    const figures = await figuresFor(db, planId, 1, [27, 16, 16]);
    const [, second] = await peopleOf(db, planId);
    const correction = { attendance, figures, chosen: [second?.id ?? ""] };
    await must(owner.viewer, { kind: "propose-correction", correction, reason: correctionReason });
    expect(await (await owner.client.get(base)).text()).toContain("Một đính chính đang chờ duyệt");
    const [step] = await stepsOf(db, planId);
    const { viewer } = await someone("viewer");
    await must(viewer, { kind: "approve-correction", correction: step?.correction?.id ?? "" });
  }

  async function must(viewer: SignedIn, action: AskedAction) {
    const taken = await take(server().services.db, viewer, planId, 1, action);
    if (taken.kind !== "taken") throw new Error(`${action.kind}: ${JSON.stringify(taken)}`);
  }
});
