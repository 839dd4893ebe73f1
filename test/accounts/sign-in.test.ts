import { expect, it } from "vitest";
import { program } from "~/accounts/audit.server";
import { attempts } from "~/accounts/rate-limits.server";
import { setDisabled } from "~/accounts/roles.server";
import { signIn } from "~/accounts/sign-in.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson, quicklyHashed } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const password = "một câu dài để nhớ";

onEachDatabase("signing in", (db, _kind, address) => {
  const makeMember = async () => {
    const { viewer } = await makePerson(db(), "viewer");
    await db()("users")
      .where({ id: viewer.id })
      .update({ password_hash: quicklyHashed(password) });
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

  it("counts guesses that come at once, in several processes and after a restart, each in a transaction of its own", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, makeMember));
    const second = openDatabase(address());
    const both = [db(), second];
    const guess = (email: string, number: number) =>
      signIn({ db: both[number % 2] as Database, now }, { email, password: "sai" }, `10.5.0.${number}`);
    const [email = ""] = people.map((each) => each.email);
    const answers = await Promise.all([
      ...people.slice(1).map((each, number) => guess(each.email, number)),
      ...Array.from({ length: 10 }, (_, number) => guess(email, number)),
    ]);
    expect(answers.filter(({ kind }) => kind === "wrong")).toHaveLength(3 + 8);
    await second.destroy();
    const restarted = openDatabase(address());
    const again = (at: Date) => signIn({ db: restarted, now: at }, { email, password }, "10.5.0.99");
    expect((await again(now)).kind).toBe("too-many");
    expect((await again(new Date(now.getTime() + 14 * 60_000))).kind).toBe("too-many");
    // A clock that jumped back shuts nobody out until it has come up again.
    expect((await again(new Date(now.getTime() - 60 * 60_000))).kind).toBe("ok");
    await restarted.destroy();
  });

  it("waits a quarter of an hour and no longer", async () => {
    const { email } = await makeMember();
    for (let number = 0; number < 9; number += 1) await tryIt(email, "sai", "10.6.0.1");
    expect((await tryIt(email, password, "10.6.0.1")).kind).toBe("too-many");
    const later = new Date(now.getTime() + 15 * 60_000 + 1);
    expect((await signIn({ db: db(), now: later }, { email, password }, "10.6.0.1")).kind).toBe("ok");
  });

  it("takes any address that a proxy names", async () => {
    expect((await tryIt("ai@example.vn", "sai", "x".repeat(5000))).kind).toBe("wrong");
  });

  it("forgets wrong guesses once the password was right", async () => {
    const { email } = await makeMember();
    for (let round = 0; round < 2; round += 1) {
      for (let guess = 0; guess < 7; guess += 1) await tryIt(email, "sai", "10.2.0.1");
      expect((await tryIt(email, password, "10.2.0.1")).kind).toBe("ok");
    }
  });

  it("stops guessing from one address, but lets a whole office in by the right passwords", async () => {
    const limits = attempts(db(), now);
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

  it("counts all addresses of one network together that is given to a single client", async () => {
    const limits = attempts(db(), now);
    const waitsAfter = async (address: (guess: number) => string) => {
      let waits = 0;
      for (let guess = 0; guess < 61; guess += 1) {
        waits = await limits.countSignIn(`${address(guess)}@example.vn`, address(guess));
      }
      return waits;
    };
    const written = [
      (guess: number) => `2001:db8:0:7::${guess.toString(16)}`,
      (guess: number) => `2001:DB8::8:${guess}:0:0:1`,
      (guess: number) => `fe80::${guess}%eth0`,
    ];
    for (const address of written) expect(await waitsAfter(address)).toBeGreaterThan(0);
    expect(await waitsAfter((guess) => `2001:db8:1:${guess.toString(16)}::1`)).toBe(0);
    expect(await waitsAfter((guess) => `::ffff:10.7.0.${guess}`)).toBe(0);
    let wrong = 0;
    for (let link = 0; link < 61; link += 1) wrong = await limits.countWrongToken(`2001:db8:2::${link}`);
    expect(wrong).toBeGreaterThan(0);
    // Right again, from another address of the network: what was counted there is taken back.
    for (let member = 0; member < 100; member += 1) {
      expect(await limits.countSignIn(`office-${member}`, `2001:db8:3::${member}`)).toBe(0);
      await limits.forgetSignIn(`office-${member}`, `2001:db8:3::${member}`);
    }
  });

  it("keeps no e-mail address among the counters", async () => {
    const { email } = await makeMember();
    await tryIt(email, "sai", "10.4.0.1");
    const keys = (await db()("rate_limits").select("key")).map(({ key }) => key as string);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => key.includes("@"))).toEqual([]);
  });
});
