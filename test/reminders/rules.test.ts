import fc from "fast-check";
import { expect, test } from "vitest";
import type { Grant, SignedIn } from "~/accounts/viewer";
import { directoryOf } from "~/reminders/concerned";
import { daysBetween } from "~/platform/days";
import { daysToTell, defaultChoices, isDigestTime, isQuiet } from "~/reminders/reminder";

const minute = fc.integer({ min: 0, max: 1439 });

test("quiet hours end where they end, over midnight as well", () => {
  fc.assert(
    fc.property(minute, minute, minute, (at, quietFrom, quietUntil) => {
      const length = (quietUntil - quietFrom + 1440) % 1440;
      const into = (at - quietFrom + 1440) % 1440;
      expect(isQuiet(at, { ...defaultChoices, quietFrom, quietUntil })).toBe(into < length);
    }),
  );
});

test("a mail is never due in quiet hours, nor for those who want none", () => {
  fc.assert(
    fc.property(minute, minute, minute, minute, fc.boolean(), (at, digestMinute, from, until, byMail) => {
      const choices = { ...defaultChoices, byMail, digestMinute, quietFrom: from, quietUntil: until };
      if (isDigestTime(at, choices)) {
        expect(byMail && at >= digestMinute && !isQuiet(at, choices)).toBe(true);
      }
    }),
  );
});

test("reminders reach a week ahead and a month back, however old a checklist is", () => {
  const rules = { soonDays: 7, escalateDays: 5 };
  const reachOf = (kind: "due-soon" | "overdue" | "escalated") =>
    (daysToTell(kind, "2020-07-03", rules) ?? []).map((day) => daysBetween("2020-07-03", day));
  expect(reachOf("due-soon")).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect([reachOf("overdue").at(0), reachOf("overdue").at(-1)]).toEqual([-1, -30]);
  expect([reachOf("escalated").at(0), reachOf("escalated").at(-1)]).toEqual([-5, -35]);
  expect(daysToTell("returned", "2020-07-03", rules)).toBeNull();
});

const person = (id: string, ...grants: Grant[]): SignedIn => ({
  ...{ kind: "user", id, name: id, email: `${id}@example.vn` },
  grants,
});

test("the nearest level that has people is asked, administrators only where nobody else is", () => {
  const people = [
    person("admin", { role: "administrator", scope: null }),
    person("office", { role: "organiser", scope: null }),
    person("province", { role: "organiser", scope: "/a/" }),
    person("district", { role: "committee-editor", scope: "/a/b/" }),
    person("reader", { role: "viewer", scope: "/a/b/c/" }),
  ];
  const directory = directoryOf(people);
  const ids = (found: SignedIn[]) => found.map(({ id }) => id);
  expect(ids(directory.workersOf("/a/b/"))).toEqual(["district"]);
  expect(ids(directory.workersOf("/a/b/c/"))).toEqual(["district"]);
  expect(ids(directory.aboveOf("/a/b/"))).toEqual(["province"]);
  expect(ids(directory.aboveOf("/a/"))).toEqual(["office"]);
  expect(ids(directory.workersOf("/x/"))).toEqual(["office"]);
  expect(ids(directoryOf(people.slice(0, 1)).workersOf("/a/"))).toEqual(["admin"]);
});
