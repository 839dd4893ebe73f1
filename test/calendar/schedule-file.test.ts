import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Agenda } from "~/agenda/agenda";
import { conferenceSchedule } from "~/calendar/conference-schedule";
import { scheduleXml } from "~/calendar/conference-xml";
import { goodAgenda } from "../agenda/examples";
import { useTestServer } from "../harness/server";
import { reading, refused } from "./schedule-examples";
import { expectValidSchedule, type Element } from "./schedule-xml";

const path = "/calendar/congresses/mau/schedule";
const dateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const day = z.iso.date();

/** What the C3VOC's published schema of schedule.json asks for: names, required ones, formats, nothing besides. */
const event = z.strictObject({
  id: z.number().int().min(1),
  guid: uuid,
  date: dateTime,
  start: z.string().regex(/^[0-2]\d:[0-5]\d$/),
  duration: z.string().regex(/^\d{1,2}:\d{2}$/),
  room: z.string(),
  slug: z.string().regex(/^[a-z0-9_-]+[a-z0-9]$/),
  url: z.url(),
  title: z.string(),
  subtitle: z.string().nullable(),
  track: z.string().nullable(),
  type: z.string(),
  language: z.string(),
  abstract: z.string().nullable(),
  description: z.string().nullable(),
  persons: z.array(z.strictObject({ id: z.number().int().min(1), guid: uuid, public_name: z.string() })),
  links: z.array(z.unknown()),
});
const schema = z.strictObject({
  // Importers refuse a file that does not name it.
  $schema: z.literal("https://c3voc.de/schedule/schema.json"),
  generator: z.strictObject({ name: z.literal("Congress Planner"), url: z.url() }),
  schedule: z.looseObject({
    version: z.string(),
    base_url: z.url(),
    conference: z.strictObject({
      acronym: z.string().regex(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/),
      title: z.string(),
      start: day,
      end: day,
      daysCount: z.number().int(),
      timeslot_duration: z.string().regex(/^\d{1,2}:\d{2}$/),
      time_zone_name: z.string().regex(/^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/),
      url: z.url(),
      rooms: z.array(z.strictObject({ guid: uuid, name: z.string(), capacity: z.number().nullable() })),
      days: z.array(
        z.strictObject({
          index: z.number().int().min(1),
          date: day,
          day_start: dateTime,
          day_end: dateTime,
          rooms: z.record(z.string(), z.array(event)),
        }),
      ),
    }),
  }),
});

describe("a published agenda for conference apps", () => {
  const server = useTestServer();
  const read = async (format: "json" | "xml", language = "vi") => {
    const response = await server().visitor().get(`${path}.${format}?lang=${language}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe(`application/${format}; charset=utf-8`);
    return response.text();
  };

  it.each(["vi", "en"])("is valid as schedule.json in %s, and nothing is in two places", async (language) => {
    const { schedule } = schema.parse(JSON.parse(await read("json", language)));
    const events = schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
    for (const key of ["id", "guid", "slug"] as const) {
      expect(new Set(events.map((each) => each[key])).size, key).toBe(events.length);
    }
    for (const { rooms } of schedule.conference.days) {
      for (const [room, held] of Object.entries(rooms)) for (const each of held) expect(each.room).toBe(room);
    }
    // Each group is shown in its own room.
    const groups = events.filter(({ title }) => title.startsWith("Tổ "));
    expect(new Set(groups.map(({ room }) => room)).size).toBe(groups.length);
  });

  it("changes days in the night, so that apps leave what comes before the last slot's end on its day", async () => {
    const { schedule } = schema.parse(JSON.parse(await read("json")));
    expect(schedule.conference.days.map(({ day_start, day_end }) => [day_start, day_end])).toEqual([
      ["2020-08-12T04:00:00+07:00", "2020-08-13T04:00:00+07:00"],
      ["2020-08-13T04:00:00+07:00", "2020-08-14T04:00:00+07:00"],
    ]);
    // EventFahrplan moves whatever starts before the time of `day_end` to the next day.
    for (const { rooms, day_end } of schedule.conference.days)
      for (const { start } of Object.values(rooms).flat()) expect(start >= day_end.slice(11, 16)).toBe(true);
  });

  it("changes days at midnight where something begins in the night", () => {
    const good = goodAgenda();
    const [first] = good.sessions;
    if (!first) throw new Error("The example has sessions.");
    const slots = first.slots.map((slot, at) => (at === 0 ? { ...slot, start: "02:00" } : slot));
    const minutes: number[] = [];
    const instantOf = (_day: string, from: number) => `${minutes.push(from)}`;
    conferenceSchedule({ ...good, sessions: [{ ...first, slots }] }, { ...reading, instantOf });
    expect(minutes.slice(-2)).toEqual([0, 1440]);
  });

  it("says the same as schedule.xml", async () => {
    const { schedule } = schema.parse(JSON.parse(await read("json")));
    const root = parseXml(await read("xml"));
    expectValidSchedule(root);
    expect([root.name, ...root.children.map(({ name }) => name)]).toEqual([
      ...["schedule", "version", "conference"],
      ...schedule.conference.days.map(() => "day"),
    ]);
    const days = root.children.filter(({ name }) => name === "day");
    const told = days.flatMap(({ children }) =>
      children.flatMap((room) =>
        room.children.map((held) => {
          const text = (name: string) => held.children.find((child) => child.name === name)?.text;
          return [
            held.attributes.id,
            held.attributes.guid,
            room.attributes.name,
            text("room"),
            text("title"),
            text("start"),
            text("slug"),
          ];
        }),
      ),
    );
    const meant = schedule.conference.days.flatMap(({ rooms }) =>
      Object.entries(rooms).flatMap(([room, events]) =>
        events.map(({ id, guid, title, start, slug }) => [String(id), guid, room, room, title, start, slug]),
      ),
    );
    expect(told).toEqual(meant);
  });

  it("is there only for public congresses with a published agenda", async () => {
    const visitor = server().visitor();
    expect((await visitor.get("/calendar/congresses/dak-lak-xvii/schedule.json")).status).toBe(404);
    expect((await visitor.get("/calendar/congresses/none/schedule.xml")).status).toBe(404);
  });
});

describe("any text at all", () => {
  it("leaves schedule.xml well formed, with the text in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const good = goodAgenda();
        const agenda: Agenda = {
          ...good,
          congress: { ...good.congress, title: text },
          rooms: good.rooms.map((room) => ({ ...room, name: `${text}${room.id}` })),
        };
        const schedule = conferenceSchedule(agenda, reading);
        if (!schedule) throw new Error("The example has times.");
        const root = parseXml(scheduleXml(schedule));
        expectValidSchedule(root);
        const title = root.children[1]?.children.find(({ name }) => name === "title")?.text ?? "";
        expect(title).not.toMatch(/[<>]/);
        expect(root.children.filter(({ name }) => name === "day")).toHaveLength(
          schedule.conference.days.length,
        );
      }),
      { numRuns: 100 },
    );
  });

  it("is measured by a structure that refuses what the schema refuses", () => {
    const schedule = conferenceSchedule(goodAgenda(), reading);
    const xml = schedule === null ? "" : scheduleXml(schedule);
    expectValidSchedule(parseXml(xml));
    for (const [from, to] of refused) {
      const wrong = xml.replace(from, to);
      expect(wrong, String(from)).not.toBe(xml);
      expect(() => expectValidSchedule(parseXml(wrong)), String(from)).toThrow();
    }
  });

  it("has no days where nothing has a time", () => {
    expect(conferenceSchedule({ ...goodAgenda(), sessions: [] }, reading)).toBeNull();
  });
});

/** Reads XML as strictly as these files need: every tag closed in its order, no stray signs, known entities only. */
function parseXml(xml: string): Element {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-z_]+)((?: [a-z]+="[^"<>]*")*)(\/?)>/g)) {
    const text = body.slice(at, match.index);
    expect(text).not.toMatch(/[<>]|&(?!#\d+;)/);
    at = match.index + match[0].length;
    const [, closes, name = "", attributes = "", isEmpty] = match;
    const inner = open.at(-1) as Element;
    inner.text += plain(text);
    if (closes) {
      expect(name).toBe(inner.name);
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
      key,
      plain(value),
    ]);
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
    inner.children.push(element);
    if (!isEmpty) open.push(element);
  }
  expect(body.slice(at).trim()).toBe("");
  expect(open).toHaveLength(1);
  expect(top.children).toHaveLength(1);
  return top.children[0] as Element;
}

const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
