import { describe, expect, it } from "vitest";
import type { Agenda } from "~/agenda/agenda";
import { check, obstacles } from "~/agenda/check";
import { templates } from "~/agenda/templates/catalogue";
import { fromTemplate, type AgendaTemplate } from "~/agenda/templates/template";
import { addDays } from "~/platform/days";
import { counter } from "./examples";

/** Names a room, a leader and a secretary for every group, as an organiser would. */
export function filledIn(agenda: Agenda): Agenda {
  const people = agenda.groups.flatMap(({ id }) => [
    { id: `leader-${id}`, name: `Tổ trưởng ${id}` },
    { id: `secretary-${id}`, name: `Thư ký ${id}` },
  ]);
  const rooms = agenda.groups.map(({ id, size }) => ({
    id: `room-${id}`,
    name: `Phòng ${id}`,
    capacity: size,
  }));
  return {
    ...agenda,
    people,
    rooms: [...agenda.rooms, ...rooms],
    groups: agenda.groups.map((group) => ({
      ...group,
      room: `room-${group.id}`,
      leader: `leader-${group.id}`,
      secretary: `secretary-${group.id}`,
    })),
  };
}

const made = (template: AgendaTemplate): Agenda =>
  fromTemplate(
    template,
    {
      title: "Đại hội mẫu",
      level: template.code,
      timezone: "Asia/Ho_Chi_Minh",
      firstDay: "2020-10-13",
      days: Array.from({ length: template.days }, (_, index) => addDays("2020-10-13", index)),
      delegates: 286,
      halls: [{ name: "Hội trường", capacity: 300 }],
      documents: [],
    },
    counter(),
  );

describe.each(templates.map((template) => [template.code, template] as const))(
  "template %s",
  (_, template) => {
    it("has nothing to complain about once rooms and leaders are filled in", () => {
      expect(check(filledIn(made(template)))).toEqual([]);
    });

    it("only asks for rooms, leaders and secretaries before", () => {
      const codes = new Set(check(made(template)).map(({ code }) => code));
      expect([...codes].sort()).toEqual([
        "group-leader-missing",
        "group-room-missing",
        "group-secretary-missing",
      ]);
      expect(obstacles(check(made(template))).every(({ waivable }) => waivable)).toBe(true);
    });

    it("seats every delegate, in groups that differ by at most one", () => {
      const sizes = made(template).groups.map(({ size }) => size);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(286);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    });
  },
);
