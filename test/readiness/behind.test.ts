import { beforeAll, expect, test } from "vitest";
import type { Database } from "~/platform/database.server";
import { runJob } from "~/platform/jobs.server";
import { addHoliday } from "~/readiness/holidays.server";
import { refreshStandings, catchUp, countBehind, wrongStandings } from "~/readiness/standings.server";
import { standingsJob } from "~/readiness/standings-job.server";
import type { Services } from "~/platform/services";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { onEachDatabase } from "../harness/databases";
import { makePerson } from "../harness/people";

const now = new Date("2020-07-03T02:00:00Z");
const moment = { today: "2020-07-03", now };
/** More than anybody waits for. */
const many = 260;

onEachDatabase("what falls behind in a large workspace", (open) => {
  beforeAll(async () => {
    await plant(open());
    await refreshStandings(open(), moment);
  });

  const servicesOf = () => ({ db: open(), clock: { now: () => now } }) as unknown as Services;
  const days = async () =>
    new Set(await open()("checklist_items").where("checklist_id", "like", "many-%").pluck("due_day"));

  test("is nothing, and nothing is written, where nothing was written", async () => {
    const db = open();
    expect(await countBehind(db, moment)).toBe(0);
    await db("jobs").delete();
    expect(await runJob(servicesOf(), standingsJob, "a")).toBe("not-due");
    expect(await db("jobs").where({ name: standingsJob.name })).toEqual([]);
  });

  test("is left to the job by readers, who are told how much it is, and goes on where it broke off", async () => {
    const db = open();
    const { viewer } = await makePerson(db, "organiser");
    const [before] = [...(await days())];
    const holiday = { day: before ?? "", names: { vi: "Ngày nghỉ thử", en: "" }, source: "Thông báo" };
    expect(await addHoliday(db, viewer, now, holiday)).toBe("written");
    expect(await catchUp(db, moment)).toBeGreaterThanOrEqual(many);
    expect(await days()).toEqual(new Set([before]));
    // The process stops after its first batches.
    let beats = 0;
    await refreshStandings(db, moment, async () => (beats += 1) < 3);
    const left = await countBehind(db, moment);
    expect(left).toBeGreaterThan(0);
    expect((await days()).size).toBe(2);
    // Two processes go on at once.
    const answers = await Promise.all(["a", "b"].map((owner) => runJob(servicesOf(), standingsJob, owner)));
    expect(answers).toContain("done");
    expect(await countBehind(db, moment)).toBe(0);
    expect([...(await days())]).not.toContain(before);
    expect((await days()).size).toBe(1);
    expect(await wrongStandings(db, moment)).toEqual([]);
  });

  test("is what a clock that ran ahead has counted, once it is put back", async () => {
    const db = open();
    const { id } = await db("checklist_items").where({ checklist_id: "many-2" }).first("id");
    await db("checklist_items").where({ id }).update({ state: "confirmed" });
    await db("checklist_item_steps").insert({
      ...{ item_id: id, step: "confirm", state: "confirmed", actor_name: "Nguyễn Văn Mẫu" },
      at: "2020-07-02T02:00:00.000Z",
    });
    const ahead = { ...moment, now: new Date("2021-07-03T02:00:00Z") };
    await refreshStandings(db, ahead);
    const gained = async () =>
      (await db("readiness_standings").where({ congress_id: "many-2" }).first("gained")).gained;
    expect(await gained()).toBe(0);
    expect(await countBehind(db, moment)).toBeGreaterThan(0);
    await refreshStandings(db, moment);
    expect(await gained()).toBe(1);
    expect(await countBehind(db, moment)).toBe(0);
    expect(await wrongStandings(db, moment)).toEqual([]);
  });

  test("is counted by the reader where it is little", async () => {
    const db = open();
    await db("checklist_items").where({ checklist_id: "many-1" }).update({ state: "confirmed" });
    expect(await countBehind(db, moment)).toBe(1);
    expect(await catchUp(db, moment)).toBe(0);
    expect(await wrongStandings(db, moment)).toEqual([]);
  });
});

/** Congresses with a checklist of one item each. */
async function plant(db: Database): Promise<void> {
  const committee = await db("committees").first("id");
  const template = await db("checklist_templates").first("id");
  const item = defaultTemplateItems.find(({ fact, due }) => fact === null && due.from === "first-day");
  const at = "2020-05-01T00:00:00.000Z";
  const ids = Array.from({ length: many }, (_, index) => `many-${index}`);
  const insert = (table: string, rowOf: (id: string) => object) => db.batchInsert(table, ids.map(rowOf), 20);
  await insert("congresses", (id) => ({
    ...{ id, slug: id, committee_id: committee.id, title_vi: id, state: "preparing" },
    ...{ first_day: "2020-09-10", last_day: "2020-09-11", created_at: at, updated_at: at },
  }));
  await insert("checklists", (id) => ({
    ...{ id, congress_id: id, template_id: template.id, template_version: 1, created_at: at },
  }));
  await insert("checklist_items", (id) => ({
    ...{ id, checklist_id: id, code: item?.code, category: item?.category, position: 0 },
    ...{ content: JSON.stringify(item), mandatory: true, state: "open" },
  }));
}
