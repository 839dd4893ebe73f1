import fc from "fast-check";
import { expect, test } from "vitest";
import type { Grant, SignedIn } from "~/accounts/viewer";
import { directoryOf } from "~/reminders/concerned";
import { defaultChoices, isDigestTime, isQuiet } from "~/reminders/reminder";

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
