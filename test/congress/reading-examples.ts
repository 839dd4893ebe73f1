import fc from "fast-check";
import type { Congress } from "~/congress/congress";
import { newCourse } from "~/congress/course";
import { addDays, type Day } from "~/platform/days";
import type { Language } from "~/platform/language";
import { createTranslator } from "~/wording";

/** The day of the Conclusion. */
export const theDay: Day = "2020-07-03";

/** A congress in preparation of which nothing is known yet, with what the test sets. */
export function congress(
  set: Partial<Omit<Congress, "committee">> & { path?: string; level?: number } = {},
): Congress {
  const { path = "/tinh/huyen/", level = 2, ...given } = set;
  const ids = path.split("/").filter((id) => id !== "");
  const id = ids.at(-1) ?? "";
  return {
    id: "dai-hoi",
    slug: "dai-hoi",
    committee: {
      id,
      slug: id,
      parentId: ids.at(-2) ?? null,
      path,
      level: {
        id: "cap",
        names: { vi: "Cấp huyện", en: "District" },
        position: level,
        agendaLevel: "district",
      },
      names: { vi: `Đảng bộ ${id}`, en: "" },
      isSample: false,
    },
    title: { vi: "Đại hội", en: "" },
    kind: "unstated",
    ordinal: "",
    term: "",
    state: "preparing",
    firstDay: null,
    lastDay: null,
    heldBy: null,
    timezone: "Asia/Ho_Chi_Minh",
    place: "",
    coordinates: null,
    expectedDelegates: null,
    isPublic: true,
    isSample: false,
    sources: {},
    course: newCourse,
    version: 1,
    updatedAt: "2020-07-03T02:00:00.000Z",
    halls: [],
    documents: [],
    ...given,
  };
}

/** A congress in preparation that lacks nothing. */
export const complete = (set: Parameters<typeof congress>[0] = {}): Congress =>
  congress({
    ...{
      kind: "delegates",
      ordinal: "XVII",
      term: "2020-2025",
      place: "Buôn Ma Thuột",
      expectedDelegates: 350,
    },
    ...{ firstDay: "2020-10-13", lastDay: "2020-10-15" },
    halls: [{ id: "lon", name: "Hội trường lớn", capacity: 400 }],
    documents: (["political-report", "review-report", "action-programme"] as const).map((kind) => ({
      ...{ id: kind, kind, title: kind },
      circulated: "2020-09-01",
    })),
    ...set,
  });

export const inWords = (language: Language) => ({
  ...{ t: createTranslator(language).t, language, today: theDay },
  showsPeople: true,
});

/** Any day that calendars here know, the years around the Conclusion most often. */
export const anyDay: fc.Arbitrary<Day> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -900, max: 900 }).map((days) => addDays(theDay, days)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 400_000 }).map((days) => addDays("1900-01-01", days)) },
);

const dates = fc.oneof(
  fc
    .tuple(fc.constantFrom("preparing", "held", "cancelled"), anyDay, fc.integer({ min: 0, max: 5 }))
    .map(([state, firstDay, more]) => ({ state, firstDay, lastDay: addDays(firstDay, more), heldBy: null })),
  anyDay.map((heldBy) => ({ state: "held" as const, firstDay: null, lastDay: null, heldBy })),
  fc
    .constantFrom("preparing", "cancelled")
    .map((state) => ({ state, firstDay: null, lastDay: null, heldBy: null })),
);

/** A list of congresses in all states, of committees at several places of a tree. */
export const anySchedule: fc.Arbitrary<Congress[]> = fc
  .array(
    fc.record({
      dates,
      path: fc.constantFrom("/a/", "/a/b/", "/a/b/c/", "/a/d/", "/ab/"),
      level: fc.integer({ min: 1, max: 4 }),
      title: fc.constantFrom("Đại hội 2", "Đại hội 10", "Đại hội Ô", "Đại hội O"),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ dates: set, path, level, title }, index) =>
      congress({ ...set, path, level, id: `${index}`, slug: `${index}`, title: { vi: title, en: "" } }),
    ),
  );
