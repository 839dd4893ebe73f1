import { beforeAll, expect, test } from "vitest";
import { can } from "~/accounts/permissions";
import { visitor, type Viewer } from "~/accounts/viewer";
import { listCongresses } from "~/congress/congresses.server";
import { inParts } from "~/congress/schedule";
import { startOfSchedule } from "~/congress/schedule-start.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";
import { series } from "../readiness/series";

onEachDatabase("where the schedule begins", (open) => {
  beforeAll(async () => {
    const db = open();
    const random = series(63);
    const committees: { id: string }[] = await db("committees").orderBy("id").select("id");
    for (let number = 0; number < 900; number++) {
      // Many on one day, some on days that nobody knows.
      const state = ["preparing", "preparing", "held", "cancelled"][number % 4];
      const day =
        random() < 0.7 ? null : `2020-0${7 + Math.floor(random() * 2)}-0${1 + Math.floor(random() * 4)}`;
      await db("congresses").insert({
        ...{
          id: `start-${number}`,
          slug: `start-${number}`,
          title_vi: `Đại hội số ${900 - number}`,
          title_en: "",
        },
        committee_id: committees[Math.floor(random() * committees.length)]?.id,
        state,
        ...{
          first_day: day,
          last_day: day,
          held_by: day === null && state === "held" && number % 3 === 0 ? "2020-08-02" : null,
        },
        ...{ is_public: random() < 0.5, kind: "delegates", sources: "{}" },
        ...{ created_at: "2020-07-03T02:00:00.000Z", updated_at: "2020-07-03T02:00:00.000Z" },
      });
    }
  });

  test("is what the whole schedule begins with, for everybody and any number", async () => {
    const db = open();
    const viewers: Viewer[] = [
      visitor,
      (await makePerson(db, "organiser")).viewer,
      (await makePerson(db, "committee-editor", { committee: "cu-kuin" })).viewer,
      (await makePerson(db, "viewer", { committee: "dak-lak" })).viewer,
    ];
    for (const viewer of viewers) {
      const parts = inParts(await listCongresses(db, viewer));
      for (const part of ["ahead", "held"] as const) {
        const seen = parts.find((each) => each.part === part)?.congresses ?? [];
        const own = seen.filter(({ committee }) =>
          can(viewer, "congress:edit", { committeePath: committee.path }),
        );
        for (const count of [1, 2, 6, 25, 150, 200, 2000]) {
          const question = { part, count };
          for (const [which, right] of Object.entries({ seen, own })) {
            const start = await startOfSchedule(db, viewer, { ...question, which: which as "seen" | "own" });
            expect(start.map(({ id }) => id)).toEqual(right.slice(0, count).map(({ id }) => id));
          }
        }
      }
    }
  });
});
