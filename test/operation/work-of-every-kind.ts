import { Secret, TOTP } from "otpauth";
import { program } from "~/accounts/audit.server";
import { beginSignIn } from "~/accounts/begun-sign-ins.server";
import { personOf } from "~/accounts/openid/identities.server";
import { renewPresence } from "~/accounts/presence.server";
import { beginSetUp, findSecondFactor, finishSetUp } from "~/accounts/second-factor/second-factors.server";
import { openSession } from "~/accounts/sessions.server";
import type { SignedIn } from "~/accounts/viewer";
import { waive } from "~/agenda/waivers.server";
import { makeDelegateAddresses } from "~/calendar/delegate-feeds.server";
import { modifiedSince } from "~/calendar/feed-versions.server";
import { resolveFeed } from "~/calendar/resolve.server";
import { createFeed } from "~/calendar/secret-feeds.server";
import { refreshListings } from "~/congress/listings.server";
import { reportProgress } from "~/directives/progress.server";
import { rewordDuty } from "~/directives/reword.server";
import { addClause, addDuty, createDirective } from "~/directives/write.server";
import { beginRun } from "~/groups/desk/runs.server";
import { mappingFrom } from "~/groups/import/columns";
import { keepUpload } from "~/groups/import/uploads.server";
import { saveConsolidation } from "~/groups/reports/consolidations.server";
import { createReportLinks } from "~/groups/reports/report-links.server";
import { saveAttendance, saveOpinion } from "~/groups/reports/write-report.server";
import { removeUnnamedFiles } from "~/housekeeping/unnamed-files.server";
import { keepContent } from "~/platform/files/uploads.server";
import { newId } from "~/platform/id.server";
import { runJob } from "~/platform/jobs.server";
import type { Services } from "~/platform/services";
import { saveChoices } from "~/reminders/choices.server";
import { defaultChoices } from "~/reminders/reminder";
import { remindersJob } from "~/reminders/reminders-job.server";
import { grant } from "~/survey/grants.server";
import { makePerson } from "../harness/people";
import { attendance, conclude, figuresFor, makePlan, take, writingOf } from "../survey/journey";

interface Work {
  services: Services;
  /** An administrator. */
  viewer: SignedIn;
  /** A congress with a published agenda and a division. */
  congressId: string;
  now: Date;
}

/** People work in every room, so that no table stays empty. */
export async function workOfEveryKind(work: Work): Promise<void> {
  await signIn(work);
  await planSurvey(work);
  await discussInGroups(work);
  await followDirective(work);
  await readLists(work);
  await readCalendars(work);
  await editTogether(work);
  const unnamed = await keepContent(work.services.config.filesUrl, Buffer.from("nobody names it"));
  if (unnamed === "") throw new Error("Not kept");
  await removeUnnamedFiles(work.services, async () => true);
  await remind(work);
}

/** Somebody reads how congresses are listed; then one of them changes, which nobody has read yet. */
async function readLists({ services: { db }, congressId, now }: Work): Promise<void> {
  await refreshListings(db);
  await db("congresses").where({ id: congressId }).update({ updated_at: now.toISOString() });
}

async function signIn({ services: { db, config }, viewer, now }: Work): Promise<void> {
  const token = await openSession(db, viewer.id, "Firefox", now);
  await beginSetUp(db, config.sessionSecret, viewer.id);
  const { nextSecret } = await findSecondFactor(db, config.sessionSecret, viewer.id);
  const app = new TOTP({ secret: Secret.fromBase32(nextSecret ?? "") });
  const code = app.generate({ timestamp: now.getTime() });
  await finishSetUp(db, config.sessionSecret, viewer, now, { code, token });
  await beginSignIn(db, viewer.id, now);
  const vouched = { issuer: "https://dang-nhap.example.vn", subject: "so-1", email: viewer.email };
  if (!(await personOf(db, vouched, now))) throw new Error("Not bound");
}

async function planSurvey({ services: { db }, viewer, now }: Work): Promise<void> {
  const { viewer: owner } = await makePerson(db, "personnel-officer");
  const { viewer: second } = await makePerson(db, "personnel-officer");
  const plan = await makePlan(db, owner);
  for (const { email } of [second, viewer]) {
    await grant(writingOf(db, owner), plan, email, ["count", "approve"], "2020-12-31");
  }
  await conclude(db, [owner, second, viewer], plan, 1, [28, 16, 15]);
  const figures = await figuresFor(db, plan, 1, [28, 15, 16]);
  const proposed = await take(db, owner, plan, 1, {
    ...{ kind: "propose-correction", reason: "Cộng nhầm" },
    correction: { attendance, figures, chosen: [] },
  });
  if (proposed.kind !== "taken") throw new Error(`${proposed.kind} at ${now.toISOString()}`);
}

async function discussInGroups({ services: { db }, congressId, now }: Work): Promise<void> {
  const { id: divisionId } = await db("divisions").where({ congress_id: congressId }).first("id");
  const { setup } = JSON.parse(
    (await db("division_revisions").where({ division_id: divisionId }).first("content")).content,
  );
  const key = { divisionId, round: 0, groupId: setup.groups[0].id };
  const where = { db, author: program, now, key };
  for (const text of ["Đề nghị bổ sung chỉ tiêu.", "Nhất trí.\nKhông có ý kiến khác."]) {
    await saveOpinion(where, {
      ...{ id: newId(), basedOn: 0, key: newId(), documentId: "", section: "Phần II" },
      ...{ kind: "change", text, speakers: 2 },
    });
  }
  await saveAttendance(where, { attendance: 40, basedOn: 0 });
  await createReportLinks({ db, author: program, now }, [key], new Date(now.getTime() + 86_400_000));
  const saved = await saveConsolidation(
    { db, author: program, now },
    divisionId,
    0,
    { points: [{ id: "p1", documentId: "", section: "", kind: "agree", text: "Nhất trí.", sources: [] }] },
    "word",
  );
  if (saved !== "saved") throw new Error(saved);
  await beginRun({ db, author: program, now, congressId }, divisionId, 1);
}

async function followDirective({ services: { db }, viewer, now }: Work): Promise<void> {
  await createDirective(db, viewer, now, {
    ...{ number: "99-KH/TU", slug: "99-kh-tu", title: "Kế hoạch thử", issuer: "Tỉnh ủy thử" },
    ...{ issuedOn: "2020-07-01", signedBy: "", opening: "" },
  });
  const { id: directive } = await db("directives").where({ slug: "99-kh-tu" }).first("id");
  await addClause(db, viewer, now, directive, {
    number: "1",
    title: "Một",
    text: "Chữ",
    aboutCongress: true,
  });
  const { id: clause } = await db("directive_clauses").where({ directive_id: directive }).first("id");
  const values = { words: "Báo cáo", responsible: "Văn phòng", dueBefore: "2020-07-06" } as const;
  await addDuty(db, viewer, now, clause, values);
  const { id: duty } = await db("directive_duties").where({ clause_id: clause }).first("id");
  await rewordDuty(db, viewer, now, duty, 1, { ...values, words: "Báo cáo bằng văn bản" });
  const progress = { ...values, state: "in-progress", note: "Đã giao việc" } as const;
  const reported = await reportProgress(db, viewer, now, duty, 2, progress, newId());
  if (reported !== "reported") throw new Error(reported);
}

async function readCalendars({ services, viewer, congressId, now }: Work): Promise<void> {
  const { db, config } = services;
  const { id: delegate } = await db("delegates").where({ congress_id: congressId }).first("id");
  await makeDelegateAddresses(db, config, viewer, now, congressId, [delegate]);
  const token = await createFeed(db, viewer, now, {
    ...{ name: "Hạn chuẩn bị", language: "vi", alarms: { comment: 60 }, tasks: true },
    ...{ kinds: ["comment", "readiness"], scope: { kind: "workspace", id: null } },
  });
  const { id: own } = await db("calendar_feeds").first("id");
  const { id: card } = await db("calendar_delegate_feeds").first("id");
  const read = { last_at: now.toISOString(), client: "Thunderbird", count: 3 };
  await db("calendar_feed_reads").insert({ feed_id: own, ...read });
  await db("calendar_delegate_feed_reads").insert({ feed_id: card, ...read });
  for (const address of [{ kind: "secret", token } as const, { kind: "congress", slug: "mau" } as const]) {
    const feed = await resolveFeed(services, address, "vi");
    if (feed.kind !== "readable" || !(await feed.write(now))) throw new Error(feed.kind);
  }
  await modifiedSince(db, "congress mau vi", "tag", now);
}

async function editTogether({ services: { db }, viewer, congressId, now }: Work): Promise<void> {
  const { id: agenda } = await db("agendas").where({ congress_id: congressId }).first("id");
  await renewPresence(db, { place: `agenda:${agenda}`, windowId: "window", userId: viewer.id }, now);
  const waiver = { code: "group-room-missing", name: viewer.name, reason: "Đã có ý kiến" } as const;
  const waived = await waive(db, viewer, now, congressId, waiver);
  if (waived !== "waived") throw new Error(waived);
  const rows = [
    { line: 1, cells: ["Họ và tên"], formulas: [] },
    { line: 2, cells: ["Nguyễn Thử"], formulas: [] },
  ];
  await keepUpload(db, { congressId, userId: viewer.id }, now, {
    ...{ fileName: "danh sách.csv", sheet: { rows, encoding: "UTF-8" } },
    mapping: mappingFrom(rows, 0, []),
  });
}

/** Somebody is told of what is overdue, by mail as well. */
async function remind({ services, viewer, now }: Work): Promise<void> {
  const { db } = services;
  await saveChoices(db, viewer, now, 0, { ...defaultChoices, language: "vi" });
  await db("checklist_items").where({ state: "open" }).update({ due_day: "2020-07-01" });
  const run = await runJob(services, remindersJob, "runner");
  if (run !== "done") throw new Error(run);
  // Something is still to be counted.
  const { id } = await db("checklist_items").where({ state: "open" }).first("id");
  await db("checklist_items").where({ id }).update({ due_day: "2020-07-02" });
}
