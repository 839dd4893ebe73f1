import { expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { hashPassword } from "~/accounts/passwords.server";
import { attempts } from "~/accounts/rate-limits.server";
import { setDisabled } from "~/accounts/roles.server";
import { signIn } from "~/accounts/sign-in.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const password = "một câu dài để nhớ";

onEachDatabase("signing in", (db) => {
  let hash: Promise<string> | null = null;
  const makeMember = async () => {
    const { viewer } = await makePerson(db(), "viewer");
    await db()("users")
      .where({ id: viewer.id })
      .update({ password_hash: await (hash ??= hashPassword(password)) });
    return viewer;
  };
  const tryIt = (email: string, typed: string, address: string) =>
    signIn({ db: db(), now }, { email, password: typed }, address);

  it("takes the e-mail in whatever case, and the right password only", async () => {
    const { id, email } = await makeMember();
    expect(await tryIt(` ${email.toUpperCase()} `, password, "10.0.0.1")).toMatchObject({
      kind: "ok",
      person: { id },
    });
    expect(await tryIt(email, `${password} `, "10.0.0.1")).toEqual({ kind: "wrong" });
    expect(await tryIt("ai-do@example.vn", password, "10.0.0.1")).toEqual({ kind: "wrong" });
  });

  it("leaves a trace of every wrong password, and of nothing that was typed", async () => {
    const { id, email } = await makeMember();
    const trail = () =>
      db()("audit_log").where({ action: "sign-in-refused" }).orderBy("number", "desc").select();
    const before = (await trail()).length;
    await tryIt(email, "mật khẩu đoán", "10.0.0.9");
    await tryIt("mật khẩu gõ nhầm ô", "mật khẩu đoán", "10.0.0.9");
    await tryIt(email, password, "10.0.0.9");
    const [unknown, known, ...rest] = await trail();
    expect(rest).toHaveLength(before);
    expect([known.subject_id, unknown.subject_id]).toEqual([id, "unknown"]);
    expect(JSON.stringify([known, unknown])).not.toContain("mật khẩu");
  });

  it("says the same about a disabled account as about none", async () => {
    const { id, email } = await makeMember();
    await setDisabled(db(), program, now, id, true);
    expect(await tryIt(email, password, "10.0.0.2")).toEqual({ kind: "wrong" });
  });

  it("stops guessing at one account from many addresses, and the right password too", async () => {
    const { email } = await makeMember();
    for (let guess = 0; guess < 8; guess += 1) {
      expect((await tryIt(email, "sai", `10.1.0.${guess}`)).kind).toBe("wrong");
    }
    const refused = await tryIt(email, password, "10.1.0.99");
    expect(refused.kind).toBe("too-many");
    expect(refused.kind === "too-many" && refused.minutes).toBeGreaterThan(0);
    // Others are not in the way.
    expect((await tryIt((await makeMember()).email, password, "10.1.0.99")).kind).toBe("ok");
  });

  it("forgets wrong guesses once the password was right", async () => {
    const { email } = await makeMember();
    for (let round = 0; round < 2; round += 1) {
      for (let guess = 0; guess < 7; guess += 1) await tryIt(email, "sai", "10.2.0.1");
      expect((await tryIt(email, password, "10.2.0.1")).kind).toBe("ok");
    }
  });

  it("stops guessing from one address, but lets a whole office in by the right passwords", async () => {
    const limits = attempts(db());
    for (let member = 0; member < 100; member += 1) {
      expect(await limits.countSignIn(`right-${member}@example.vn`, "10.3.0.1")).toBe(0);
      await limits.forgetSignIn(`right-${member}@example.vn`, "10.3.0.1");
    }
    let waits = 0;
    for (let guess = 0; guess < 61; guess += 1) {
      waits = await limits.countSignIn(`wrong-${guess}@example.vn`, "10.3.0.1");
    }
    expect(waits).toBeGreaterThan(0);
  });

  it("keeps no e-mail address among the counters", async () => {
    const { email } = await makeMember();
    await tryIt(email, "sai", "10.4.0.1");
    const keys = (await db()("rate_limits").select("key")).map(({ key }) => key as string);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => key.includes("@"))).toEqual([]);
  });
});
