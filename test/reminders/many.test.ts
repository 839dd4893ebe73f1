import { expect, test } from "vitest";
import type { Database } from "~/platform/database.server";
import { directoryOf } from "~/reminders/concerned";
import { listNotices } from "~/reminders/notices.server";
import type { Occasion } from "~/reminders/reminder";
import { tell } from "~/reminders/tell.server";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T01:00:00Z");

onEachDatabase("many occasions at once", (open) => {
  const occasionsOf = async (db: Database, count: number): Promise<Occasion[]> => {
    const committee = await db("committees").where({ slug: "cu-kuin" }).first("id", "path");
    return Array.from({ length: count }, (_, index) => ({
      ...{ kind: "overdue", subjectId: `item-${index}`, occasion: "2020-07-01", committee, accounts: [] },
      content: {
        ...{ title: { vi: `Việc ${index}`, en: "" }, committee: { vi: "Cư Kuin", en: "" } },
        ...{ day: "2020-07-01", reason: "", address: "/" },
      },
    }));
  };

  test("are each noted once, and told to one person as far as anybody reads", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "committee-editor", { committee: "cu-kuin" });
    const audience = { directory: directoryOf([viewer]), isMuted: () => false, told: new Map() };
    const occasions = await occasionsOf(db, 730);
    // As batches of one run, the second of which holds some of the first again.
    await tell(db, now, occasions.slice(0, 400), audience);
    await tell(db, now, occasions.slice(300), audience);
    expect(await db("reminded").count({ count: "*" }).first()).toMatchObject({ count: 730 });
    const notices = await listNotices(db, viewer);
    expect(notices).toHaveLength(51);
    expect(new Set(notices.map(({ content }) => content.title.vi)).size).toBe(51);
    const [more] = notices.filter(({ content }) => content.committee.vi === "");
    expect(more?.content).toMatchObject({ address: "/readiness?show=overdue" });
    // The next run tells of nothing again, and of what is new.
    const next = { ...audience, told: new Map() };
    await tell(db, now, await occasionsOf(db, 731), next);
    expect(await listNotices(db, viewer)).toHaveLength(52);
  });
});
