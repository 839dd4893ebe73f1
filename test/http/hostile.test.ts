import { describe, expect, it } from "vitest";
import { useTestServer, type Client } from "../harness/server";
import { formsOf, titleOf } from "../harness/html";
import { bodyOf, isFixed, signatureOf, walkForms } from "../harness/walk";

/** Text that has broken programs before, named by what it tries. */
const hostileTexts: Record<string, string> = {
  long: "ữ".repeat(100_000),
  control: "a\u0000b\u0001\u0007\u001b[31m\u007f\u0085",
  bidi: "an\u202Etxt.exe\u202C \u2066x\u2069 \uFEFF",
  markup: `"><script>alert(1)</script><img src=x onerror=alert(1)>'`,
  sql: "'; DROP TABLE users; -- \" OR 1=1",
  formula: '=HYPERLINK("http://evil.example")',
  lines: "một\r\nhai\r\nSet-Cookie: x=1",
  number: "99999999999999999999999",
  negative: "-1",
  fraction: "1e309",
  day: "2999-02-31",
  path: "../../../../etc/passwd",
  emoji: "🏳️‍🌈 e\u0301\u0323 ﷽ İ",
  template: "{{constructor.constructor('return 1')()}} ${7*7} $t(common:save)",
  object: '{"__proto__":{"polluted":true}}',
};
/** What fits into a field for text and is therefore stored. */
const storable = ["markup", "formula", "template"];
/** Bounds each part. */
const mostRequests = 1000;
const mostPages = 60;

describe("hostile forms", () => {
  const server = useTestServer();
  const faults: string[] = [];

  async function judge(what: string, attempt: Promise<Response>): Promise<{ status: number; text: string }> {
    const response = await attempt;
    const text = await response.text();
    if (response.status >= 500) faults.push(`${what}: ${response.status} ${titleOf(text)}`);
    if (text.includes("<script>alert(1)</script>")) faults.push(`${what}: the markup came back as markup`);
    // The policy of pages lets no style attribute work: what rests on one looks broken.
    if (/<[a-z][^<>]*\sstyle="/.test(text)) faults.push(`${what}: a style attribute`);
    return { status: response.status, text };
  }

  const collectForms = (client: Client) => walkForms((path) => judge(path, client.get(path)), mostPages);

  it("never break the server, whatever every field holds", async () => {
    const client = await server().client("administrator");
    const forms = (await collectForms(client)).map(({ form }) => form);
    expect(forms.length).toBeGreaterThan(20);
    let requests = 0;
    const send = (what: string, action: string, body: Record<string, string[]>) => {
      requests += 1;
      return judge(`${action} ${what}`, client.post(action, body));
    };
    for (const [name, text] of Object.entries(hostileTexts)) {
      for (const { action, controls } of forms) {
        if (requests < mostRequests * 0.8) {
          await send(
            name,
            action,
            bodyOf(controls, (control) => (isFixed(control) ? control.value : text)),
          );
        }
      }
    }
    // Then the fixed values as well, and fields that repeat or reach into objects.
    const keys = [
      "__proto__",
      "__proto__.polluted",
      "constructor.prototype.x",
      "a[__proto__]",
      "rows[4294967295]",
    ];
    const odd = Object.fromEntries(keys.map((key) => [key, ["polluted"]]));
    for (const { action, controls } of forms) {
      if (requests >= mostRequests) break;
      const names = [...new Set(controls.map(({ name }) => name))];
      await send(
        "repeated",
        action,
        Object.fromEntries(names.map((name) => [name, ["một", "hai", "\u0000"]])),
      );
      await send("keys", action, { ...odd, ...bodyOf(controls, ({ value }) => value) });
    }
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await server().visitor().get("/health/ready")).status).toBe(200);
  });

  it("store what is only text as text, and every page goes on showing it", async () => {
    const client = await server().client("administrator");
    let stored = 0;
    for (const name of storable) {
      for (const { form, page } of await collectForms(client)) {
        if (!form.controls.some(({ kind }) => kind === "text")) continue;
        // As it stands now: with the version that is stored, and choices that are right.
        const { text } = await judge(page, client.get(page));
        const now = formsOf(text, page).find((each) => signatureOf(each) === signatureOf(form)) ?? form;
        const body = bodyOf(now.controls, ({ kind, value }) =>
          kind === "text" ? (hostileTexts[name] ?? "") : value,
        );
        const { status } = await judge(`${form.action} ${name}`, client.post(form.action, body));
        if (status < 400) stored += 1;
      }
    }
    expect(stored).toBeGreaterThan(10);
    await collectForms(client);
    expect(faults).toEqual([]);
  });

  it("are refused when they are too large or no forms at all", async () => {
    const { cookie } = await server().client("administrator");
    const send = (path: string, type: string, body: BodyInit) =>
      judge(
        `${path} ${type}`,
        fetch(server().address + path, {
          ...{ method: "POST", redirect: "manual", body },
          headers: { Cookie: cookie, Origin: server().address, "Content-Type": type },
        }),
      );
    const coded = "application/x-www-form-urlencoded";
    for (const path of ["/committees/new", "/congresses/new", "/congresses/mau/edit", "/account"]) {
      expect((await send(path, coded, `name=${"x".repeat(1024 * 1024)}`)).status, path).toBe(413);
      for (const [type, status] of [
        ["application/json", 415],
        ["text/plain", 415],
        ["application/xml", 415],
        ["", 415],
        ["multipart/form-data", 400],
        ["multipart/form-data; boundary=x", 400],
      ] as const) {
        expect((await send(path, type, '{"name":1}')).status, `${path} ${type}`).toBe(status);
      }
      expect((await send("/congresses/mau/agenda/commands", "text/plain", "{}")).status).toBe(415);
      for (const body of ["%", "name=%zz&%=&=&&", "name=%ff%fe%00", "a".repeat(100_000)]) {
        expect((await send(path, coded, body)).status, `${path} ${body.slice(0, 20)}`).toBeLessThan(500);
      }
    }
    expect(faults).toEqual([]);
  });

  it("change nothing by methods that pages do not have", async () => {
    const { cookie } = await server().client("administrator");
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      for (const path of ["/", "/congresses/mau", "/account", "/khong-co"]) {
        const headers = { Cookie: cookie, Origin: server().address };
        const response = await judge(
          `${method} ${path}`,
          fetch(server().address + path, { method, headers }),
        );
        expect(response.status, `${method} ${path}`).toBe(405);
      }
    }
    expect(faults).toEqual([]);
  });

  it("do no more as addresses and cookies", async () => {
    const paths = [
      "/%",
      "/%00",
      "/congresses/%ff",
      "/congresses/..%2f..%2fetc%2fpasswd",
      `/${"x".repeat(8000)}`,
    ];
    const searches = Object.values(hostileTexts).map((text) => encodeURIComponent(text.slice(0, 500)));
    const asked = ["/congresses?search=", "/congresses?committee=", "/committees?q=", "/sign-in?to="];
    const client = await server().client("administrator");
    const all = [...paths, ...asked.flatMap((start) => searches.map((search) => start + search))];
    for (const path of all) {
      await judge(path.slice(0, 60), client.get(path));
    }
    for (const cookie of [
      "session=",
      "session=x",
      'session="%"',
      `session=${"A".repeat(4000)}`,
      "language=%00",
      "=;;=",
    ]) {
      await judge(`cookie ${cookie.slice(0, 30)}`, server().visitor().get("/", { Cookie: cookie }));
    }
    expect(faults).toEqual([]);
  });
});
