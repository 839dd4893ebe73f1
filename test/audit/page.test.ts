import { describe, expect, it } from "vitest";
import { program, recordAudit } from "~/accounts/audit.server";
import type { AuditAction } from "~/accounts/audit-actions";
import { testInstant, useTestServer } from "../harness/server";

describe("the page of the audit trail", () => {
  const server = useTestServer();

  it("checks the chain when it is asked to, and says how much of it and when", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    const read = async (address: string) => (await client.get(`/administration/audit${address}`)).text();
    const entry = (action: AuditAction) => ({ action, subjectKind: "workspace", subjectId: "1" }) as const;
    await recordAudit(db, program, testInstant, entry("backup-made"));
    await recordAudit(db, program, testInstant, entry("sample-removed"));

    const plain = await read("?person=planner");
    expect(plain).toContain("?person=planner&amp;action=&amp;subject=&amp;from=&amp;until=&amp;check=chain");
    expect(plain).not.toContain("Chuỗi nhật ký");

    const count = Number((await db("audit_log").count({ count: "*" }))[0]?.count);
    const intact = await read("?check=chain");
    expect(intact).toContain(`Chuỗi nhật ký nguyên vẹn: đã kiểm tra cả ${count} dòng, lúc `);

    const changed = await db("audit_log").where({ action: "backup-made" }).first("number");
    await db("audit_log").where({ action: "backup-made" }).update({ detail: '{"x":1}' });
    expect(await read("?check=chain")).toContain(`Chuỗi nhật ký bị đứt tại dòng ${changed?.number}:`);
    expect(await read("")).not.toContain("bị đứt");
  });

  it("says in words what was done to what, leads there, and shows the whole trail of one thing", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    const congress = await db("congresses").where({ slug: "mau" }).first();
    const page = await (await client.get("/administration/audit")).text();
    expect(page).toContain("Ban hành chương trình");
    expect(page).toContain('href="/congresses/mau"');
    expect(page).toContain(congress.title_vi);

    const own = await (await client.get(`/administration/audit?subject=${congress.id}`)).text();
    expect(own).toContain(`Chỉ xem: ${congress.title_vi}`);
    expect(own).not.toContain("Nạp Kết luận</p>");
  });

  it("shows deeds of survey plans by their code and never leads to the plan", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    await recordAudit(db, program, testInstant, {
      ...{ action: "survey-plan-created", subjectKind: "survey", subjectId: "plan1" },
    });
    const page = await (await client.get("/administration/audit?subject=plan1")).text();
    expect(page).toContain("Khảo sát nhân sự (plan-created)");
    expect(page).not.toContain("/surveys/plan1");
  });

  it("keeps rows whose deed or subject this program does not know", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    await recordAudit(db, program, testInstant, {
      action: "deed-of-tomorrow" as AuditAction,
      subjectKind: "congress",
      subjectId: "deleted",
      detail: { kept: [1] },
    });
    const page = await (await client.get("/administration/audit?action=deed-of-tomorrow")).text();
    expect(page).toContain("deed-of-tomorrow");
    expect(page).toContain("kept: [1]");
  });
});
