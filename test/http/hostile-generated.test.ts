import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { outdatedProjections } from "~/agenda/projection.server";
import { useTestServer, type Client } from "../harness/server";
import { titleOf, type FoundForm } from "../harness/html";
import { isFixed, walkForms } from "../harness/walk";
import { bent, formChange, hostileText } from "./hostile-inputs";

/** `npm run soak` asks for thousands; a seed repeats a campaign. */
const count = Number(process.env.HOSTILE_INPUTS ?? 240);
const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 31));

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
      const changes = fc.sample(formChange, { numRuns: Math.ceil(count * 0.7), seed });
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
      for (const each of fc.sample(hostileText, { numRuns: Math.ceil(count * 0.2), seed })) {
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
