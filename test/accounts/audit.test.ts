import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { auditCsv, searchAudit } from "~/audit/trail.server";
import { auditQuestionOf } from "~/audit/question.server";
import { firstBrokenAuditRow, program, recordAudit, type AuditRow } from "~/accounts/audit.server";
import { onEachDatabase } from "../harness/databases";

const at = (instant: string) => new Date(instant);

onEachDatabase("the audit trail", (db) => {
  const record = (subjectId: string, name = "planner", when = at("2020-07-03T02:00:00Z")) =>
    db().transaction((transaction) =>
      recordAudit(transaction, { ...program, name }, when, {
        action: "backup-made",
        subjectKind: "workspace",
        subjectId,
      }),
    );
  const lastRows = (count: number) =>
    db()("audit_log").orderBy("number", "desc").limit(count).select("number", "detail");
  const ask = (query: string) => searchAudit(db(), auditQuestionOf(new URLSearchParams(query)), 100);

  it("shows a changed row and a removed row", async () => {
    for (const row of ["1", "2", "3", "4"]) await record(row);
    expect(await firstBrokenAuditRow(db())).toBeNull();
    const [last, middle] = await lastRows(2);
    await db()("audit_log").where({ number: middle.number }).update({ detail: '{"x":1}' });
    expect(await firstBrokenAuditRow(db())).toBe(middle.number);
    await db()("audit_log").where({ number: middle.number }).update({ detail: middle.detail });
    expect(await firstBrokenAuditRow(db())).toBeNull();
    const kept = await db()("audit_log").where({ number: middle.number }).first();
    await db()("audit_log").where({ number: middle.number }).delete();
    expect(await firstBrokenAuditRow(db())).toBe(last.number);
    await db()("audit_log").insert(kept);
    expect(await firstBrokenAuditRow(db())).toBeNull();
  });

  it("shows that the last rows were removed, even after others were written", async () => {
    for (const row of ["1", "2", "3"]) await record(row);
    const [last, before] = await lastRows(2);
    const kept = await db()("audit_log").where("number", ">=", before.number);
    await db()("audit_log").where("number", ">=", before.number).delete();
    expect(await firstBrokenAuditRow(db())).toBe(before.number);
    await record("4");
    const [after] = await lastRows(1);
    expect(await firstBrokenAuditRow(db())).toBe(after.number);
    await db()("audit_log").where({ number: after.number }).delete();
    await db()("audit_log").insert(kept);
    expect(await firstBrokenAuditRow(db())).not.toBe(last.number);
  });

  it("shows rows that other hands exchanged, put in between or added at the end", async () => {
    await db()("audit_log").delete();
    await db()("workspace_settings").where({ key: "audit-head" }).delete();
    for (const row of ["1", "2", "3", "4"]) await record(row);
    const whole: AuditRow[] = await db()("audit_log").orderBy("number");
    const [first, second, third, fourth] = whole as [AuditRow, AuditRow, AuditRow, AuditRow];
    const holding = async (rows: AuditRow[]) => {
      await db()("audit_log").delete();
      await db()("audit_log").insert(rows);
      return firstBrokenAuditRow(db());
    };
    expect(await holding(whole)).toBeNull();
    const exchanged = [
      first,
      { ...third, number: second.number },
      { ...second, number: third.number },
      fourth,
    ];
    expect(await holding(exchanged)).toBe(second.number);
    const copy = { ...first, number: fourth.number + 5, hash: "f".repeat(64) };
    expect(await holding([...whole, copy])).toBe(copy.number);
    // Even where the hashes are right: the program did not write it.
    const forged = { ...copy, subject_id: "5", previous_hash: fourth.hash };
    const content = [forged.previous_hash, forged.at, forged.actor_id, forged.actor_name].concat(
      ...[forged.action, forged.subject_kind, forged.subject_id, forged.detail],
    );
    const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    expect(await holding([...whole, { ...forged, hash }])).toBe(forged.number + 1);
    expect(await holding(whole)).toBeNull();
    for (const number of [0, -1, -5000]) {
      expect(await holding([{ ...first, number, hash: "e".repeat(64) }, ...whole])).toBe(number);
      expect(await holding([{ ...forged, number, hash }, ...whole])).toBe(number);
    }
    await db()("audit_log").delete();
    expect(await firstBrokenAuditRow(db())).toBe(1);
    await holding(whole);
  });

  it("stays one chain when many write at the same moment", async () => {
    await db()("audit_log").delete();
    await db()("workspace_settings").where({ key: "audit-head" }).delete();
    await Promise.all(Array.from({ length: 20 }, (_, row) => record(String(row))));
    expect(await firstBrokenAuditRow(db())).toBeNull();
  });

  it("is searched by person, action and local days, signs of the query taken literally", async () => {
    await record("=1+1", "100% Thử_Tên", at("2020-07-03T16:59:59Z"));
    await record("x", "Trần Thử", at("2020-07-03T17:00:00Z"));
    expect(await ask("person=100%25+T")).toHaveLength(1);
    expect(await ask("person=1%250")).toHaveLength(0);
    expect((await ask("person=th&from=2020-07-04")).map((row) => row.actor_name)).toEqual(["Trần Thử"]);
    const untilThird = await ask("action=backup-made&until=2020-07-03");
    expect(untilThird.some((row) => row.actor_name === "Trần Thử")).toBe(false);
    expect(untilThird.length).toBeGreaterThan(1);
    expect(await ask("action=none")).toHaveLength(0);
    expect((await ask("from=yesterday&before=x")).length).toBeGreaterThan(1);
  });

  it("finds a Vietnamese name in whatever case, typed with its diacritics or without", async () => {
    await record("y", "Đặng Ánh");
    for (const typed of ["đặng+á", "ĐẶNG+Á", "dang+anh"]) {
      expect(await ask(`person=${typed}`), typed).toHaveLength(1);
    }
    expect(await ask("person=đáng")).toHaveLength(0);
  });

  it("goes on where the page before ended", async () => {
    const all = await ask("");
    const rest = await ask(`before=${all[1]?.number}`);
    expect(rest).toEqual(all.slice(2));
  });

  it("is exported without formulas", async () => {
    for (const name of ["=1+1", "+1", "-1", "@x", "\tx", 'có "ngoặc", phẩy']) await record("csv", name);
    const csv = auditCsv(await ask("subject=csv"));
    expect(csv.startsWith("\uFEFFnumber,")).toBe(true);
    const names = csv.split("\r\n").slice(1, -1);
    expect(names).toHaveLength(6);
    for (const sign of ["=1+1", "+1", "-1", "@x", "\tx"]) expect(csv).toContain(`,'${sign},`);
    expect(csv).toContain(',"có ""ngoặc"", phẩy",');
  });
});
