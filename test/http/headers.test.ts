import { describe, expect, it } from "vitest";
import { useTestServer } from "../harness/server";

describe("every kind of answer", () => {
  const server = useTestServer();
  const ask = async (path: string, init: RequestInit = {}) => {
    const { cookie } = await server().client("administrator");
    const headers = { Cookie: cookie, Origin: server().address, ...init.headers };
    const response = await fetch(server().address + path, { redirect: "manual", ...init, headers });
    await response.body?.cancel();
    return response;
  };
  const board = "/congresses/mau/agenda/commands";

  it.each<[string, string, number, RequestInit?]>([
    ["a page", "/", 200],
    ["a page given again", "/", 200],
    ["a page that is not there", "/khong-co", 404],
    ["a page that may not be seen", "/surveys/khong-co", 404],
    ["data of a page", "/account.data", 200],
    ["suggestions", "/choices/committees?q=a", 200],
    ["a list", "/administration/audit.csv", 200],
    ["a document", "/congresses/mau/agenda/programme.docx", 200],
    ["a file that is not there", "/documents/khong-co/rounds/1/comments.docx", 404],
    ["a stream", "/congresses/mau/agenda/events?window=abcdefgh12345678", 200],
    ["a script", "/offline.js", 200],
    ["a missing script", "/assets/khong-co.js", 404],
    ["a path out of the folder", "/assets/..%2f..%2fpackage.json", 403],
    ["a broken address", "/congresses/%E0%A4%A", 400],
    ["a method that is not known", "/account", 405, { method: "DELETE" }],
    [
      "a form of another site",
      "/account",
      403,
      { method: "POST", headers: { Origin: "https://evil.example" } },
    ],
    ["a command that is no JSON", board, 415, { method: "POST", headers: { "Content-Type": "text/plain" } }],
    ["a redirection", "/sign-in?to=//evil.example", 302],
    ["a sign-in service that there is not", "/sign-in/openid", 404],
    ["health", "/health/ready", 200],
    ["a feed", "/calendar/schedule.ics", 200],
    ["a feed that is not there", `/calendar/f/${"x".repeat(43)}.ics`, 404],
  ])("%s (%s) says what it is, and what browsers may do with it", async (_, path, status, init) => {
    const response = await ask(path, init);
    expect(response.status).toBe(status);
    const { headers } = response;
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toMatch(/default-src '(self|none)'/);
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("Content-Security-Policy")).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get("Referrer-Policy")).toMatch(/^(same-origin|no-referrer)$/);
    const type = headers.get("Content-Type") ?? "";
    expect(type).toMatch(/^[a-z]+\/[\w.+-]+/);
    if (/^text\/|xml|json/.test(type) && !/officedocument/.test(type)) expect(type).toMatch(/charset=utf-8/i);
    if (/json|x-script|csv|officedocument/.test(type)) {
      expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename/);
    }
    for (const name of ["X-Powered-By", "Server", "Access-Control-Allow-Origin"]) {
      expect(headers.get(name), name).toBeNull();
    }
  });

  it("is no list of a folder, and none of what lies beside the pages", async () => {
    for (const path of [
      "/assets",
      "/assets/",
      "/schemas",
      "/schemas/",
      "/.git/config",
      "/.env",
      "/package.json",
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });
});
