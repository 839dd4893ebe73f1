import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/viewer";
import { readConfig } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { runJob } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { startChecklist } from "~/readiness/checklists.server";
import { takeStep } from "~/readiness/item-writes.server";
import { findTemplate } from "~/readiness/templates.server";
import { readChoices, saveChoices, saveRules } from "~/reminders/choices.server";
import { listNotices } from "~/reminders/notices.server";
import { listOutbox, sendAgain } from "~/reminders/outbox.server";
import { defaultChoices } from "~/reminders/reminder";
import { remind, remindersJob } from "~/reminders/reminders-job.server";
import { createTranslator } from "~/wording";
import { databaseKinds, makeDatabase, type TestDatabase } from "../harness/databases";
import { startMailServer, type MailServer } from "../harness/mail-server";
import { makePerson } from "../harness/people";
import { describe } from "vitest";
import { migrate } from "~/platform/migrations.server";
import { seedReference } from "~db/seeds/reference.server";

/** 08:00 in Vietnam. */
const morning = new Date("2020-07-03T01:00:00Z");
const later = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);
const translators = { vi: createTranslator("vi"), en: createTranslator("en") };
const always = async () => true;

describe.each(databaseKinds)("reminders on %s", (kind) => {
  let made: TestDatabase;
  let db: Database;
  let mail: MailServer;
  let own: SignedIn;
  let above: SignedIn;
  let stranger: SignedIn;
  let item: { overdue: string; soon: string };
  const clock = { at: morning };

  /** The services of one process, with a connection of its own. */
  const aProcess = (over: { smtp?: string | null } = {}): Services =>
    ({
      db: openDatabase(made.address),
      clock: { now: () => clock.at },
      config: {
        ...readConfig({
          NODE_ENV: "test",
          SESSION_SECRET: "s".repeat(32),
          SURVEY_KEY: Buffer.alloc(32).toString("base64"),
        }),
        baseUrl: "https://planner.example.vn",
        smtpUrl: over.smtp === undefined ? mail.url : over.smtp,
      },
      log: pino({ level: "silent" }),
      translators,
    }) as unknown as Services;

  /** Runs the job in several processes at once, each with its own connection. */
  const runIn = async (processes: number, over = {}) => {
    const all = Array.from({ length: processes }, () => aProcess(over));
    const answers = await Promise.all(
      all.map((each, index) => runJob(each, remindersJob, `runner-${index}`)),
    );
    await Promise.all(all.map((each) => each.db.destroy()));
    return answers;
  };

  /** The newest mails. */
  const outbox = (most: number) => listOutbox(db, clock.at, { to: null, state: null, before: null }, most);

  beforeAll(async () => {
    made = await makeDatabase(kind);
    db = openDatabase(made.address);
    await migrate(db);
    await seedReference(db, morning);
    mail = await startMailServer();
    own = (await makePerson(db, "committee-editor", { committee: "cu-kuin" })).viewer;
    above = (await makePerson(db, "organiser", { committee: "dak-lak" })).viewer;
    stranger = (await makePerson(db, "committee-editor", { committee: "krong-pac" })).viewer;
    await db("congresses")
      .where({ slug: "cu-kuin-2020" })
      .update({
        ...{ state: "preparing", held_by: null, first_day: "2020-08-04", last_day: "2020-08-05" },
      });
    const congress = await db("congresses").where({ slug: "cu-kuin-2020" }).first("id");
    const template = (await findTemplate(db, "mac-dinh"))?.id ?? "";
    await startChecklist(db, own, morning, congress.id, template);
    const items = await db("checklist_items").whereNull("fact").orderBy("position").limit(2).select("id");
    item = { overdue: items[0].id, soon: items[1].id };
    // Everything but two items is out of the way.
    await db("comment_rounds").update({ closes_before: "2020-09-01" });
    await db("directive_duties").update({ due_before: null });
    await db("checklist_items").update({ state: "confirmed" });
    await db("checklist_items").where({ id: item.overdue }).update({ state: "open", due_day: "2020-07-01" });
    await db("checklist_items").where({ id: item.soon }).update({ state: "open", due_day: "2020-07-08" });
  });
  afterAll(async () => {
    await mail?.stop();
    await db?.destroy();
    await made?.remove();
  });
  beforeEach(() => {
    clock.at = morning;
    mail.behaviour = "take";
    mail.taken.length = 0;
  });

  const kindsOf = async (viewer: SignedIn) =>
    (await listNotices(db, viewer)).map((notice) => notice.kind).sort();

  test("reach those concerned once, by several processes at once", async () => {
    const answers = await runIn(3);
    expect(answers).toContain("done");
    expect(await kindsOf(own)).toEqual(["due-soon", "overdue"]);
    expect(await kindsOf(above)).toEqual([]);
    expect(await kindsOf(stranger)).toEqual([]);
    await runIn(3);
    expect(await kindsOf(own)).toEqual(["due-soon", "overdue"]);
    expect(mail.taken).toHaveLength(1);
    expect(mail.taken[0]).toContain(own.email);
    expect(await outbox(10)).toMatchObject([{ state: "sent", to: own.email }]);
  });

  test("are one mail a day", async () => {
    await db("checklist_items").where({ id: item.soon }).update({ due_day: "2020-07-09" });
    clock.at = later(60);
    await runIn(2);
    expect(await kindsOf(own)).toEqual(["due-soon", "due-soon", "overdue"]);
    expect(mail.taken).toHaveLength(0);
    clock.at = later(24 * 60);
    await runIn(2);
    expect(mail.taken).toHaveLength(1);
  });

  test("escalate to the level above after the days that were set", async () => {
    await saveRules(db, above, morning, { soonDays: 7, escalateDays: 2 });
    clock.at = later(2 * 24 * 60);
    await runIn(2);
    expect(await kindsOf(above)).toEqual(["escalated"]);
    expect(mail.taken.join()).toContain(above.email);
  });

  test("tell the doer that work was returned, each time", async () => {
    const step = (viewer: SignedIn, basedOn: number, taken: Parameters<typeof takeStep>[5]) =>
      takeStep(db, viewer, morning, item.soon, basedOn, taken);
    const { version } = await db("checklist_items").where({ id: item.soon }).first("version");
    await db("checklist_items")
      .where({ id: item.soon })
      .update({ content: db.raw("replace(content, '\"evidence\":true', '\"evidence\":false')") });
    for (const round of [0, 1]) {
      const basedOn = version + round * 2;
      expect(await step(own, basedOn, { kind: "done" })).toEqual({ kind: "written" });
      expect(await step(above, basedOn + 1, { kind: "return", reason: `Thiếu ${round}` })).toEqual({
        kind: "written",
      });
      await runIn(2);
    }
    const returned = (await listNotices(db, own)).filter((notice) => notice.kind === "returned");
    expect(returned.map(({ content }) => content.reason).sort()).toEqual(["Thiếu 0", "Thiếu 1"]);
  });

  test("are not sent in quiet hours, nor where they are not wanted", async () => {
    const choices = { ...defaultChoices, language: "vi" as const };
    const { version } = await readChoices(db, own.id);
    expect(await saveChoices(db, own, morning, version, { ...choices, muted: ["overdue"] })).toBe("saved");
    expect(await saveChoices(db, own, morning, version, choices)).toBe("outdated");
    const before = await kindsOf(own);
    await db("checklist_items").where({ id: item.overdue }).update({ due_day: "2020-06-30" });
    clock.at = new Date("2020-07-06T14:00:00Z");
    await runIn(2);
    expect((await kindsOf(own)).filter((each) => each === "overdue")).toEqual(
      before.filter((each) => each === "overdue"),
    );
    expect(mail.taken).toHaveLength(0);
    clock.at = new Date("2020-07-07T01:00:00Z");
    await runIn(2);
    expect(mail.taken.join()).toContain(own.email);
  });

  const newNotice = async (day: string, due: string) => {
    await db("checklist_items").where({ id: item.soon }).update({ state: "open", due_day: due });
    clock.at = new Date(`${day}T01:00:00Z`);
  };

  test("are sent at most once by a process that dies between sending and noting", async () => {
    await newNotice("2020-07-10", "2020-07-04");
    const dying = aProcess();
    await expect(
      remind(dying, always, async (sent) => {
        mail.taken.push(sent.to);
        throw new Error("The power is gone.");
      }),
    ).rejects.toThrow("power");
    await dying.db.destroy();
    expect(mail.taken).toEqual([own.email]);
    await runIn(2);
    expect(mail.taken).toEqual([own.email]);
    const [first] = await outbox(1);
    expect(first).toMatchObject({ state: "sending", maySend: false });
    clock.at = new Date("2020-07-10T02:00:00Z");
    const [open] = await outbox(1);
    expect(open?.maySend).toBe(true);
    expect(await sendAgain(db, above, clock.at, open?.id ?? "", open?.attempts ?? 0)).toBe(true);
    expect(await sendAgain(db, above, clock.at, open?.id ?? "", open?.attempts ?? 0)).toBe(false);
    await runIn(2);
    expect(mail.taken).toHaveLength(2);
  });

  test("are not repeated when the line breaks after the mail was taken", async () => {
    await newNotice("2020-07-11", "2020-07-05");
    mail.behaviour = "take-and-hang-up";
    await runIn(1);
    expect(mail.taken).toHaveLength(1);
    mail.behaviour = "take";
    clock.at = new Date("2020-07-11T03:00:00Z");
    await runIn(2);
    expect(mail.taken).toHaveLength(1);
  });

  test("are tried again, later and later, where the mail server says no", async () => {
    await newNotice("2020-07-12", "2020-07-06");
    mail.behaviour = "refuse";
    await runIn(2);
    expect((await outbox(1))[0]).toMatchObject({ state: "waiting", attempts: 1 });
    mail.behaviour = "take";
    clock.at = new Date("2020-07-12T01:02:00Z");
    await runIn(2);
    expect(mail.taken).toHaveLength(0);
    clock.at = new Date("2020-07-12T01:06:00Z");
    await runIn(2);
    expect(mail.taken).toHaveLength(1);
  });

  test("stay in a visible outbox where there is no mail server", async () => {
    await newNotice("2020-07-13", "2020-07-07");
    await runIn(2, { smtp: null });
    expect((await outbox(1))[0]).toMatchObject({ state: "kept", to: own.email });
  });

  test("ask units that have not answered a round, and no longer those who have", async () => {
    const round = await db("comment_rounds").first("id");
    await db("round_units").delete();
    await db("comment_rounds").update({ closes_before: "2020-07-08" });
    const units = await db("committees").whereIn("slug", ["krong-pac", "cu-kuin"]).select("id", "name_vi");
    for (const [index, unit] of units.entries()) {
      await db("round_units").insert({
        ...{ id: `unit-${index}`, round_id: round.id, committee_id: unit.id, name: unit.name_vi },
        ...(unit.name_vi.includes("Cư Kuin") && { agreed_by: "x", agreed_at: morning.toISOString() }),
      });
    }
    await runIn(2);
    expect(await kindsOf(stranger)).toEqual(["comments-wanted"]);
    expect(await kindsOf(own)).not.toContain("comments-wanted");
  });

  test("ask everybody who may comment where no unit is asked by name, until one of theirs has", async () => {
    const { draft_id, draft_version } = await db("comment_rounds").first("draft_id", "draft_version");
    await db("comment_rounds").insert({
      ...{ id: "round-for-all", draft_id, draft_version, name: "Lần 2", opens_on: "2020-07-01" },
      ...{ closes_before: "2020-07-09", created_at: morning.toISOString() },
    });
    await db("draft_comments").insert({
      ...{ id: "comment", round_id: "round-for-all", text: "Góp ý", author_id: stranger.id },
      ...{ author_name: stranger.name, at: morning.toISOString() },
    });
    const asked = async (viewer: SignedIn) =>
      (await db("notices").where({ user_id: viewer.id, subject_id: "round-for-all" })).map(
        ({ occasion }) => occasion,
      );
    const { id: cuKuin } = await db("committees").where({ slug: "cu-kuin" }).first("id");
    await Promise.all([runIn(2), runIn(1)]);
    await runIn(1);
    expect(await asked(own)).toEqual([`2020-07-09 ${cuKuin}`]);
    expect(await asked(above)).toHaveLength(1);
    expect(await asked(stranger)).toEqual([]);
  });

  test("tell of duties of directives: soon, overdue, to the level above, each once", async () => {
    const everywhere = (await makePerson(db, "organiser")).viewer;
    const [duty, unnamed] = await db("directive_duties").orderBy("id").limit(2);
    await db("duty_committees").delete();
    const { id: cuKuin } = await db("committees").where({ slug: "cu-kuin" }).first("id");
    await db("duty_committees").insert({ duty_id: duty.id, committee_id: cuKuin });
    await db("directive_duties").where({ id: duty.id }).update({ due_before: "2020-07-08" });
    await db("directive_duties").where({ id: unnamed.id }).update({ due_before: "2020-07-05" });
    const told = async (viewer: SignedIn, id: string) =>
      (await db("notices").where({ user_id: viewer.id, subject_id: id }).orderBy("at")).map(
        ({ kind: each }) => each,
      );
    await runIn(3);
    await runIn(1);
    expect(await told(own, duty.id)).toEqual(["duty-soon"]);
    expect(await told(everywhere, unnamed.id)).toEqual(["duty-soon"]);
    expect(await told(everywhere, duty.id)).toEqual([]);
    const on = async (day: string) => {
      await db("workspace_settings")
        .where({ key: "reference-day" })
        .update({ value: JSON.stringify(day) });
      clock.at = new Date(`${day}T01:00:00Z`);
      await runIn(2);
    };
    await on("2020-07-08");
    expect(await told(own, duty.id)).toEqual(["duty-soon", "duty-overdue"]);
    await saveChoices(db, above, clock.at, (await readChoices(db, above.id)).version, {
      ...{ ...defaultChoices, muted: ["duty-escalated"] as const, language: "vi" },
    });
    await on("2020-07-14");
    // The level above has chosen not to be told.
    expect(await told(above, duty.id)).toEqual([]);
    await db("directive_duties").where({ id: duty.id }).update({ due_before: "2020-07-06" });
    await saveChoices(db, above, clock.at, (await readChoices(db, above.id)).version, {
      ...{ ...defaultChoices, language: "vi" },
    });
    await on("2020-07-15");
    expect(await told(above, duty.id)).toEqual(["duty-escalated"]);
    await db("directive_duties").where({ id: duty.id }).update({ state: "done", due_before: "2020-07-01" });
    await on("2020-07-16");
    expect((await told(own, duty.id)).length).toBe(3);
    await on("2020-07-03");
  });

  test("about committees that are out of sight by now are not shown", async () => {
    expect(await listNotices(db, { ...own, grants: [] })).toEqual([]);
  });
});
