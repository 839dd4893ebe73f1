import { beforeAll, describe, expect, it } from "vitest";
import { cleanLine } from "~/calendar/content-lines";
import { bodyOf } from "../harness/walk";
import { formsOf } from "../harness/html";
import { useTestServer, type Client } from "../harness/server";
import { byIcalJs, byNodeIcal, type Understood } from "./parsers";

const family = "👩‍👩‍👧‍👦";

/** What people may type, and what breaks calendars that are written carelessly. */
const texts = {
  syntax: 'Mục; một, hai: "ba" a\\b \\; \\, END:VEVENT BEGIN:VALARM',
  emoji: `Ảnh ${family.repeat(11)} 🏳️‍🌈`,
  folds: `x${"ữ".repeat(50)}${"𝒜".repeat(60)}`,
  rightToLeft: "مؤتمر الحزب רשימה Đại hội",
  markup: `<b onclick="x()">&amp;</b> ]]> <script>`,
  spaces: "Mở\u00a0đầu\u3000rộng  hai",
};

/** What no form takes, each with the reason why. */
const refused = {
  control: "Mở đầu\u0007\u0000",
  turned: "an\u202etxt.exe",
  injected: "Mở đầu\r\nATTACH:http://evil.example/",
  separator: "Mở đầu\u2028END:VEVENT",
  long: "ữ".repeat(10_000),
};

/** Its first characters, none of them in halves. */
const start = (text: string): string => [...text].slice(0, 50).join("");

describe("what is typed into forms", () => {
  const server = useTestServer();
  let client: Client;
  beforeAll(async () => {
    client = await server().client("administrator");
  });

  /** Fills in the form of a page that has the first of these fields, and sends it as a browser would. */
  async function send(path: string, typed: Record<string, string>): Promise<Response> {
    const form = formsOf(await (await client.get(path)).text(), path).find(({ controls }) =>
      controls.some(({ name }) => name === Object.keys(typed)[0]),
    );
    if (!form) throw new Error(`${path} has no such form.`);
    // Buttons that add or take away rows are not pressed.
    const controls = form.controls.filter(({ value }) => !/^(add|remove)-/.test(value));
    const body = bodyOf(controls, ({ name, value }) => typed[name] ?? value);
    const missing = Object.entries(typed).filter(([name]) => !(name in body));
    return client.post(form.action, { ...body, ...Object.fromEntries(missing) });
  }

  const slotPage = async () => {
    const page = await (await client.get("/congresses/mau/agenda/edit")).text();
    return /\/congresses\/mau\/agenda\/edit\/slots\/(?!new)\w+/.exec(page)?.[0] ?? "";
  };

  const publish = (name: string) => send("/congresses/mau/agenda/publish", { name: start(name) });

  /** Reads a feed with both parsers. @returns what they agree on, and the unfolded lines */
  async function read(path: string) {
    const bytes = Buffer.from(await (await server().visitor().get(path)).arrayBuffer());
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n/g, "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    const entries = byIcalJs(text);
    expect(byNodeIcal(text)).toEqual(entries.map(({ alarms: _alarms, ...rest }: Understood) => rest));
    return { entries, lines: text.replace(/\r\n /g, "").split("\r\n") };
  }

  it.each(Object.entries(texts))("stands in feeds as it was typed: %s", async (_name, text) => {
    const slot = await slotPage();
    expect((await send(slot, { title: text, newPerson: start(text) })).status).toBe(302);
    const congress = { titleVi: text, place: text, coordinates: "12.6797, 108.0447" };
    expect((await send("/congresses/mau/edit", congress)).status).toBe(302);
    expect((await publish(text)).status).toBe(302);
    const { entries, lines } = await read("/calendar/congresses/mau.ics");
    const changed = entries.find(({ uid }) => uid.startsWith(`slot-${slot.split("/").at(-1)}@`));
    expect(changed?.title).toBe(cleanLine(text));
    expect(changed?.location).toContain(cleanLine(text));
    expect(cleanLine(changed?.description ?? "")).toContain(cleanLine(text));
    expect(new Set(entries.map(({ coordinates }) => String(coordinates)))).toEqual(
      new Set(["12.6797,108.0447"]),
    );
    expect(lines).toContain("GEO:12.6797;108.0447");
    const schedule = await read("/calendar/schedule.ics");
    expect(schedule.entries.find(({ title }) => title === cleanLine(text))?.coordinates).toEqual([
      12.6797, 108.0447,
    ]);
    for (const name of ["ATTACH", "X", "BEGIN:VALARM"])
      expect(
        lines.some((line) => line.startsWith(`${name}:`)),
        name,
      ).toBe(false);
    // The single file, and the schedule for conference apps.
    const single = await read(`/calendar/congresses/mau/slots/${slot.split("/").at(-1)}.ics`);
    expect(single.entries).toEqual([changed]);
    const file = await (await client.get("/calendar/congresses/mau/schedule.json")).json();
    expect(JSON.stringify(file).includes(`"title":${JSON.stringify(text)}`)).toBe(true);
  });

  it.each(Object.entries(texts))("names private calendars and committees: %s", async (_name, text) => {
    expect((await send("/committees/dang-bo-mau/edit", { nameVi: start(text) })).status).toBe(302);
    const made = await client.post("/calendar", {
      ...{
        intent: "create",
        name: start(text),
        scope: "workspace",
        language: "vi",
        "kinds.congress": "on",
      },
    });
    const path = /\/calendar\/f\/[\w-]{43}\.ics/.exec(await made.text())?.[0] ?? "";
    const { entries, lines } = await read(path);
    expect(lines.filter((line) => line.startsWith("NAME:"))).toHaveLength(1);
    expect(entries.some(({ description }) => cleanLine(description).includes(cleanLine(start(text))))).toBe(
      true,
    );
  });

  it.each(Object.entries(refused))(
    "is refused and still in the form where feeds could not say it: %s",
    async (name, text) => {
      const slot = await slotPage();
      const before = await (await client.get("/calendar/congresses/mau.ics")).text();
      for (const [page, field] of [
        [slot, "title"],
        ["/congresses/mau/edit", "titleVi"],
        ["/congresses/mau/edit", "place"],
      ] as const) {
        const answer = await send(page, { [field]: text });
        expect([page, field, answer.status]).toEqual([page, field, 400]);
        if (name === "long") expect(await answer.text()).toContain(text);
      }
      const feed = {
        intent: "create",
        name: text,
        scope: "workspace",
        language: "vi",
        "kinds.congress": "on",
      };
      expect((await client.post("/calendar", feed)).status).toBe(400);
      expect(await (await client.get("/calendar/congresses/mau.ics")).text()).toBe(before);
    },
  );
});
