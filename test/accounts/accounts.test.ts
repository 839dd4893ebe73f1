import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptLink, invitedBy } from "~/accounts/accept-link.server";
import { program } from "~/accounts/audit.server";
import { beginSignIn, begunBy } from "~/accounts/begun-sign-ins.server";
import { changePassword, listSessions } from "~/accounts/own-account.server";
import { passwordFault } from "~/accounts/password-rules.server";
import { hashPassword, passwordMatches } from "~/accounts/passwords.server";
import { invite, newLink } from "~/accounts/people.server";
import { setDisabled } from "~/accounts/roles.server";
import { safeReturn } from "~/accounts/safe-return";
import { openSession, viewerOfSession, viewerWatching } from "~/accounts/sessions.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const password = "một câu dài để nhớ";

describe("passwords", () => {
  it("match themselves only, whatever the keyboard composed", async () => {
    const stored = await hashPassword("mật khẩu".normalize("NFD"));
    expect(await passwordMatches("mật khẩu".normalize("NFC"), stored)).toBe(true);
    expect(await passwordMatches("mat khau", stored)).toBe(false);
    expect(await passwordMatches("mật khẩu", null)).toBe(false);
    expect(stored).not.toContain("mật");
  });

  it("may not be common or plain", () => {
    for (const common of [
      "Matkhau12345",
      "P@ssw0rd1234",
      "qwertyuiop[]12",
      "Daihoidang2020",
      "Buonmathuot1",
    ]) {
      expect(passwordFault(common), common).toEqual({ key: "accounts:password.common" });
    }
    expect(passwordFault("tôi yêu hoa cà phê trắng")).toBeNull();
    expect(passwordFault("aabbaabbaabb")).toEqual({ key: "accounts:password.plain" });
    expect(passwordFault(password)).toBeNull();
  });

  it("have 12 to 128 characters of any kind, counted as people count them", async () => {
    const short = { key: "form:too-short", count: 12 };
    expect(passwordFault("k7Ǻ qz mợ 9")).toEqual(short);
    expect(passwordFault("k7Ǻ qz mợ 9!")).toBeNull();
    // Several spaces count as one, a picture as one character.
    expect(passwordFault("k7Ǻ     qz     mợ")).toEqual(short);
    expect(passwordFault("🐘🌾🚜🥁🏔☕")).toEqual(short);
    expect(passwordFault("🐘🌾🚜🥁🏔☕🐝🪷🦆🎋🛶🥥")).toBeNull();
    const long = "đường lên Buôn Hồ mùa hoa cà phê nở trắng như tuyết, ".repeat(3).slice(0, 128);
    expect(passwordFault(long)).toBeNull();
    expect(passwordFault(`${long}x`)).toEqual({ key: "form:too-long", count: 128 });
    expect(passwordFault(`${" ".repeat(5000)}k7Ǻ qz mợ 9!`)).toEqual({ key: "form:too-long", count: 128 });
    // None of it is cut off.
    expect(await passwordMatches(long.slice(0, 127), await hashPassword(long))).toBe(false);
  });
});

describe("where one returns after signing in", () => {
  /** Paths out of dots and slashes, which shrink to something else when they are read. */
  const dotted = fc
    .array(fc.constantFrom("/", "\\", ".", "..", "%2e", "\t", "a", "x.vn"), { maxLength: 8 })
    .map((parts) => `/${parts.join("")}`);

  it("is always on this site", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.constantFrom("//x.vn", "/\\x.vn", "/%2f/x", "javascript:1"),
          dotted,
        ),
        (to) => {
          const target = new URL(safeReturn(to), "https://planner.example.vn");
          expect(target.origin).toBe("https://planner.example.vn");
        },
      ),
    );
  });
});

onEachDatabase("accounts", (db) => {
  const inviteSomebody = async (email: string) => {
    const invited = await invite(db(), program, now, {
      email,
      name: "Lê Thị Thử",
      role: "organiser",
      committeeId: null,
    });
    if (invited.kind !== "invited") throw new Error("taken");
    return { userId: invited.userId, token: invited.path.split("/").at(-1) ?? "" };
  };

  it("take up a link once, even when two use it at the same moment", async () => {
    const { userId, token } = await inviteSomebody("mot@example.vn");
    expect((await invitedBy(db(), token, now))?.userId).toBe(userId);
    const values = { name: "", email: "", password };
    const both = await Promise.all([
      acceptLink(db(), now, token, values),
      acceptLink(db(), now, token, values),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["ok", "used"]);
    expect(await invitedBy(db(), token, now)).toBeNull();
  });

  it("let links expire after 24 hours, and a new link end the old one", async () => {
    const { userId, token } = await inviteSomebody("hai@example.vn");
    expect(await invitedBy(db(), token, later(24 * 60 - 1))).not.toBeNull();
    expect(await invitedBy(db(), token, later(24 * 60 + 1))).toBeNull();
    expect(await newLink(db(), program, now, userId)).toMatch(/^\/invitations\//);
    expect(await invitedBy(db(), token, now)).toBeNull();
  });

  it("have one e-mail once, in whatever case", async () => {
    await inviteSomebody("ba@example.vn");
    const again = await invite(db(), program, now, {
      email: " BA@Example.vn",
      name: "X",
      role: "viewer",
      committeeId: null,
    });
    expect(again.kind).toBe("email-taken");
  });

  it("end sessions after 12 idle hours, after 7 days, and when the account is disabled", async () => {
    const { viewer } = await makePerson(db(), "organiser", { now });
    const token = await openSession(db(), viewer.id, "thử", now);
    expect((await viewerOfSession(db(), token, later(11 * 60), 14)).kind).toBe("user");
    expect((await viewerOfSession(db(), token, later(11 * 60 + 13 * 60), 14)).kind).toBe("visitor");
    const second = await openSession(db(), viewer.id, "thử", now);
    for (let hour = 10; hour < 7 * 24; hour += 10) await viewerOfSession(db(), second, later(hour * 60), 14);
    expect((await viewerOfSession(db(), second, later(7 * 24 * 60 + 1), 14)).kind).toBe("visitor");
    await makePerson(db(), "administrator");
    const third = await openSession(db(), viewer.id, "thử", now);
    await setDisabled(db(), program, now, viewer.id, true);
    expect((await viewerOfSession(db(), third, now, 14)).kind).toBe("visitor");
  });

  it("end sessions as soon as the operator says", async () => {
    const { viewer } = await makePerson(db(), "organiser", { now });
    const limits = { idleMinutes: 30, hours: 12 };
    const token = await openSession(db(), viewer.id, "thử", now, limits);
    const kindAt = async (minutes: number) =>
      (await viewerOfSession(db(), token, later(minutes), 14, limits)).kind;
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) expect(await kindAt(minutes)).toBe("user");
    expect(await kindAt(12 * 60 + 1)).toBe("visitor");
    const idle = await openSession(db(), viewer.id, "thử", now, limits);
    expect((await listSessions(db(), viewer.id, idle, later(31), limits)).some(({ isThis }) => isThis)).toBe(
      false,
    );
    expect((await viewerOfSession(db(), idle, later(31), 14, limits)).kind).toBe("visitor");
  });

  it("list only sessions that still open something, and none is kept open by a window that watches", async () => {
    const { viewer } = await makePerson(db(), "organiser", { now });
    const token = await openSession(db(), viewer.id, "thử", now);
    const open = (at: Date) => listSessions(db(), viewer.id, "", at);
    expect((await viewerWatching(db(), token, later(11 * 60), 14)).kind).toBe("user");
    expect(await open(later(11 * 60))).toHaveLength(2);
    expect((await viewerWatching(db(), token, later(13 * 60), 14)).kind).toBe("visitor");
    expect(await open(later(13 * 60))).toEqual([]);
  });

  it("end the other sessions when the password changes", async () => {
    const { userId, token } = await inviteSomebody("bon@example.vn");
    await acceptLink(db(), now, token, { name: "", email: "", password });
    const here = await openSession(db(), userId, "đây", now);
    const there = await openSession(db(), userId, "kia", now);
    const change = (current: string) =>
      changePassword(db(), { id: userId, name: "x" }, now, {
        current,
        password: "một câu khác hẳn",
        token: here,
      });
    const begun = await beginSignIn(db(), userId, now);
    const link = (await newLink(db(), program, now, userId)) ?? "";
    expect(await change("sai")).toBeNull();
    const next = (await change(password)) ?? "";
    for (const ended of [there, here]) {
      expect((await viewerOfSession(db(), ended, now, 14)).kind).toBe("visitor");
    }
    expect((await viewerOfSession(db(), next, now, 14)).kind).toBe("user");
    expect((await listSessions(db(), userId, next, now)).map(({ isThis }) => isThis)).toEqual([true]);
    // Neither who had begun with the old password nor who holds a link for a new one gets in.
    expect(await begunBy(db(), begun, now)).toBeNull();
    expect(await invitedBy(db(), link.split("/").at(-1) ?? "", now)).toBeNull();
  });
});
