import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SignedIn } from "~/accounts/viewer";
import { openDatabase, type Database } from "~/platform/database.server";
import { addDays } from "~/platform/days";
import { migrate } from "~/platform/migrations.server";
import { matrixPage, readQuery } from "~/readiness/matrix-page.server";
import { readMoves } from "~/readiness/moves.server";
import { createTranslator } from "~/wording";
import { defaultTemplateItems } from "~db/reference/readiness-template";
import { seedReference } from "~db/seeds/reference.server";

const now = new Date("2020-07-03T02:00:00Z");
const today = "2020-07-03";
const districts = 20;

/** The picture of all committees at the size of a province, of a large one and of the nation. */
export async function run(): Promise<void> {
  const sizes = [20, 1000, 12_000];
  const measured: { committees: number; milliseconds: number; shown: number; whole: number }[] = [];
  for (const committees of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
    const db = openDatabase({ kind: "sqlite", file: join(folder, "planner.sqlite") });
    try {
      await migrate(db);
      await seedReference(db, now);
      await fill(db, committees);
      const list = await best(() => open(db, ""));
      const sorted = await best(() => open(db, "?sort=overdue&show=overdue"));
      const tree = await best(() => open(db, "?view=tree"));
      const part = await best(() => open(db, "?committee=bench-d0"));
      const page = await open(db, "");
      measured.push({ committees, milliseconds: list, shown: page.rows.length, whole: page.sum.congresses });
      process.stdout.write(
        `${String(committees).padStart(6)} committees × ${defaultTemplateItems.length} items   ` +
          `picture ${list.toFixed(0)} ms   overdue first ${sorted.toFixed(0)} ms   ` +
          `together ${tree.toFixed(0)} ms   one district ${part.toFixed(0)} ms   ` +
          `pages ${page.pages}   ${(JSON.stringify(page).length / 1024).toFixed(0)} kB\n`,
      );
      await measureWrites(db, committees);
    } finally {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  for (const [at, later] of measured.entries()) {
    const earlier = measured[at - 1];
    if (!earlier) continue;
    const size = later.whole / earlier.whole;
    const time = later.milliseconds / earlier.milliseconds;
    process.stdout.write(
      `${earlier.committees} to ${later.committees}: ${size.toFixed(1)} times as many congresses, ` +
        `${time.toFixed(1)} times the time (${(time / size).toFixed(2)} of linear)\n`,
    );
  }
}

/** How long the first reader after a write waits, and the first one of a day on which something falls overdue. */
async function measureWrites(db: Database, committees: number): Promise<void> {
  const after = async (write: () => Promise<unknown>, day = today) => {
    await write();
    const start = performance.now();
    await open(db, "", day);
    return performance.now() - start;
  };
  const nothing = () => Promise.resolve();
  const confirmed = await after(() =>
    db("checklist_items").where({ id: "i7-2" }).update({ state: "confirmed" }),
  );
  const moved = await after(() =>
    db("congresses").where({ id: "c7" }).update({ first_day: "2020-08-11", last_day: "2020-08-12" }),
  );
  const holiday = await after(() => db("holidays").insert({ day: "2020-07-20", name_vi: "Ngày thử" }));
  const dueToday = await db("checklist_items")
    .whereNotNull("due_day")
    .where("due_day", ">=", today)
    .min("due_day as day")
    .first();
  const nextDay = await after(nothing, addDays(dueToday?.day ?? today, 1));
  const moves = await best(() => readMoves(db, viewer, { below: null, now, today }));
  process.stdout.write(
    `${" ".repeat(6)} picture after an item was confirmed ${confirmed.toFixed(0)} ms   ` +
      `after one congress moved ${moved.toFixed(0)} ms   ` +
      `after a holiday was entered (${committees} dated anew) ${holiday.toFixed(0)} ms   ` +
      `first on a new day ${nextDay.toFixed(0)} ms   what moved ${moves.toFixed(0)} ms\n`,
  );
}

const viewer: SignedIn = {
  ...{ kind: "user", id: "bench", name: "Bench", email: "bench@example.vn" },
  grants: [{ role: "organiser", scope: null }],
};
const { t } = createTranslator("vi");

const open = (db: Database, search: string, day = today) =>
  matrixPage({ db, viewer, t, language: "vi", today: day, now }, readQuery(new URLSearchParams(search)));

/** The shortest of several runs: what other programs of the machine take is none of ours. */
async function best(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** Districts with communes below them, each with a congress and a checklist in the middle of its work. */
async function fill(db: Database, count: number): Promise<void> {
  const level = (await db("committee_levels").orderBy("position", "desc").first("id")).id;
  const template = await db("checklist_template_versions").first("template_id", "version");
  const at = now.toISOString();
  const source = JSON.stringify({ kind: "sample" });
  const batches: Record<string, object[]> = {
    ...{ committees: [], congresses: [], checklists: [] },
    ...{ checklist_items: [], checklist_item_steps: [] },
  };
  const add = (table: string, row: object) => batches[table]?.push(row);
  const committee = (id: string, parent: string | null, path: string, name: string) =>
    add("committees", {
      ...{
        id,
        slug: `bench-${id}`,
        parent_id: parent,
        path,
        level_id: level,
        name_vi: name,
        source,
        created_at: at,
      },
    });
  committee("root", null, "/root/", "Đảng bộ tỉnh Thử");
  for (let index = 0; index < Math.min(districts, count); index += 1) {
    committee(`d${index}`, "root", `/root/d${index}/`, `Đảng bộ huyện Thử ${index}`);
  }
  for (let index = 0; index < count; index += 1) {
    const district = `d${index % districts}`;
    committee(`c${index}`, district, `/root/${district}/c${index}/`, `Đảng bộ xã Thử ${index}`);
    add("congresses", {
      ...{ id: `c${index}`, slug: `bench-${index}`, committee_id: `c${index}`, title_vi: `Đại hội ${index}` },
      ...{
        state: "preparing",
        first_day: "2020-08-04",
        last_day: "2020-08-05",
        created_at: at,
        updated_at: at,
      },
    });
    add("checklists", {
      ...{ id: `c${index}`, congress_id: `c${index}`, template_id: template.template_id },
      ...{ template_version: template.version, created_at: at },
    });
    for (const [position, item] of defaultTemplateItems.entries()) {
      const isSettled = (index * 7 + position * 3) % 5 < 2;
      const id = `i${index}-${position}`;
      add("checklist_items", {
        ...{ id, checklist_id: `c${index}`, code: item.code, category: item.category, position },
        ...{ content: JSON.stringify(item), mandatory: item.mandatory, fact: item.fact },
        state: isSettled ? "confirmed" : "open",
      });
      if (isSettled && position % 9 === 0) {
        const step = { item_id: id, step: "confirm", state: "confirmed", actor_name: "Bench", at };
        add("checklist_item_steps", step);
      }
    }
  }
  for (const [table, rows] of Object.entries(batches)) {
    await db.transaction((transaction) => transaction.batchInsert(table, rows, 400));
  }
}
