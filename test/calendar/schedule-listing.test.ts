import { beforeAll, describe, expect, it } from "vitest";
import { previewOf } from "~/calendar/preview";
import { resolveFeed } from "~/calendar/resolve.server";
import { previewSchedule } from "~/calendar/schedule-preview.server";
import { scopeChoices } from "~/calendar/scope-choices.server";
import type { Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { holdsTyped } from "~/platform/vietnamese";
import { plantTree } from "../congress/planted";
import { databaseKinds } from "../harness/databases";
import { makePerson } from "../harness/people";
import { testInstant, useTestServer } from "../harness/server";

describe.each(databaseKinds)("of many congresses on %s", (kind) => {
  const server = useTestServer({ kind });
  const db = () => server().services.db;
  beforeAll(() => plantTree(db(), 6));
  const visitOn = (today: string) =>
    ({ ...server().services, now: testInstant, today, language: "vi" }) as const;

  it("the preview of the schedule is that of its whole feed, on any day", async () => {
    const isRight = async () => {
      for (const today of ["2020-05-01", "2020-07-03", "2020-07-20", "2020-08-01", "2021-01-01"]) {
        for (const atMost of [1, 6, 50]) {
          const feed = await resolveFeed(server().services, { kind: "schedule" }, "vi");
          const whole = feed.kind === "readable" ? await feed.compose(testInstant) : null;
          const right = whole && previewOf(whole, today, atMost, () => null);
          expect(await previewSchedule(visitOn(today), atMost)).toEqual(right);
        }
      }
    };
    expect((await previewSchedule(visitOn("2020-07-03"), 6)).total).toBeGreaterThan(20);
    await isRight();
    await db()("congresses").update({ first_day: null, last_day: null });
    await isRight();
    await db()("congresses").where("id", "<", "m").update({ is_public: false });
    await isRight();
  });

  it("a feed can be about the upper levels, and about what is found by its name", async () => {
    const choices = async ({ viewer }: { viewer: SignedIn }, sought: string) => {
      const visit = { ...visitOn("2020-07-03"), viewer, t: server().services.translators.vi.t };
      const { options, isCut } = await scopeChoices(visit as unknown as Visit<SignedIn>, sought);
      const ids = options.map(({ value }) => value);
      const ofKind = (of: string) => ids.filter((value) => value.startsWith(of));
      return { committees: ofKind("committee"), congresses: ofKind("congress"), isCut };
    };
    const all = await makePerson(db(), "organiser");
    const first = await choices(all, "");
    const paths: string[] = await db()("committees").pluck("path");
    const upper = paths.filter((path) => path.split("/").length === 3);
    expect(first).toMatchObject({ congresses: [], isCut: true });
    expect(first.committees.length).toBeGreaterThanOrEqual(upper.length);
    expect(first.committees.length).toBeLessThanOrEqual(60);
    const sought = await choices(all, "dong");
    expect(sought.committees.length).toBeGreaterThan(first.committees.length);
    expect(sought.congresses.length).toBeGreaterThan(5);
    const rows = await db()("congresses")
      .join("committees", "committees.id", "congresses.committee_id")
      .whereIn(
        "congresses.id",
        sought.congresses.map((value) => value.split(":")[1] ?? ""),
      )
      .select("title_vi", "title_en", "name_vi", "committees.name_en");
    expect(rows.every((row) => Object.values<string>(row).some((name) => holdsTyped(name, "dong")))).toBe(
      true,
    );
    expect((await choices(all, "khong co")).congresses).toEqual([]);
    const few = await makePerson(db(), "viewer", { committee: "cay6-0" });
    const own = await choices(few, "");
    const { path } = await db()("committees").where({ slug: "cay6-0" }).first("path");
    expect(own.committees.length).toBe(paths.filter((each) => each.startsWith(path)).length);
  });
});
