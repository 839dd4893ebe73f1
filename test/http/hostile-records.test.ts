import fc from "fast-check";
import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { firstBrokenAuditRow } from "~/accounts/audit.server";
import { findAgenda } from "~/agenda/agendas.server";
import { outdatedProjections } from "~/agenda/projection.server";
import { findDivision } from "~/groups/desk/divisions.server";
import { formsOf, titleOf, type FoundForm } from "../harness/html";
import { faultOfXml, unzip } from "../harness/office";
import { everyRow } from "../harness/rows";
import { useTestServer, type Client } from "../harness/server";
import { bodyOf } from "../harness/walk";
import { workbookParts, zip } from "../harness/workbook";
import { doors } from "./authorisation-forms";
import { expected, lister, type Actor } from "./authorisation-table";
import { makeWorld, type World } from "./authorisation-world";
import { bent, bentJson, byteChange, formChange, hostileText, jsonChange, spoilt } from "./hostile-inputs";

/** `npm run soak` asks for thousands; a seed repeats a campaign. */
const count = Number(process.env.HOSTILE_INPUTS ?? 240);
const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const sample = <T>(arbitrary: fc.Arbitrary<T>, share: number): T[] =>
  fc.sample(arbitrary, { numRuns: Math.ceil(count * share), seed });

/** Who sends and looks: each may do so for the congress, the plan or the workspace under test, and for nothing else. */
const keepers: Actor[] = [lister, "plan-owner"];
const keeperOf = (path: string): Actor | undefined =>
  keepers.find((actor) => expected[path]?.may.includes(actor));
/** What ends one's session or the record under test; a division that runs for seconds is tried elsewhere. */
const spared = /^\/(sign-out|sample)$|\/delete$|\/groups\/:divisionId\/run$|^\/surveys\/:id\/settings$/;
/** What fits into a field for text and is therefore kept. */
const storable = [
  `"><img src=x onerror=alert(1)><script>alert(1)</script>`,
  `=HYPERLINK("http://evil.example")]]>&x;\\nX-INJECTED:1`,
];
const endings = /^(remove|delete|archive|hand-over|revoke|renew|rotate|end)/;

describe(`${count} generated inputs into records, files and interfaces (seed ${seed})`, () => {
  const server = useTestServer();
  let world: World;
  const faults: string[] = [];
  beforeAll(async () => {
    world = await makeWorld(server());
  });

  async function judge(what: string, attempt: Promise<Response>): Promise<Response> {
    const response = await attempt;
    const text = await response.clone().text();
    if (response.status >= 500) faults.push(`${what.slice(0, 400)}: ${response.status} ${titleOf(text)}`);
    const isPage = /html/.test(response.headers.get("Content-Type") ?? "");
    if (isPage && /<script>alert\(1\)|<img src=x/.test(text)) faults.push(`${what.slice(0, 300)}: markup`);
    return response;
  }
  const sendJson = (client: Client, path: string, body: unknown) =>
    fetch(server().address + path, {
      ...{ method: "POST", redirect: "manual", body: JSON.stringify(body) },
      headers: { Cookie: client.cookie, Origin: server().address, "Content-Type": "application/json" },
    });

  /** One form of each intent from every page that takes some. */
  async function formsInReach(): Promise<{ form: FoundForm; actor: Actor }[]> {
    const found: { form: FoundForm; actor: Actor }[] = [];
    for (const { path, opens, takes } of doors) {
      const actor = keeperOf(path);
      if (!opens || !takes || !actor || spared.test(path)) continue;
      const here = world.addressOf(path);
      const page = await (await judge(`GET ${path}`, world.clientOf(actor).get(here))).text();
      const forms = formsOf(page, here).filter(
        ({ action, controls }) =>
          action.split("?")[0] === here &&
          !controls.some(({ kind, value }) => kind === "fixed" && endings.test(value)),
      );
      const kinds = new Map(forms.map((form) => [form.controls.map(({ name }) => name).join(), form]));
      found.push(...[...kinds.values()].map((form) => ({ form, actor })));
    }
    return found;
  }

  it(
    "answer no 500 and touch nothing of another committee, whatever every field holds",
    async () => {
      const kept = world.otherRows;
      let forms = await formsInReach();
      expect(forms.length).toBeGreaterThan(40);
      for (const [index, change] of sample(formChange, 0.6).entries()) {
        // Versions move on: forms are fetched again now and then.
        if (index > 0 && index % (forms.length * 2) === 0) forms = await formsInReach();
        const { form, actor } = forms[index % forms.length] as (typeof forms)[number];
        const body = bent(form, change);
        await judge(`${form.action} ${JSON.stringify(body)}`, world.clientOf(actor).post(form.action, body));
      }
      expect(faults).toEqual([]);
      const after = new Set(await everyRow(server().services.db));
      expect([...kept].filter((row) => !after.has(row))).toEqual([]);
    },
    count * 1000 + 120_000,
  );

  it("store what is only text as text", async () => {
    let stored = 0;
    for (const text of storable) {
      for (const { form, actor } of await formsInReach()) {
        const body = bodyOf(form.controls, ({ kind, value }) => (kind === "text" ? text : value));
        const { status } = await judge(form.action, world.clientOf(actor).post(form.action, body));
        if (status < 400) stored += 1;
      }
    }
    expect(stored).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });

  it(
    "as commands of the boards and of a group's report",
    async () => {
      const client = world.clientOf(lister);
      const { db } = server().services;
      const { records } = world.own;
      const agenda = await findAgenda(db, records.congressId);
      const division = await findDivision(db, records.congressId, records.divisionId);
      const slot = agenda?.agenda.sessions[0]?.slots[0];
      const session = agenda?.agenda.sessions[0]?.id ?? "";
      const basis = { basedOn: agenda?.number ?? 1, unseen: [], key: "abcdefghijklmnop" };
      const notes = {
        do: "change-slot",
        slot: slot?.id,
        changes: { notes: "x", title: "y", start: "08:00" },
      };
      const agendaCommands = [
        notes,
        { do: "several", commands: [notes, { do: "shift", session, from: "08:00", by: 5 }] },
        { do: "add-session", session: { ...agenda?.agenda.sessions[0], id: "moi" } },
        { do: "insert-block", session, start: "09:00", slots: [{ ...slot, id: "khac" }] },
        { do: "change-entry", list: "people", id: "x", changes: { name: "x" } },
        { do: "replace", agenda: agenda?.agenda, why: "import" },
      ].map((command) => ({ ...basis, command }));
      const place = { round: 0, person: records.delegateId, group: "g2" };
      const divisionCommands = [
        { do: "move", ...place },
        { do: "swap", ...place, with: records.delegateId },
        { do: "set-duty", ...place, duty: "leader" },
        { do: "pin", ...place },
      ].map((command) => ({ ...basis, basedOn: division?.revision.number ?? 1, command }));
      const doorsOfBoards = [
        [`/congresses/mau/agenda/commands`, agendaCommands],
        [`/congresses/mau/groups/${records.divisionId}/commands`, divisionCommands],
      ] as const;
      for (const [index, change] of sample(jsonChange, 0.2).entries()) {
        const [path, bases] = doorsOfBoards[index % 2] as (typeof doorsOfBoards)[number];
        const body = bentJson<unknown>(bases[index % bases.length], change);
        await judge(`${path} ${JSON.stringify(body)}`, sendJson(client, path, body));
      }
      for (const text of sample(hostileText, 0.05)) {
        const form = {
          intent: "opinion",
          id: text,
          key: text,
          basedOn: "0",
          kind: "change",
          text,
          speakers: text,
        };
        const good = {
          ...form,
          id: "abcdefghijklmnop",
          key: "abcdefghijklmnop",
          speakers: "2",
          section: text,
        };
        for (const body of [form, good]) {
          const path = `/group-report/${records.reportToken}/save`;
          await judge(
            `${path} ${text}`,
            server()
              .visitor()
              .post(path, { ...body, documentId: "" }),
          );
        }
      }
      expect(faults).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    count * 1000 + 60_000,
  );

  it(
    "as files that are read or kept",
    async () => {
      const client = world.clientOf(lister);
      const { draftId, roundId, code } = world.own.records;
      const escaped = (text: string) =>
        text
          .toWellFormed()
          .replace(/[<>&\u0000-\u001f\ufffe\uffff]/g, (sign) =>
            sign < " " ? " " : `&#${sign.charCodeAt(0)};`,
          );
      const workbook = (cell: string) =>
        zip(
          workbookParts({
            sheets: [
              `<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${escaped(cell)}</t></is></c></row>`,
            ],
          }),
        );
      const word = (text: string) =>
        zip({
          "[Content_Types].xml": "<Types/>",
          "word/document.xml": `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:body></w:document>`,
        });
      const agenda = await (await client.get("/congresses/mau/agenda/export.json")).text();
      const csv = (cell: string) => Buffer.from(`Họ và tên;Đơn vị\n"${cell.replaceAll('"', '""')}";Tổ 1\n`);
      const json = (text: string) =>
        Buffer.from(agenda.replace(/"title": ?"[^"]*"/, `"title":${JSON.stringify(text)}`));
      const makers: [string, string, Record<string, string>, (text: string) => Buffer][] = [
        ["/congresses/mau/delegates/import", "ds.xlsx", {}, workbook],
        ["/congresses/mau/delegates/import", "ds.csv", {}, csv],
        ["/congresses/mau/agenda/import", "ct.json", { keep: "on" }, json],
        [`/documents/${draftId}/version`, "du-thao.docx", { basedOn: "1", note: "", text: "" }, word],
        [`/congresses/mau/readiness/items/${code}`, "bien-ban.docx", { intent: "evidence" }, word],
        [`/documents/${draftId}/rounds/${roundId}`, "gop-y.docx", { intent: "comment", text: "Kèm" }, word],
      ];
      const all = sample(fc.tuple(hostileText, byteChange, fc.boolean()), 0.15);
      for (const [index, [text, change, isSpoilt]] of all.entries()) {
        const [path, name, fields, make] = makers[index % makers.length] as (typeof makers)[number];
        const form = new FormData();
        for (const [field, value] of Object.entries(fields)) form.set(field, value);
        const content = isSpoilt ? spoilt(make(text), change) : make(text);
        const file = new File([new Uint8Array(content)], isSpoilt ? text.slice(0, 100) : name);
        form.set(path.includes("/rounds/") ? "files" : "file", file);
        const sent = await judge(
          `${path} ${name} ${JSON.stringify([text, change, isSpoilt])}`,
          client.post(path, form),
        );
        const next = sent.headers.get("Location") ?? "";
        if (next.includes("/import/")) await importList(client, next);
      }
      expect(faults).toEqual([]);
    },
    count * 1500 + 60_000,
  );

  /** Takes a list through its steps, as its columns were guessed. */
  async function importList(client: Client, here: string): Promise<void> {
    const page = await (await judge(here, client.get(here))).text();
    const forms = formsOf(page, here).filter(({ controls }) => controls.length > 1);
    for (const { action, controls } of forms) {
      await judge(
        action,
        client.post(action, Object.fromEntries(controls.map(({ name, value }) => [name, value]))),
      );
    }
    const preview = await (await judge(here, client.get(`${here}/preview`))).text();
    const mark = /name="mark" value="([^"]*)"/.exec(preview)?.[1] ?? "";
    await judge(here, client.post(`${here}/preview`, { mark }));
  }

  it("are shown harmlessly wherever they were stored", async () => {
    const { db } = server().services;
    const rows = await everyRow(db);
    expect(rows.filter((row) => row.includes("onerror=alert(1)")).length).toBeGreaterThan(10);
    let asked = 0;
    for (const { path, opens } of doors) {
      const actor = keeperOf(path);
      // An answer without an end is no page.
      if (!opens || !actor || path.endsWith("/events")) continue;
      const response = await judge(`GET ${path}`, world.clientOf(actor).get(world.addressOf(path)));
      asked += 1;
      const type = response.headers.get("Content-Type") ?? "";
      if (response.status === 200) await expectSound(path, type, Buffer.from(await response.arrayBuffer()));
    }
    expect(asked).toBeGreaterThan(70);
    await db("congresses").where({ slug: "mau" }).update({ is_public: true });
    for (const path of [
      "/calendar/schedule.ics",
      "/calendar/congresses/mau.ics",
      "/calendar/congresses/mau/schedule.json",
      "/calendar/congresses/mau/schedule.xml",
      `/calendar/f/${world.own.records.feed}.ics`,
    ]) {
      const response = await judge(path, server().visitor().get(path));
      expect([path, response.status]).toEqual([path, 200]);
      const type = response.headers.get("Content-Type") ?? "";
      await expectSound(path, type, Buffer.from(await response.arrayBuffer()));
    }
    expect(faults).toEqual([]);
    expect(await firstBrokenAuditRow(db)).toBeNull();
    expect(await outdatedProjections(db)).toEqual([]);
  });

  /** A file says nothing beyond its fields: no formula, no property, no tag that somebody typed. */
  async function expectSound(path: string, type: string, bytes: Buffer): Promise<void> {
    const text = bytes.toString("utf8");
    const found = (what: string) => faults.push(`${path}: ${what}`);
    if (/calendar/.test(type)) {
      const [, properties, parts] = ICAL.parse(text) as [
        string,
        unknown[],
        [string, [string][], unknown[]][],
      ];
      const names = [...(properties as [string][]), ...parts.flatMap(([, each]) => each)].map(
        ([name]) => name,
      );
      if (names.includes("x-injected") || /^SUMMARY:INJECTED/m.test(text)) found("an injected property");
    } else if (/json/.test(type)) JSON.parse(text);
    else if (/csv/.test(type) && /(^|[,;])"?[=+@]/m.test(text)) found("a formula");
    else if (/xml;|\/xml/.test(type) && faultOfXml(text)) found(faultOfXml(text) ?? "");
    else if (/officedocument/.test(type)) {
      for (const [name, part] of unzip(bytes)) {
        if (/\.(xml|rels)$/.test(name) && faultOfXml(part)) found(`${name}: ${faultOfXml(part)}`);
        if (/<f>|<w:fldSimple|DDE/.test(part)) found(`${name}: a formula`);
      }
    }
  }
});
