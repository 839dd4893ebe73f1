import { beforeAll, expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { findConsolidation, saveConsolidation } from "~/groups/reports/consolidations.server";
import {
  createReportLinks,
  listReportLinks,
  reportOfLink,
  revokeReportLink,
} from "~/groups/reports/report-links.server";
import type { OpinionSent, ReportKey } from "~/groups/reports/report";
import { findReport, listReports } from "~/groups/reports/reports.server";
import {
  removeOpinion,
  saveAttendance,
  saveOpinion,
  setHandedIn,
} from "~/groups/reports/write-report.server";
import { newId } from "~/platform/id.server";
import { onEachDatabase } from "../harness/databases";
import { dealtOut, storeDivision } from "./division-examples";

const now = new Date("2020-07-03T02:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const sent = (changes: Partial<OpinionSent> = {}): OpinionSent => ({
  ...{ id: newId(), basedOn: 0, key: newId(), documentId: "", section: "Phần II", kind: "change" },
  ...{ text: "Đề nghị bổ sung chỉ tiêu.", speakers: 2 },
  ...changes,
});

onEachDatabase("reports of groups", (db) => {
  let divisionId = "";
  let congressId = "";
  const key = (groupId = "g1"): ReportKey => ({ divisionId, round: 0, groupId });
  const where = (groupId = "g1", at = now) => ({ db: db(), author: program, now: at, key: key(groupId) });
  const auditOf = (action: string) => db()("audit_log").where({ action, subject_id: divisionId });

  beforeAll(async () => {
    congressId = (await db()("congresses").where({ slug: "dak-lak-xvii" }).first("id")).id;
    divisionId = await storeDivision(db(), congressId, dealtOut([], { groups: 3 }));
  });

  it("are empty before anything is written, and reading writes nothing", async () => {
    expect(await findReport(db(), key())).toMatchObject({ version: 0, opinions: [], handedIn: null });
    expect(await listReports(db(), divisionId)).toEqual([]);
  });

  it("keep every text as a version, in the order in which opinions came", async () => {
    const first = sent();
    expect(await saveOpinion(where(), first)).toEqual({ kind: "saved", version: 1 });
    const second = sent({ kind: "agree", speakers: null, text: "Nhất trí." });
    await saveOpinion(where(), second);
    const changed = sent({ ...first, basedOn: 1, key: newId(), text: "Đề nghị nêu rõ chỉ tiêu." });
    expect(await saveOpinion(where(), changed)).toEqual({ kind: "saved", version: 2 });
    const { opinions } = await findReport(db(), key());
    expect(opinions.map(({ text, version }) => [text, version])).toEqual([
      ["Đề nghị nêu rõ chỉ tiêu.", 2],
      ["Nhất trí.", 1],
    ]);
    expect(await db()("group_opinion_versions").where({ opinion_id: first.id })).toHaveLength(2);
    expect(await auditOf("group-opinion-saved")).toHaveLength(3);
  });

  it("take the same saving sent again as one, also two at a time and after later ones", async () => {
    const opinion = sent({ text: "Gửi hai lần." });
    const answers = await Promise.all([saveOpinion(where("g2"), opinion), saveOpinion(where("g2"), opinion)]);
    expect(answers).toEqual([
      { kind: "saved", version: 1 },
      { kind: "saved", version: 1 },
    ]);
    await saveOpinion(where("g2"), { ...opinion, basedOn: 1, key: newId(), text: "Sau đó." });
    expect(await saveOpinion(where("g2"), opinion)).toEqual({ kind: "saved", version: 1 });
    expect((await findReport(db(), key("g2"))).opinions.map(({ text }) => text)).toEqual(["Sau đó."]);
  });

  it("never lose another device's text, and tell what it was", async () => {
    const opinion = sent({ text: "Máy một." });
    await saveOpinion(where(), opinion);
    await saveOpinion(where(), { ...opinion, basedOn: 1, key: newId(), text: "Máy hai." });
    const late = await saveOpinion(where(), { ...opinion, basedOn: 1, key: newId(), text: "Máy một nữa." });
    expect(late).toMatchObject({ kind: "outdated", stored: { text: "Máy hai.", version: 2 } });
    expect(await removeOpinion(where(), { id: opinion.id, basedOn: 1 })).toMatchObject({ kind: "outdated" });
    expect(await removeOpinion(where(), { id: opinion.id, basedOn: 2 })).toMatchObject({ kind: "saved" });
    const gone = await saveOpinion(where(), { ...opinion, basedOn: 2, key: newId() });
    expect(gone).toEqual({ kind: "outdated", stored: null });
    expect(await db()("group_opinion_versions").where({ opinion_id: opinion.id })).toHaveLength(2);
  });

  it("are closed to the ids of another group", async () => {
    const opinion = sent({ text: "Của tổ 1." });
    await saveOpinion(where(), opinion);
    const foreign = await saveOpinion(where("g2"), {
      ...opinion,
      basedOn: 1,
      key: newId(),
      text: "Tổ 2 sửa.",
    });
    expect(foreign).toEqual({ kind: "outdated", stored: null });
    await removeOpinion(where("g2"), { id: opinion.id, basedOn: 1 });
    expect((await findReport(db(), key())).opinions.some(({ id }) => id === opinion.id)).toBe(true);
  });

  it("count who was present by whoever saw the last number", async () => {
    expect(await saveAttendance(where("g3"), { attendance: 40, basedOn: 0 })).toEqual({
      ...{ kind: "saved", version: 2 },
    });
    expect(await saveAttendance(where("g3"), { attendance: 40, basedOn: 0 })).toMatchObject({
      kind: "saved",
    });
    expect(await saveAttendance(where("g3"), { attendance: 41, basedOn: 0 })).toEqual({
      ...{ kind: "attendance-outdated", attendance: 40, version: 2 },
    });
    expect(await saveAttendance(where("g3"), { attendance: null, basedOn: 2 })).toMatchObject({
      kind: "saved",
    });
  });

  it("take nothing more once handed in, until opened again", async () => {
    await setHandedIn(where("g3"), true);
    await setHandedIn(where("g3", later(1)), true);
    expect((await findReport(db(), key("g3"))).handedIn).toEqual({ by: "planner", at: now.toISOString() });
    expect(await auditOf("group-report-handed-in")).toHaveLength(1);
    const opinion = sent();
    expect(await saveOpinion(where("g3"), opinion)).toEqual({ kind: "handed-in" });
    expect(await saveAttendance(where("g3"), { attendance: 3, basedOn: 4 })).toEqual({ kind: "handed-in" });
    await setHandedIn(where("g3"), false);
    expect(await saveOpinion(where("g3"), opinion)).toMatchObject({ kind: "saved" });
  });

  it("open by a secret address until it expires, is revoked or replaced", async () => {
    const links = { db: db(), author: program, now };
    const [first = "", second = ""] = await createReportLinks(links, [key("g1"), key("g2")], later(60));
    expect(await reportOfLink(db(), first, now)).toEqual({ ...key("g1"), congressId });
    expect(await reportOfLink(db(), second, later(59))).toMatchObject({ groupId: "g2" });
    expect(await reportOfLink(db(), second, later(60))).toBeNull();
    expect(await reportOfLink(db(), `${first}x`, now)).toBeNull();
    expect(JSON.stringify(await db()("group_report_links"))).not.toContain(first);
    const [third = ""] = await createReportLinks(links, [key("g1")], later(60));
    expect(await reportOfLink(db(), first, now)).toBeNull();
    const listed = await listReportLinks(db(), divisionId, now);
    expect(listed.map(({ groupId }) => groupId).sort()).toEqual(["g1", "g2"]);
    const own = listed.find(({ groupId }) => groupId === "g1");
    const other = await storeDivision(db(), congressId, dealtOut([]), { isChosen: false });
    await revokeReportLink(links, other, own?.id ?? "");
    expect(await reportOfLink(db(), third, now)).not.toBeNull();
    await revokeReportLink(links, divisionId, own?.id ?? "");
    expect(await reportOfLink(db(), third, now)).toBeNull();
    expect(await auditOf("group-link-revoked")).toHaveLength(1);
    expect(await auditOf("group-link-created")).toHaveLength(3);
  });

  it("are consolidated in revisions: of two who save at once one wins", async () => {
    const writer = { db: db(), author: program, now };
    const save = (text: string, basedOn: number) =>
      saveConsolidation(
        writer,
        divisionId,
        basedOn,
        { points: [{ id: "p1", documentId: "", section: "", kind: "agree", text, sources: [] }] },
        "word",
      );
    const both = await Promise.all([save("một", 0), save("hai", 0)]);
    expect(both.sort()).toEqual(["outdated", "saved"]);
    expect(await save("ba", 1)).toBe("saved");
    expect(await findConsolidation(db(), divisionId)).toMatchObject({
      ...{ number: 2, content: { points: [{ text: "ba" }] } },
    });
  });
});
