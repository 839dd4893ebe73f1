import { beforeAll, describe, expect, it } from "vitest";
import { listingsJob } from "~/congress/listings.server";
import { cleanUpJob } from "~/housekeeping/clean-up-job.server";
import type { Job } from "~/platform/jobs.server";
import { standingsJob } from "~/readiness/standings-job.server";
import { remindersJob } from "~/reminders/reminders-job.server";
import { collectQueries, tablesReadWhole } from "../harness/query-plans";
import { useTestServer } from "../harness/server";
import { doors, open } from "./authorisation-forms";
import { expectedFeeds, type Actor } from "./authorisation-table";
import { makeWorld } from "./authorisation-world";

/** They hold hundreds of thousands of rows in a whole country, or grow with every year. */
const large = new Set([
  ...["audit_log", "notices", "reminded", "digests", "sessions"],
  ...["checklist_items", "checklist_item_steps", "checklist_evidence"],
  ...[
    "agenda_revisions",
    "agenda_publications",
    "agenda_slots",
    "delegates",
    "division_seats",
    "division_revisions",
  ],
]);

/** What may read such a table whole, and why. */
const exceptions: { sql: RegExp; table: string; because: string }[] = [
  {
    sql: /from `congress_listings` where .* in \(select `agendas`.`congress_id` from `agenda_publications`/,
    table: "agenda_publications",
    because: "how many agendas are published, by an index that holds a short entry for each",
  },
  {
    sql: /^select distinct `sha256`, `sha256` from `checklist_evidence`$/,
    table: "checklist_evidence",
    because: "which files somebody still names, asked in the background",
  },
];

const readers: Actor[] = [
  "administrator",
  "organiser@parent",
  "committee-editor@child",
  "plan-owner",
  "visitor",
];
const jobs: Job[] = [listingsJob, standingsJob, remindersJob, cleanUpJob];

describe("tables that grow with the country and the years", () => {
  const server = useTestServer();
  const whole: { table: string; sql: string; askedBy: string }[] = [];
  let count = 0;

  beforeAll(async () => {
    const world = await makeWorld(server());
    const { db } = server().services;
    const { queries, askedBy } = collectQueries(db);
    const paths = [
      ...doors.filter(({ opens }) => opens).map(({ path }) => path),
      ...Object.keys(expectedFeeds),
    ];
    for (const reader of readers) {
      for (const path of paths) {
        askedBy(`${reader} ${path}`);
        await open(world.clientOf(reader), world.addressOf(path), true);
      }
    }
    for (const job of jobs) {
      askedBy(`the job ${job.name}`);
      await job.isDue?.(server().services);
      await job.run(server().services, async () => true);
    }
    const asked = [...queries.values()];
    count = asked.length;
    for (const each of asked) {
      const tables = (await tablesReadWhole(db, each)).filter((table) => large.has(table));
      whole.push(...tables.map((table) => ({ table, sql: each.sql, askedBy: each.askedBy })));
    }
  });

  it("are read by indices, whoever opens which page or feed, and by jobs", () => {
    expect(count).toBeGreaterThan(300);
    const unexpected = whole.filter(
      ({ table, sql }) =>
        !exceptions.some((exception) => exception.table === table && exception.sql.test(sql)),
    );
    expect(unexpected).toEqual([]);
  });

  it("are read whole by nothing else than is said here", () => {
    const unused = exceptions.filter(
      (exception) => !whole.some(({ table, sql }) => exception.table === table && exception.sql.test(sql)),
    );
    expect(unused).toEqual([]);
  });

  it("would be found to be read whole", async () => {
    const { db } = server().services;
    const ask = (sql: string, ...bindings: unknown[]) => tablesReadWhole(db, { sql, bindings, askedBy: "" });
    expect(await ask("select * from notices where content = ?", "x")).toEqual(["notices"]);
    expect(await ask("select count(*) from `audit_log` as `deeds` where deeds.detail = ?", "x")).toEqual([
      "audit_log",
    ]);
    expect(await ask("select max(at), count(*) from audit_log")).toEqual(["audit_log"]);
    expect(await ask("delete from digests where subject = ?", "x")).toEqual(["digests"]);
    expect(await ask("select * from audit_log order by at desc, number desc limit ?", 10)).toEqual([]);
    expect(await ask("select * from notices where id = ?", "x")).toEqual([]);
    expect(await ask("select * from notices where 1 = ?", false)).toEqual([]);
  });
});
