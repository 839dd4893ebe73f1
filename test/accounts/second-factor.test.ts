import { hashToken } from "~/platform/id.server";
import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { newSecret, openSecret, sealSecret, stepOfCode } from "~/accounts/second-factor/codes.server";
import { dutyOf } from "~/accounts/second-factor/duty";
import {
  beginSetUp,
  findSecondFactor,
  finishSetUp,
  removeSecondFactor,
  renewRecoveryCodes,
  useUpCode,
} from "~/accounts/second-factor/second-factors.server";
import { openSession, viewerOfSession } from "~/accounts/sessions.server";
import type { SignedIn } from "~/accounts/viewer";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const sessionSecret = "s".repeat(32);

/** The code that an authenticator app shows. */
const codeOf = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

describe("a code", () => {
  // RFC 6238, appendix B, shortened to six digits.
  const secret = new Secret({
    buffer: new TextEncoder().encode("12345678901234567890").buffer as ArrayBuffer,
  }).base32;
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
  ])("is that of RFC 6238 at %i seconds", (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it("is good half a minute before and after its time, and no longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: -5, max: 5 }), (seconds, off) => {
        const code = codeOf(secret, new Date(seconds * 1000));
        const step = stepOfCode(secret, code, new Date((seconds + off * 30) * 1000));
        if (Math.abs(off) <= 1) expect(step).toBe(Math.floor(seconds / 30));
        else if (step !== null) expect(code).toBe(codeOf(secret, new Date(step * 30_000)));
      }),
    );
  });

  it("is six digits and nothing else", () => {
    fc.assert(
      fc.property(fc.string(), (text) => /^\d{6}$/.test(text) || stepOfCode(secret, text, now) === null),
    );
  });

  it("comes from a secret that is stored encrypted, for one person and one installation", () => {
    const fresh = newSecret();
    const sealed = sealSecret(sessionSecret, "nguoi", fresh);
    expect(sealed).not.toContain(fresh);
    expect(openSecret(sessionSecret, "nguoi", sealed)).toBe(fresh);
    expect(openSecret(sessionSecret, "khac", sealed)).toBeNull();
    expect(openSecret("t".repeat(32), "nguoi", sealed)).toBeNull();
  });
});

describe("the duty to have one", () => {
  const since = now.toISOString();
  it("is that of administrators and personnel officers, from their oldest role on", () => {
    expect(dutyOf([{ role: "organiser", since }], 14, now)).toBeNull();
    const held = [
      { role: "personnel-officer", since: later(1e6).toISOString() },
      { role: "administrator", since },
    ] as const;
    const end = 14 * 24 * 3600;
    expect(dutyOf([...held], 14, later(end - 1))).toEqual({ by: later(end).toISOString(), isOver: false });
    expect(dutyOf([...held], 14, later(end))?.isOver).toBe(true);
    expect(dutyOf([...held], 0, now)?.isOver).toBe(true);
  });
});

onEachDatabase("a second factor", (open) => {
  let viewer: SignedIn;
  let token: string;
  const user = () => ({ id: viewer.id, name: viewer.name });
  beforeAll(async () => {
    viewer = (await makePerson(open(), "administrator")).viewer;
    token = await openSession(open(), viewer.id, "đây", now);
  });

  const setUp = async (at: Date) => {
    await beginSetUp(open(), sessionSecret, viewer.id);
    const { nextSecret } = await findSecondFactor(open(), sessionSecret, viewer.id);
    const typed = { code: codeOf(nextSecret ?? "", at), token };
    const before = token;
    const done = await finishSetUp(open(), sessionSecret, user(), at, typed);
    token = done?.session ?? "";
    // Whoever knew the session from before has nothing.
    expect((await viewerOfSession(open(), before, at, 14)).kind).toBe("visitor");
    return { secret: nextSecret ?? "", codes: done?.codes ?? [] };
  };
  const enter = (code: string, at: Date) =>
    open().transaction((transaction) => useUpCode(transaction, sessionSecret, viewer.id, code, at));

  it("rests the roles that ask for one when the time is over, and gives them back when it is set up", async () => {
    const rolesAt = async (at: Date) => {
      const found = await viewerOfSession(open(), token, at, 0.05);
      return found.kind === "user" ? found.grants.map(({ role }) => role) : null;
    };
    expect(await rolesAt(later(60))).toEqual(["administrator"]);
    expect(await rolesAt(later(2 * 3600))).toEqual([]);
    const other = await openSession(open(), viewer.id, "kia", now);
    const { codes } = await setUp(later(2 * 3600));
    expect(codes).toHaveLength(10);
    expect(await rolesAt(later(2 * 3600))).toEqual(["administrator"]);
    // Other sessions ended.
    expect((await viewerOfSession(open(), other, later(2 * 3600), 14)).kind).toBe("visitor");
  });

  it("is not in force before a code was right", async () => {
    const { viewer: another } = await makePerson(open(), "viewer");
    await beginSetUp(open(), sessionSecret, another.id);
    const typed = { code: "000000", token };
    expect(await finishSetUp(open(), sessionSecret, { id: another.id, name: "x" }, now, typed)).toBeNull();
    expect((await findSecondFactor(open(), sessionSecret, another.id)).since).toBeNull();
  });

  it("takes each code once, even from two at the same time, and none from before", async () => {
    const { secret } = await setUp(later(20_000));
    expect(await enter(codeOf(secret, later(20_000)), later(20_000))).toBe("used-before");
    const code = codeOf(secret, later(20_060));
    const both = await Promise.all([
      enter(code, later(20_060)),
      enter(` ${code.slice(0, 3)} ${code.slice(3)}`, later(20_060)),
    ]);
    expect(both.sort()).toEqual(["code", "used-before"]);
    expect(await enter(code, later(20_065))).toBe("used-before");
    expect(await enter(codeOf(secret, later(20_030)), later(20_060))).toBe("used-before");
    expect(await enter(codeOf(secret, later(20_090)), later(20_090))).toBe("code");
  });

  it("takes each recovery code once, however it is typed, and only the newest set", async () => {
    const { codes } = await setUp(later(30_000));
    const [first = "", second = ""] = codes;
    expect(await enter(first.toUpperCase().replaceAll("-", " "), now)).toBe("recovery-code");
    expect(await enter(first, now)).toBeNull();
    expect((await findSecondFactor(open(), sessionSecret, viewer.id)).recoveryCodesLeft).toBe(9);
    const renewed = await renewRecoveryCodes(open(), user(), now);
    expect(await enter(second, now)).toBeNull();
    expect(await enter(renewed?.[0] ?? "", now)).toBe("recovery-code");
    // The key of the installation is lost: recovery codes still open the door.
    const lost = open().transaction((transaction) =>
      useUpCode(transaction, "other".repeat(8), viewer.id, renewed?.[1] ?? "", now),
    );
    expect(await lost).toBe("recovery-code");
    const stored = await open()("recovery_codes").where({ user_id: viewer.id }).pluck("code_hash");
    expect(new Set(stored.map((hash) => hash.slice(0, 8))).size).toBe(10);
    expect(stored.join()).not.toContain(renewed?.[2]);
    // One that was stored without a salt.
    const earlier = hashToken("recovery code abcdefghjkmn");
    await open()("recovery_codes").insert({ user_id: viewer.id, code_hash: earlier });
    expect(await enter("abcd-efgh-jkmn", now)).toBe("recovery-code");
    expect(await enter("abcd-efgh-jkmn", now)).toBeNull();
    const both = await Promise.all([enter(renewed?.[5] ?? "", now), enter(renewed?.[5] ?? "", now)]);
    expect(both.filter(Boolean)).toEqual(["recovery-code"]);
  });

  it("keeps the old phone until the new one is confirmed", async () => {
    const { secret } = await setUp(later(40_000));
    await beginSetUp(open(), sessionSecret, viewer.id);
    expect(await enter(codeOf(secret, later(40_060)), later(40_060))).toBe("code");
  });

  it("is taken away, with its recovery codes and every session, and the trail says so", async () => {
    const isIn = async (token: string) => (await viewerOfSession(open(), token, now, 14)).kind === "user";
    const ofThief = await openSession(open(), viewer.id, "thử", now);
    const ofOwner = await openSession(open(), viewer.id, "thử", now);
    const renewed = await removeSecondFactor(open(), user(), now, viewer.id, ofOwner);
    expect([await isIn(ofThief), await isIn(ofOwner), await isIn(renewed ?? "")]).toEqual([
      false,
      false,
      true,
    ]);
    await setUp(later(50_000));
    const another = await openSession(open(), viewer.id, "thử", now);
    await removeSecondFactor(open(), { id: null, name: "planner" }, now, viewer.id);
    expect(await isIn(another)).toBe(false);
    expect(await findSecondFactor(open(), sessionSecret, viewer.id)).toEqual({
      ...{ since: null, nextSecret: null, recoveryCodesLeft: 0 },
    });
    const actions = await open()("audit_log")
      .where({ subject_id: viewer.id })
      .orderBy("number")
      .pluck("action");
    expect(actions.at(-1)).toBe("second-factor-removed");
    expect(actions).toContain("second-factor-set-up");
  });
});
