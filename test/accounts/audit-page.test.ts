import { describe, expect, it } from "vitest";
import { program, recordAudit } from "~/accounts/audit.server";
import { testInstant, useTestServer } from "../harness/server";

describe("the page of the audit trail", () => {
  const server = useTestServer({ sample: false });

  it("checks the chain when it is asked to, and says how much of it and when", async () => {
    const { db } = server().services;
    const client = await server().client("administrator");
    const read = async (address: string) => (await client.get(`/administration/audit${address}`)).text();
    const entry = (action: string) => ({ action, subjectKind: "test", subjectId: "1" });
    await recordAudit(db, program, testInstant, entry("first"));
    await recordAudit(db, program, testInstant, entry("second"));

    const plain = await read("?person=planner");
    expect(plain).toContain("?person=planner&amp;action=&amp;from=&amp;until=&amp;check=chain");
    expect(plain).not.toContain("Chuỗi nhật ký");

    const count = Number((await db("audit_log").count({ count: "*" }))[0]?.count);
    const intact = await read("?check=chain");
    expect(intact).toContain(`Chuỗi nhật ký nguyên vẹn: đã kiểm tra cả ${count} dòng, lúc `);

    const changed = await db("audit_log").where({ action: "first" }).first("number");
    await db("audit_log").where({ action: "first" }).update({ detail: '{"x":1}' });
    expect(await read("?check=chain")).toContain(`Chuỗi nhật ký bị đứt tại dòng ${changed?.number}:`);
    expect(await read("")).not.toContain("bị đứt");
  });
});
