import { program } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Agenda } from "~/agenda/agenda";
import { createAgenda, findAgenda } from "~/agenda/agendas.server";
import { check } from "~/agenda/check";
import { publish } from "~/agenda/publications.server";
import { createFeed } from "~/calendar/secret-feeds.server";
import { addComment } from "~/documents/comments.server";
import { createDraft } from "~/documents/drafts.server";
import { createRound } from "~/documents/rounds.server";
import { beginRun, cancelRun } from "~/groups/desk/runs.server";
import { createReportLinks } from "~/groups/reports/report-links.server";
import { insertDelegates } from "~/groups/delegates.server";
import type { Database } from "~/platform/database.server";
import { keepContent } from "~/platform/files/uploads.server";
import { newId } from "~/platform/id.server";
import type { Services } from "~/platform/services";
import { addEvidence } from "~/readiness/evidence.server";
import { startChecklist } from "~/readiness/checklists.server";
import { sampleAgenda } from "~/sample/content";
import { delegateNamed, dealtOut, storeDivision } from "../groups/division-examples";
import { testInstant as now, type Client } from "../harness/server";

const picture = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200015e2d2ab40000000049454e44ae426082",
  "hex",
);

/** The values of parameters in addresses, by their names; those that rooms use in different ways bear the room's. */
export type RecordsOf = Awaited<ReturnType<typeof makeRecords>>;

/**
 * Gives a congress one record of every kind: an agenda that is published, delegates, a division with a run and a
 * report, a list that waits to be imported, a checklist with evidence, a draft with a round, a comment and its file, a
 * calendar of its own.
 * @param owner to whom the list and the calendar belong; may edit the congress
 */
export async function makeRecords(
  services: Services,
  slug: string,
  { viewer: owner, client }: { viewer: SignedIn; client: Client },
) {
  const { db } = services;
  const { id: congressId } = await db("congresses").where({ slug }).first("id");
  const delegates = Array.from({ length: 6 }, (_, index) => delegateNamed(`Đại biểu thử ${index + 1}`));
  await insertDelegates(db, congressId, delegates);
  return {
    slug,
    congressId: congressId as string,
    version: "1",
    delegateId: delegates[0]?.id ?? "",
    ...(await agendaOf(db, congressId)),
    ...(await groupsOf(
      db,
      congressId,
      delegates.map(({ id }) => id),
    )),
    uploadId: await sendList(client, slug),
    ...(await checklistOf(services, congressId, owner)),
    ...(await draftOf(services, congressId, owner)),
    feed: await createFeed(db, owner, now, {
      ...{ name: "Lịch riêng", language: "vi", alarms: {}, tasks: false },
      ...{ kinds: ["congress"], scope: { kind: "congress", id: congressId } },
    }),
  };
}

async function sendList(client: Client, slug: string): Promise<string> {
  const form = new FormData();
  form.set("file", new File(["Họ và tên,Giới tính\nNgười Mới Đến,Nam\n"], "danh-sach.csv"));
  const sent = await client.post(`/congresses/${slug}/delegates/import`, form);
  return sent.headers.get("Location")?.split("/")[5] ?? "";
}

async function agendaOf(db: Database, congressId: string) {
  if (!(await findAgenda(db, congressId))) {
    const summary = { code: "replaced-template", params: { template: "district" } } as const;
    await createAgenda(db, program, now, congressId, sampleAgenda(newId), summary);
    const current = (agenda: Agenda) => agenda;
    await publish(db, program, now, congressId, { basedOn: 1, name: "", current, judge: check });
  }
  const session = (await findAgenda(db, congressId))?.agenda.sessions[0];
  return { sessionId: session?.id ?? "", slotId: session?.slots[0]?.id ?? "" };
}

async function groupsOf(db: Database, congressId: string, members: string[]) {
  const divisionId = await storeDivision(db, congressId, dealtOut(members, { groups: 2 }), { name: "Thử" });
  const where = { db, author: program, now, congressId };
  const run = await beginRun(where, divisionId, 1);
  const runId = run.kind === "begun" ? run.id : "";
  await cancelRun(where, divisionId, runId);
  const [token] = await createReportLinks(
    where,
    [{ divisionId, round: 0, groupId: "g1" }],
    new Date("2020-09-01T00:00:00Z"),
  );
  return { divisionId, runId, groupId: "g1", reportToken: token ?? "" };
}

async function checklistOf({ db, config }: Services, congressId: string, owner: SignedIn) {
  const { id: template, slug } = await db("checklist_templates").first("id", "slug");
  await startChecklist(db, owner, now, congressId, template);
  const item = await db("checklist_items")
    .join("checklists", "checklists.id", "checklist_items.checklist_id")
    .where({ congress_id: congressId })
    .orderBy("code")
    .first("checklist_items.id", "code");
  const upload = { name: "a.png", content: Buffer.concat([picture, Buffer.from(congressId)]) };
  const added = await addEvidence({ db, filesUrl: config.filesUrl, viewer: owner, now }, item.id, upload);
  return {
    template: slug ?? template,
    code: item.code as string,
    evidenceId: added.kind === "added" ? added.id : "",
  };
}

async function draftOf({ db, config }: Services, congressId: string, owner: SignedIn) {
  const words = { kind: "review-report", title: "Dự thảo", text: "Một" } as const;
  const draftId = (await createDraft(db, owner, now, { congressId, ...words })) ?? "";
  const round = { name: "Đợt 1", opensOn: "2020-07-03", closesBefore: "2020-07-20", instructions: "" };
  const roundId = (await createRound(db, owner, now, draftId, round)) ?? "";
  const content = Buffer.concat([picture, Buffer.from(`góp ý ${congressId}`)]);
  const hash = await keepContent(config.filesUrl, content);
  const comment = { paragraphId: null, unit: "", text: "Kèm tệp", lateNote: "" };
  await addComment(db, owner, now, "2020-07-03", roundId, comment, [
    { name: "góp ý.png", type: "image/png", size: content.byteLength, hash },
  ]);
  const { id: fileId } = await db("comment_files").where({ sha256: hash }).first("id");
  return { draftId, roundId, fileId: fileId as string };
}
