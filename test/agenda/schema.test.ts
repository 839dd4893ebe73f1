import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { agendaSchema } from "~/agenda/json-schema";
import { check } from "~/agenda/check";
import { readAgenda } from "~/agenda/read-agenda";
import { goodAgenda } from "./examples";

describe("the published schema", () => {
  it("is the one that the program reads by", () => {
    const published = JSON.parse(readFileSync("public/schemas/congress-agenda-1.json", "utf8"));
    expect(published).toEqual(JSON.parse(JSON.stringify(agendaSchema())));
  });
});

describe("reading an agenda file", () => {
  const text = (changes: object) => JSON.stringify({ ...goodAgenda(), ...changes });

  it("keeps unknown fields and names them", () => {
    const agenda = goodAgenda();
    const slot = { ...agenda.sessions[0]?.slots[0], "a/b": 1 };
    const sessions = [{ ...agenda.sessions[0], slots: [slot] }];
    const read = readAgenda(text({ weather: "nắng", sessions }));
    expect(read).toMatchObject({ ok: true, laterFormat: null });
    expect(read.ok && read.unknown).toEqual(["/weather", "/sessions/0/slots/0/a~1b"]);
    expect(read.ok && read.agenda.weather).toBe("nắng");
  });

  it("reads what lacks names and times, for the rules to say where", () => {
    const { sessions, rooms, ...agenda } = goodAgenda();
    const bare = JSON.stringify({
      ...{ ...agenda, rooms: rooms.map(({ name: _name, ...room }) => room) },
      sessions: sessions.map(({ date: _date, slots, ...session }, at) => ({
        ...session,
        slots: slots.map(({ title: _title, start: _start, minutes: _minutes, ...slot }, index) =>
          at + index === 0 ? slot : { ...slot, title: _title, start: _start, minutes: _minutes },
        ),
      })),
    });
    const read = readAgenda(bare);
    const places = read.ok ? check(read.agenda).map(({ code, path }) => `${code} ${path}`) : [];
    expect(places).toEqual([
      ...sessions.map((_, at) => `bad-time /sessions/${at}/date`),
      "bad-time /sessions/0/slots/0/start",
      "bad-time /sessions/0/slots/0/minutes",
      "title-missing /sessions/0/slots/0/title",
      ...rooms.map((_, index) => `title-missing /rooms/${index}/name`),
    ]);
  });

  it("says that a file is of a later format, and reads what it knows", () => {
    const read = readAgenda(text({ format: "congress-agenda/2", later: true }));
    expect(read).toMatchObject({ ok: true, laterFormat: "congress-agenda/2" });
    expect(read.ok && read.unknown).toEqual(["/later"]);
  });

  it.each([
    ["", "not-json", ""],
    ["[]", "not-an-agenda", ""],
    ["null", "not-an-agenda", ""],
    ['{"format":"ical"}', "not-an-agenda", "/format"],
    ['{"format":"congress-agenda/1"}', "bad-field", "/congress"],
    [text({ sessions: [{ id: 1 }] }), "bad-field", "/sessions/0/id"],
  ])("refuses %j: %s at %j", (content, reason, place) => {
    expect(readAgenda(content)).toMatchObject({ ok: false, reason, place });
  });
});
