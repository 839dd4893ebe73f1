import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entries } from "../harness/routes";
import { useTestServer } from "../harness/server";

/** Pages that anyone may open; what stands on them is still judged record by record. */
const publicRoutes = new Set([
  "congress/routes/overview.tsx",
  "congress/routes/schedule.tsx",
  "congress/routes/committees.tsx",
  "calendar/routes/subscribe.tsx",
  "calendar/routes/feed-page.tsx",
  "accounts/routes/sign-in.tsx",
  "accounts/routes/sign-in-code.tsx",
  "accounts/routes/openid.ts",
  "accounts/routes/openid-callback.ts",
  "accounts/routes/sign-out.tsx",
  "accounts/routes/language.tsx",
  "accounts/routes/invitation.tsx",
  "accounts/routes/not-found.tsx",
  "calendar/routes/single-entry.ts",
]);
/** Calls that judge permission by themselves. */
const gates = /\bauthorise(?:Plan)?\(|canSomewhere\([^)]*\)\) throw/;
/** Signed in is all that is asked: one's own account, and lists whose query holds the viewer's scope. */
const scopedPages = new Set([
  "accounts/routes/account.tsx",
  "accounts/routes/second-factor.tsx",
  "accounts/routes/own-data.ts",
  "readiness/routes/matrix.tsx",
  "readiness/routes/moved.tsx",
  "readiness/routes/reviews.tsx",
  "readiness/routes/holidays.tsx",
  "readiness/routes/clashes.tsx",
  "documents/routes/documents.tsx",
  "survey/routes/surveys.tsx",
  "reminders/routes/inbox.tsx",
  "reminders/routes/choices.tsx",
]);

/** Functions of the rooms that authorise before they answer: `openForEditing`, `draftEdition` and the like. */
function guardsImportedBy(source: string): RegExp[] {
  const imports = [...source.matchAll(/import \{([^}]+)\} from "~\/((?!accounts)[\w/-]+\.server)"/g)];
  return imports.flatMap(([, names = "", file = ""]) => {
    const functions = readFileSync(`app/${file}.ts`, "utf8").split(
      /\n(?:export )?(?:async )?(?:function|const) /,
    );
    return names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => functions.some((text) => new RegExp(`^${name}\\b`).test(text) && authorises(text)))
      .map((name) => new RegExp(`\\b${name}\\(`));
  });
}

const authorises = (text: string): boolean => gates.test(text) || /\bopen(?!Visit)[A-Z]\w*\(args/.test(text);

describe("the map of addresses", () => {
  it.each(entries.map((entry) => [entry.path, entry.file] as const))("%s is guarded (%s)", (_, file) => {
    if (publicRoutes.has(file)) return;
    const source = readFileSync(`app/${file}`, "utf8");
    const parts = source.split(/export (?:async function|const) (?=loader|action)/).slice(1);
    const doors = parts.filter((part) => /^(loader|action)\b/.test(part));
    expect(doors.length, "a page has a loader or an action").toBeGreaterThan(0);
    // A page may have a guard of its own for both doors.
    const imported = guardsImportedBy(source);
    const isGuarded = (part: string) => gates.test(part) || imported.some((guard) => guard.test(part));
    const own = source.split(/\n(?:export )?(?:async )?function /).filter(isGuarded);
    const guards = own.map((part) => new RegExp(`\\b${/^\w+/.exec(part)?.[0]}\\(args`));
    for (const door of doors) {
      const guarded =
        isGuarded(door) ||
        guards.some((guard) => guard.test(door)) ||
        (scopedPages.has(file) && /requireViewer\(/.test(door));
      expect(guarded, `${file}: ${door.slice(0, 60)}`).toBe(true);
    }
  });
});

const fill = (path: string): string =>
  path
    .replace(":slug", "mau")
    .replace(":version", "1")
    .replace("/*", "/khong-co")
    .replace(/:[a-zA-Z]+/g, "khong-co");

describe("a visitor", () => {
  const server = useTestServer();

  it.each(entries.map(({ path, file }) => [fill(path), file] as const))(
    "opens %s without harm",
    async (path, file) => {
      const response = await server().visitor().get(path);
      expect(response.status).toBeLessThan(500);
      if (publicRoutes.has(file)) return;
      // Public only where the record is: the sample congress is.
      if (response.status === 200) {
        expect([
          "congress/routes/congress.tsx",
          "agenda/routes/published.tsx",
          "agenda/routes/print-published.ts",
          "directives/routes/directive.tsx",
          "directives/routes/directives.tsx",
        ]).toContain(file);
      }
    },
  );

  it.each(entries.map(({ path }) => [fill(path)] as const))(
    "changes nothing by posting to %s",
    async (path) => {
      const response = await server().visitor().post(path, { intent: "load", basedOn: "1" });
      expect(response.status).toBeLessThan(500);
      expect(response.status).not.toBe(200);
    },
  );

  it("gets a page in the layout for addresses that do not exist", async () => {
    for (const path of ["/khong-co", "/congresses/khong-co", "/congresses/mau/agenda/v/999"]) {
      const response = await server().visitor().get(path);
      if (response.status === 302) continue;
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("Kế hoạch Đại hội");
    }
  });

  it("sees nothing of an internal congress", async () => {
    const { db } = server().services;
    await db("congresses").where({ slug: "mau" }).update({ is_public: false });
    for (const path of ["/congresses/mau", "/congresses/mau/agenda", "/calendar/congresses/mau.ics"]) {
      const response = await server().visitor().get(path);
      expect([302, 404]).toContain(response.status);
      expect(await response.text()).not.toContain("Hội trường lớn");
    }
    expect(await (await server().visitor().get("/congresses")).text()).not.toContain("Đảng bộ Mẫu");
    await db("congresses").where({ slug: "mau" }).update({ is_public: true });
  });
});
