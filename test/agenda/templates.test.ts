import { describe, expect, it } from "vitest";
import type { Agenda } from "~/agenda/agenda";
import { check, obstacles } from "~/agenda/check";
import { templates } from "~/agenda/templates/catalogue";
import { fromTemplate, type AgendaTemplate } from "~/agenda/templates/template";
import { addDays } from "~/platform/days";
import { counter, filledIn } from "./examples";

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
