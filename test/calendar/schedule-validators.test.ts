import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { conferenceSchedule } from "~/calendar/conference-schedule";
import { scheduleXml } from "~/calendar/conference-xml";
import { publish } from "~/agenda/publications.server";
import { createAgenda } from "~/agenda/agendas.server";
import { program } from "~/accounts/audit.server";
import { goodAgenda } from "../agenda/examples";
import { useTestServer } from "../harness/server";
import { reading, refused } from "./schedule-examples";

const schema = readFileSync(join(import.meta.dirname, "schedule.xsd"), "utf8");

/** What libxml2 finds wrong with a file. */
async function faultsOf(xml: string): Promise<string[]> {
  const found = await validateXML({
    xml: [{ fileName: "schedule.xml", contents: xml }],
    schema: [schema],
  });
  return found.errors.map(({ message }) => message);
}

describe("schedule.xml, read by libxml2 against an XML Schema", () => {
  const server = useTestServer();
  const read = async (slug: string, language: string) => {
    const path = `/calendar/congresses/${slug}/schedule.xml?lang=${language}`;
    const response = await server().visitor().get(path);
    expect(response.status).toBe(200);
    return response.text();
  };

  it.each(["vi", "en"])("is valid in the zone of Vietnam, in %s", async (language) => {
    const xml = await read("mau", language);
    expect(xml).toContain("+07:00");
    expect(await faultsOf(xml)).toEqual([]);
  });

  it.each(["vi", "en"])("is valid across a change to winter time, in %s", async (language) => {
    const { services } = server();
    const { db } = services;
    const now = services.clock.now();
    const { id } = await db("congresses").where({ slug: "dak-lak-xvii" }).first("id");
    const good = goodAgenda();
    const [first] = good.sessions;
    if (!first) throw new Error("The example has sessions.");
    // The clocks of Paris went back in the night to 25 October 2020.
    const agenda = {
      ...good,
      congress: { ...good.congress, timezone: "Europe/Paris", firstDay: "2020-10-24", lastDay: "2020-10-25" },
      sessions: [
        { ...first, date: "2020-10-24" },
        {
          ...first,
          id: "second",
          date: "2020-10-25",
          slots: first.slots.map((slot) => ({ ...slot, id: `second-${slot.id}` })),
        },
      ],
    };
    await db("agendas").where({ congress_id: id }).delete();
    await createAgenda(db, program, now, id, agenda, { code: "replaced-template", params: {} });
    const published = { basedOn: 1, name: "", current: () => agenda, judge: () => [] };
    expect((await publish(db, program, now, id, published)).kind).toBe("published");
    await db("congresses").where({ id }).update({ is_public: true });
    const xml = await read("dak-lak-xvii", language);
    expect(xml).toMatch(/<day index="1" date="2020-10-24" start="2020-10-24T[\d:]+\+02:00"/);
    expect(xml).toMatch(/<day index="2" date="2020-10-25" start="2020-10-25T[\d:]+\+01:00"/);
    expect(await faultsOf(xml)).toEqual([]);
  });

  it("would not be with what the published schema refuses", async () => {
    const schedule = conferenceSchedule(goodAgenda(), reading);
    if (!schedule) throw new Error("The example has times.");
    const xml = scheduleXml(schedule);
    expect(await faultsOf(xml)).toEqual([]);
    for (const [from, to] of refused) {
      const wrong = xml.replace(from, to);
      expect(wrong, String(from)).not.toBe(xml);
      expect(await faultsOf(wrong), String(from)).not.toEqual([]);
    }
  });
});
