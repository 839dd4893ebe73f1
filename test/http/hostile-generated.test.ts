import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { outdatedProjections } from "~/agenda/projection.server";
import { useTestServer, type Client } from "../harness/server";
import { titleOf, type FoundForm } from "../harness/html";
import { bodyOf, isFixed, walkForms } from "../harness/walk";

/** `npm run soak` asks for thousands; a seed repeats a campaign. */
const count = Number(process.env.HOSTILE_INPUTS ?? 240);
const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 31));

const attacks = fc.constantFrom(
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `javascript:alert(1)`,
  `'; DROP TABLE users; --`,
  `' UNION SELECT password_hash FROM users --`,
  `$1 ? ?? :name`,
  `a\r\nBEGIN:VEVENT\r\nSUMMARY:INJECTED\r\nEND:VEVENT`,
  `a\\nX-INJECTED:1`,
  `=cmd|' /C calc'!A0`,
  `+HYPERLINK("http://evil.example")`,
  `@SUM(1)`,
  `../../../../etc/passwd`,
  `..\\..\\windows\\win.ini`,
  `file:///etc/passwd`,
  `\u0000`,
  `\uD800`,
  `\uDFFF\uD800`,
  `\u202E\u2066`,
  `__proto__`,
  `{{7*7}}\${7*7}$t(common:save)`,
  `%00%ff%`,
  `NaN`,
  `-0`,
  `1e400`,
  `9007199254740993`,
  `2020-02-30`,
  `25:61`,
  `null`,
  `[object Object]`,
);
const value = fc.oneof(
  { weight: 4, arbitrary: attacks },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.integer().map(String) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(attacks, fc.integer({ min: 1, max: 3000 }))
      .map(([text, times]) => text.repeat(times).slice(0, 20_000)),
  },
);
const names = fc.constantFrom(
  "__proto__",
  "constructor[prototype][x]",
  "a[0][b]",
  "rows[99999]",
  "intent",
  "version",
  "x".repeat(300),
  "",
);
const change = fc.record({
  /** Which fields are filled, by position; choices and hidden ones only where `bends`. */
  values: fc.array(value, { minLength: 1, maxLength: 6 }),
  bends: fc.boolean(),
  repeats: fc.boolean(),
  drops: fc.boolean(),
  added: fc.option(fc.tuple(names, value), { nil: null }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function bent(
  { controls }: FoundForm,
  { values, bends, repeats, drops, added }: Change,
): Record<string, string[]> {
  let at = 0;
  const next = () => values[at++ % values.length] ?? "";
  const kept = controls.filter((_control, index) => !(drops && index % 3 === 1));
  const body = bodyOf(kept, (control) =>
    control.kind === "text" || (bends && at % 2 === 0) ? next() : control.value,
  );
  if (repeats) for (const name of Object.keys(body)) body[name]?.push(next());
  if (added) body[added[0]] = [added[1]];
  return body;
}

describe(`${count} generated inputs (seed ${seed})`, () => {
  const server = useTestServer();

  it(
    "answer no 500 on any form or address, and have no effect beyond their field",
    async () => {
      const client = await server().client("administrator");
      const { db } = server().services;
      const faults: string[] = [];
      const judge = async (what: string, attempt: Promise<Response>) => {
        const response = await attempt;
        const text = await response.text();
        if (response.status >= 500) faults.push(`${what}: ${response.status} ${titleOf(text)}`);
        if (
          /html/.test(response.headers.get("Content-Type") ?? "") &&
          /<script>alert\(1\)|<img src=x/.test(text)
        ) {
          faults.push(`${what}: markup came back as markup`);
        }
        return { text };
      };
      const collect = () => walkForms((path) => judge(path, client.get(path)), 60);
      const before = await untouched();
      const forms = (await collect()).map(({ form }) => form);
      const changes = fc.sample(change, { numRuns: Math.ceil(count * 0.7), seed });
      for (const [index, each] of changes.entries()) {
        const form = forms[index % forms.length] as FoundForm;
        const what = `${form.action} ${form.controls
          .filter(isFixed)
          .map(({ value: fixed }) => fixed)
          .join()} ${JSON.stringify(each).slice(0, 300)}`;
        await judge(what, client.post(form.action, bent(form, each)));
      }
      for (const each of fc.sample(fc.jsonValue(), { numRuns: Math.ceil(count * 0.1), seed })) {
        await judge(`command ${JSON.stringify(each).slice(0, 200)}`, sendCommand(client, each));
      }
      for (const each of fc.sample(value, { numRuns: Math.ceil(count * 0.2), seed })) {
        const coded = encodeURIComponent(each.slice(0, 1500).toWellFormed());
        for (const path of addresses(coded)) await judge(path.slice(0, 200), client.get(path));
      }
      await collect();
      expect(faults).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(await firstBrokenAuditRow(db)).toBeNull();
      expect(await outdatedProjections(db)).toEqual([]);
      expect(await untouched()).toEqual(before);
      const feed = await (await server().visitor().get("/calendar/schedule.ics")).text();
      expect(feed).not.toMatch(/^(SUMMARY:INJECTED|X-INJECTED)/m);
      expect(feed.split("BEGIN:VEVENT").length).toBe(feed.split("END:VEVENT").length);
      const csv = await (await client.get("/administration/audit.csv")).text();
      expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
    },
    count * 1000 + 120_000,
  );

  const addresses = (coded: string): string[] => [
    ...[`/congresses?search=${coded}&month=${coded}&page=${coded}`, `/congresses/${coded}`],
    ...[
      `/calendar/${coded}.ics`,
      `/calendar/f/${coded}`,
      `/administration/audit?person=${coded}&from=${coded}&before=${coded}`,
    ],
  ];

  async function sendCommand(client: Client, command: unknown): Promise<Response> {
    return fetch(`${server().address}/congresses/mau/agenda/commands`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: client.cookie, Origin: server().address, "Content-Type": "application/json" },
      body: JSON.stringify({ basedOn: 1, command }),
    });
  }

  /** What no form of the walk may change: other people's passwords and the schema. */
  async function untouched(): Promise<unknown> {
    const { db } = server().services;
    return {
      tables: await db("sqlite_master").where({ type: "table" }).orderBy("name").pluck("name"),
      hashes: await db("users").orderBy("id").whereNotNull("password_hash").pluck("password_hash"),
    };
  }
});
